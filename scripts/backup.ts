// Makes a backup while Foyer is in use, or while it is not.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { bucketOf } from '../lib/backup/backup-bucket'
import { parseRetention } from '../lib/backup/backup-flow'
import { type BackupPlaces, backupPlaces, diskOf, tellableSettings } from '../lib/backup/backup-place'
import { keepErasures, readErasures } from '../lib/backup/erasures'
import { type MadeBackup, makeBackup, type ToBackUp } from '../lib/backup/make-backup'
import { runBackup } from '../lib/backup/run-backup'
import { verifyBackup } from '../lib/backup/verify-backup'
import { Failure, tell } from './steps/failure.mjs'
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
    options: {
      kind: { type: 'string', default: 'salon' },
      to: { type: 'string' },
      'by-clock': { type: 'boolean', default: false },
    },
  })
  const places = backupPlaces(process.env, root, values.kind)
  const { data, photos, passphrase } = places
  const folder = values.to ? path.resolve(values.to) : places.folder
  if (values.to && !existsSync(folder))
    throw new Failure(`There is no folder ${folder}: plug its drive in, or make the folder first.`)
  const database = await openDatabase(data, values.kind)
  process.env.DATABASE_URL = database.url
  try {
    const kept = await readFile(path.join(data, 'secret'), 'utf8').catch(() => '')
    const what = {
      url: database.url,
      kind: values.kind,
      photos,
      secret: process.env.FOYER_SECRET || kept.trim() || null,
      settings: tellableSettings(process.env),
      passphrase,
      folder,
      now: new Date(),
    }
    const rest = {
      data,
      retention: parseRetention(process.env.FOYER_BACKUPS_KEEP),
      bucket: values.kind === 'salon' ? bucketOf(process.env) : null,
      clock: () => new Date(),
    }
    // A copy for a stick is nobody's but of whoever asks; a house of an older Foyer keeps no list yet.
    const listed = !values.to && (await keepsList(database.url))
    const made = listed
      ? await runBackup({ ...what, ...rest }, values['by-clock'])
      : await copyOut(what, data)
    if (made) tellMade(made, places, (await diskOf(data)) === (await diskOf(folder)))
  } finally {
    await database.stop()
  }
}

async function copyOut(what: Omit<ToBackUp, 'erasures'>, data: string): Promise<MadeBackup> {
  const made = await makeBackup({ ...what, erasures: await readErasures(data) })
  await verifyBackup(made.place, what.passphrase, data)
  await keepErasures(what.folder, made.erasures)
  return made
}

async function keepsList(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(`SELECT to_regclass('"Backup"') IS NOT NULL AS there`)
    return rows[0]?.there === true
  } finally {
    await client.end()
  }
}

function tellMade(made: MadeBackup, { photos, passphrase }: BackupPlaces, onSameDisk: boolean): void {
  const size = `${sizeOf(made.bytes)}, ${photosIn(made.photos, photos)}`
  console.log(`Backed up to ${made.place} (${size}), and verified by restoring it.`)
  if (!passphrase)
    console.log(
      'It is not locked: whoever has the file can read it. FOYER_BACKUP_PASSPHRASE locks the next one.',
    )
  if (onSameDisk)
    console.log(
      'It lies on the same disk as the data: copy it elsewhere, or name another place with FOYER_BACKUPS.',
    )
}

function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

function photosIn(count: number, folder: string | null): string {
  if (!folder) return 'photos lie in the bucket and are backed up there'
  return count === 1 ? '1 file of photos' : `${count} files of photos`
}
