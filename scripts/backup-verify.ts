// Restores a backup into a scratch place, starts it there, and tells whether it holds what it was made from.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { backupPlaces } from '../lib/backup/backup-place'
import { verifyBackup } from '../lib/backup/verify-backup'
import { Failure, tell } from './steps/failure.mjs'
import { root } from './steps/run.mjs'

try {
  await verify()
} catch (error) {
  tell(error)
  process.exitCode = 1
}
process.exit()

async function verify(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [file] = positionals
  if (!file || positionals.length > 1) throw new Failure('Name the backup: npm run backup:verify -- FILE.')
  const { data, passphrase } = backupPlaces(process.env, root, 'salon')
  const { madeAt, tables, rows, entries } = await verifyBackup(path.resolve(file), passphrase, data)
  console.log(
    `✓ ${path.basename(file)}, made on ${madeAt}: ${tables} tables, ${rows} rows, ${entries} entries of the audit, all as they were.`,
  )
}
