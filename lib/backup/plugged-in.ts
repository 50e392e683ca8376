// Whether the drive for backups is there: without it its empty folder is one of our own disk, and nobody would notice.
import 'server-only'
import { access, appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { BackupTrouble } from './backup-trouble'

const MARK = '.foyer-backups'
const KNOWN = 'backup-places.txt'

/** Whether backups have been made in `folder` before, and it is there now. */
export async function isPluggedIn(folder: string): Promise<boolean> {
  return access(path.join(/* turbopackIgnore: true */ folder, MARK)).then(
    () => true,
    () => false,
  )
}

/**
 * Makes `folder` where it was never used, and marks it; throws BackupTrouble when it was used before and its mark has
 * gone, for then it is another folder of the same name. `data` remembers which were used.
 */
export async function claimPlace(folder: string, data: string): Promise<void> {
  if (await isPluggedIn(folder)) return
  const known = await readFile(path.join(data, KNOWN), 'utf8').catch(() => '')
  if (known.split('\n').includes(folder))
    throw new BackupTrouble(`The place for backups is not there: is the drive of ${folder} plugged in?`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(path.join(folder, MARK), '')
  await appendFile(path.join(data, KNOWN), `${folder}\n`)
}
