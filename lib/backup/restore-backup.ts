// The whole way back: unpacked, recovered, brought up to this Foyer, freed of whom the house has erased since, in place.
import 'server-only'
import { createReadStream } from 'node:fs'
import { chown, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { db } from '@/lib/db/client'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrate } from '@/lib/db/migrate'
import { settle } from './archive'
import { BackupTrouble } from './backup-trouble'
import { restoreDump } from './database-dump'
import { type ErasedAgain, eraseAllAgain } from './erase-again'
import { type ErasureNote, keepErasures, mergeErasures, readErasures } from './erasures'
import { endOfFile, layOut, logFolder, piecesFrom } from './kept-log'
import { checkEmpty, type Unpacked, unpackBackup } from './unpack-backup'

type ToRestore = {
  file: string
  passphrase: string | null
  /** What is to be `.data`. */
  folder: string
  /** A folder whose list of erasures knows more, where backups are kept; null for none. */
  backups: string | null
  /** An empty PostgreSQL to restore into; null for Foyer's own in `folder`. */
  url: string | null
  now: Date
}

type Restored = {
  madeAt: string
  /** Until when the log that is kept beside the backups goes on from there; null where there is none. */
  writtenUntil: Date | null
  kind: string
  folder: string
  photos: 'here' | 'bucket'
  settings: Record<string, string>
  erasedAgain: number
  unclear: string[]
}

/** Restores `file` into the empty folder; throws BackupTrouble and leaves nothing behind when it cannot. */
export async function restoreBackup(what: ToRestore): Promise<Restored> {
  await checkEmpty(what.folder)
  const unpacked = await unpackBackup(what.file, what.passphrase, what.folder)
  try {
    const { facts } = unpacked
    if (what.url && facts.database === 'cluster')
      throw new BackupTrouble(
        'This backup holds a database of Foyer’s own, and DATABASE_URL names another one: restore it without DATABASE_URL.',
      )
    const writtenUntil = what.backups ? await addKeptLog(unpacked, what.backups, what.passphrase) : null
    const notes = await everybodyErased(what, unpacked)
    const again = await withDatabase(unpacked, what.url, async (url) => {
      await migrate(url)
      await endHalfMade(url)
      return eraseIn(url, unpacked, notes, what.now)
    })
    await keepErasures(unpacked.folder, notes)
    await moveInto(unpacked, what.folder)
    return {
      madeAt: facts.madeAt,
      writtenUntil,
      kind: facts.kind,
      folder: what.folder,
      photos: facts.photos,
      settings: facts.settings,
      erasedAgain: again.erased.length,
      unclear: again.unclear,
    }
  } catch (error) {
    await rm(unpacked.folder, { recursive: true, force: true })
    throw error
  }
}

/**
 * Runs `work` on the database of what was unpacked, which is recovered through the log that came along, or read from
 * its dump: into the empty one of `url`, or into one of Foyer's own. Nothing of it need outlive a power cut unless `durable`.
 */
export async function withDatabase<T>(
  { folder, facts }: Unpacked,
  url: string | null,
  work: (url: string) => Promise<T>,
  durable = true,
): Promise<T> {
  const dump = path.join(folder, facts.kind, 'dump')
  if (facts.database === 'dump' && url) {
    await checkNothingIn(url)
    await restoreDump(url, piecesOf(dump))
    await rm(dump, { recursive: true })
    return work(url)
  }
  const server = await startEmbeddedPostgres({ folder: path.join(folder, facts.kind), durable })
  try {
    if (facts.database === 'dump') {
      await restoreDump(server.url, piecesOf(dump))
      await rm(dump, { recursive: true })
    }
    return await work(server.url)
  } finally {
    await server.stop()
  }
}

/** What was written after the backup, as far as it is kept. */
async function addKeptLog(
  { folder, facts }: Unpacked,
  backups: string,
  passphrase: string | null,
): Promise<Date | null> {
  if (!facts.log) return null
  const wal = path.join(folder, facts.kind, 'postgres', 'pg_wal')
  const last = (await readdir(wal))
    .filter((name) => /^[0-9A-F]{24}$/.test(name))
    .sort()
    .at(-1)
  if (!last) return null
  const { size: segment, uid, gid } = await stat(path.join(wal, last))
  const from = endOfFile(last, segment)
  const pieces = await piecesFrom(logFolder(backups, facts.log), from)
  const laid = await layOut(pieces, from, { folder: wal, timeline: last.slice(0, 8), segment }, passphrase)
  for (const name of await readdir(wal)) await chown(path.join(wal, name), uid, gid)
  return laid?.keptAt ?? null
}

/** Of the backup, of where backups are kept, and of where it is restored to: nobody is on one of them by mistake. */
async function everybodyErased(
  { folder, backups }: ToRestore,
  { erasures }: Unpacked,
): Promise<ErasureNote[]> {
  return mergeErasures(erasures, await readErasures(folder), backups ? await readErasures(backups) : [])
}

async function eraseIn(
  url: string,
  { folder, facts }: Unpacked,
  notes: readonly ErasureNote[],
  now: Date,
): Promise<ErasedAgain> {
  if (notes.length === 0) return { erased: [], unclear: [] }
  const { DATABASE_URL, FOYER_PHOTOS } = process.env
  await db.$disconnect()
  process.env.DATABASE_URL = url
  if (facts.photos === 'here') process.env.FOYER_PHOTOS = path.join(folder, facts.kind, 'photos')
  try {
    return await eraseAllAgain(notes, now)
  } finally {
    await db.$disconnect()
    setOrUnset('DATABASE_URL', DATABASE_URL)
    setOrUnset('FOYER_PHOTOS', FOYER_PHOTOS)
  }
}

function setOrUnset(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}

/** The very backup that was just restored stands in it as under way. */
async function endHalfMade(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('DELETE FROM "Backup" WHERE "endedAt" IS NULL')
  } finally {
    await client.end()
  }
}

async function checkNothingIn(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      `SELECT 1 FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LIMIT 1`,
    )
    if (rowCount)
      throw new BackupTrouble(
        'The database of DATABASE_URL is not empty: a backup is never restored over something.',
      )
  } finally {
    await client.end()
  }
}

async function* piecesOf(dump: string): AsyncGenerator<Uint8Array> {
  for (const name of (await readdir(dump)).sort()) yield* createReadStream(path.join(dump, name))
}

/** The database last: with it, the house is there. */
async function moveInto({ folder: from, facts }: Unpacked, folder: string): Promise<void> {
  const names = (await readdir(from)).sort((one) => (one === facts.kind ? 1 : -1))
  for (const name of names) await rename(path.join(from, name), path.join(folder, name))
  await rm(from, { recursive: true })
  await settle(folder)
}
