// Puts a backup back into the empty folder .data, or into another one.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { backupPlaces } from '../lib/backup/backup-place'
import { restoreBackup } from '../lib/backup/restore-backup'
import { Failure, tell } from './steps/failure.mjs'
import { root } from './steps/run.mjs'

try {
  await restore()
} catch (error) {
  tell(error)
  process.exitCode = 1
}
process.exit()

async function restore(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { to: { type: 'string' } }, allowPositionals: true })
  const [file] = positionals
  if (!file || positionals.length > 1)
    throw new Failure(
      'Name the backup: npm run restore -- FILE, and --to FOLDER for another place than .data.',
    )
  const { data, folder, passphrase } = backupPlaces(process.env, root, 'salon')
  const restored = await restoreBackup({
    file: path.resolve(file),
    passphrase,
    folder: values.to ? path.resolve(values.to) : data,
    backups: folder,
    url: process.env.DATABASE_URL || null,
    now: new Date(),
  })
  console.log(`Restored to ${restored.folder}: the house as it was on ${restored.madeAt}.`)
  if (restored.writtenUntil)
    console.log(
      `With the log beside it, what was written until ${restored.writtenUntil.toISOString()} is there too.`,
    )
  if (restored.erasedAgain > 0)
    console.log(`${restored.erasedAgain} archives that were erased since have been erased again.`)
  for (const id of restored.unclear)
    console.log(`The archive ${id} was erased since, but is part of another one here: look at it by hand.`)
  if (restored.photos === 'bucket')
    console.log('Its photos lie in the bucket, which is not part of a backup.')
  const settings = Object.entries(restored.settings).map(([name, value]) => `${name}=${value}`)
  if (settings.length > 0) console.log(`These were set then:\n  ${settings.join('\n  ')}`)
  const there = values.to ? `FOYER_DATA=${restored.folder} ` : ''
  console.log(`Start it with: ${there}npm ${restored.kind === 'salon' ? 'start' : `run ${restored.kind}`}`)
}
