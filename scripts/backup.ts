// Makes a backup while Foyer is in use, or while it is not.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { backupPlaces, tellableSettings } from '../lib/backup/backup-place'
import { keepErasures, readErasures } from '../lib/backup/erasures'
import { makeBackup } from '../lib/backup/make-backup'
import { tell } from './steps/failure.mjs'
import { openDatabase } from './steps/open-database'
import { root } from './steps/run.mjs'

try {
  await backUp()
} catch (error) {
  tell(error)
  process.exitCode = 1
}
process.exit()

async function backUp(): Promise<void> {
  const { values } = parseArgs({
    options: { kind: { type: 'string', default: 'salon' }, to: { type: 'string' } },
  })
  const { data, photos, passphrase, ...places } = backupPlaces(process.env, root, values.kind)
  const folder = values.to ? path.resolve(values.to) : places.folder
  const database = await openDatabase(data, values.kind)
  try {
    const kept = await readFile(path.join(data, 'secret'), 'utf8').catch(() => '')
    const made = await makeBackup({
      url: database.url,
      kind: values.kind,
      photos,
      secret: process.env.FOYER_SECRET || kept.trim() || null,
      settings: tellableSettings(process.env),
      erasures: await readErasures(folder),
      passphrase,
      folder,
      now: new Date(),
    })
    await keepErasures(folder, made.erasures)
    console.log(`Backed up to ${made.place} (${sizeOf(made.bytes)}, ${photosIn(made.photos, photos)}).`)
    if (!passphrase)
      console.log(
        'It is not locked: whoever has the file can read it. FOYER_BACKUP_PASSPHRASE locks the next one.',
      )
    if (path.resolve(folder).startsWith(`${data}${path.sep}`))
      console.log(
        'It lies on the same disk as the data: copy it elsewhere, or name another place with FOYER_BACKUPS.',
      )
  } finally {
    await database.stop()
  }
}

function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

function photosIn(count: number, folder: string | null): string {
  if (!folder) return 'photos lie in the bucket and are backed up there'
  return count === 1 ? '1 file of photos' : `${count} files of photos`
}
