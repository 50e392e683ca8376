// Makes a backup while Foyer is in use: the database, the photos, the secret and the settings in one file.
import 'server-only'
import { access, mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { type ArchiveWriter, writeArchive } from './archive'
import { BackupTrouble } from './backup-trouble'
import { archiveCluster, archiveFile } from './cluster-files'
import { archiveDump, checkDumpProgram } from './database-dump'
import { type ErasureNote, erasuresText, mergeErasures } from './erasures'
import { lineageOf } from './log-keeper'
import { inQuietMoment } from './quiet-moment'
import { sumTables } from './table-sums'

export type ToBackUp = {
  /** Of the database, running. */
  url: string
  /** Under which name of `.data` it comes back: salon, demo or dev. */
  kind: string
  /** The folder of the photos; null when they lie in a bucket, which is backed up where it is. */
  photos: string | null
  secret: string | null
  /** What was set when it was made, for a person to read. */
  settings: Record<string, string>
  /** Whom other lists name besides the database's. */
  erasures: readonly ErasureNote[]
  passphrase: string | null
  /** Where the file goes; made when it is not there. */
  folder: string
  now: Date
}

/** What stands at the beginning of every backup. */
export type BackupFacts = {
  format: 1
  kind: string
  madeAt: string
  database: 'cluster' | 'dump'
  /** The last migration in it: which Foyer it needs at least. */
  migration: string | null
  photos: 'here' | 'bucket'
  settings: Record<string, string>
  /** The house whose kept log goes on where this ends; null where none is kept. */
  log: string | null
}

export type MadeBackup = { place: string; bytes: number; photos: number; erasures: ErasureNote[] }

/** Any constant; held while a backup is being made, so that there is one at a time. */
const BACKUP_LOCK = 460_720

/**
 * Makes a backup in `folder` and returns where. Nobody is kept from working but for an instant. Throws BackupTrouble
 * when one is being made already, or when the programs that it takes are not there.
 */
export async function makeBackup(what: ToBackUp): Promise<MadeBackup> {
  const client = await connect(what.url)
  try {
    await holdLock(client)
    const cluster = await clusterHere(client, what.url)
    if (!cluster) await checkDumpProgram(client)
    await mkdir(what.folder, { recursive: true, mode: 0o700 })
    const place = path.join(what.folder, nameOf(what))
    const made = { photos: 0, erasures: [] as ErasureNote[] }
    const bytes = await writeArchive(place, what.passphrase, async (archive) => {
      await archive.text('backup.json', JSON.stringify(await factsOf(client, what, cluster), null, 2))
      // With it and a session of the day anybody could sign as anybody: it goes along behind a lock alone.
      if (what.secret && what.passphrase) await archive.text('secret', `${what.secret}\n`)
      made.erasures = await (cluster
        ? archiveDatabase(archive, client, what, cluster)
        : archiveElsewhere(archive, client, what))
      await archive.text('erasures.txt', erasuresText(made.erasures))
      // After the database: whatever it speaks of was on the disk by then.
      if (what.photos) made.photos = await archivePhotos(archive, what.photos, `${what.kind}/photos`)
    })
    return { place, bytes, ...made }
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'foyer-backup', keepAlive: true })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function holdLock(client: pg.Client): Promise<void> {
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS ours', [BACKUP_LOCK])
  if (rows[0]?.ours !== true)
    throw new BackupTrouble('A backup is being made already: wait until it is done.')
}

/** The folder of the database of `url` when it is Foyer's own and on this computer; null for anybody else's. */
export async function findCluster(url: string): Promise<string | null> {
  const client = await connect(url)
  try {
    return await clusterHere(client, url)
  } finally {
    await client.end()
  }
}

/** The folder of the database when it is Foyer's own and on this computer; null for anybody else's. */
async function clusterHere(client: pg.Client, url: string): Promise<string | null> {
  try {
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory')
    const cluster = rows[0]?.data_directory ?? ''
    await access(path.join(path.dirname(cluster), 'password'))
    const lines = (await readFile(path.join(cluster, 'postmaster.pid'), 'utf8')).split('\n')
    return lines[3] === new URL(url).port ? cluster : null
  } catch {
    return null
  }
}

function nameOf({ now, passphrase }: ToBackUp): string {
  const [, date, time] = /^(.{10})T(.{8})/.exec(now.toISOString()) ?? []
  return `foyer-${date}-${time?.replaceAll(':', '')}.tar.gz${passphrase ? '.locked' : ''}`
}

async function factsOf(client: pg.Client, what: ToBackUp, cluster: string | null): Promise<BackupFacts> {
  const { rows } = await client.query<{ name: string | null }>(
    'SELECT max(migration_name) AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
  )
  return {
    format: 1,
    kind: what.kind,
    madeAt: what.now.toISOString(),
    database: cluster ? 'cluster' : 'dump',
    migration: rows[0]?.name ?? null,
    photos: what.photos ? 'here' : 'bucket',
    settings: what.settings,
    log: cluster && (await lineageOf(path.dirname(cluster))),
  }
}

/** PostgreSQL's own way: told that a backup begins, copied while it works, told that it ends, and the log of meanwhile. */
async function archiveDatabase(
  archive: ArchiveWriter,
  client: pg.Client,
  what: ToBackUp,
  cluster: string,
): Promise<ErasureNote[]> {
  const name = `${what.kind}/postgres`
  // Keeps what is written to the log from now on; gone with this connection.
  await client.query(
    `SELECT pg_create_physical_replication_slot('foyer_backup_' || pg_backend_pid(), true, true)`,
  )
  const start = await client.query<{ lsn: string }>(`SELECT pg_backup_start('foyer', true) AS lsn`)
  await archiveCluster(archive, cluster, name)
  return withSnapshot(what.url, async (reader, lookNow) => {
    const { rows } = await inQuietMoment(reader.locker, async () => {
      await lookNow()
      return client.query<{ lsn: string; labelfile: string }>(
        'SELECT lsn::text, labelfile FROM pg_backup_stop(wait_for_archive => false)',
      )
    })
    const stop = rows[0]
    const log = await logSegments(client, start.rows[0]?.lsn ?? '', stop?.lsn ?? '')
    for (const segment of log)
      if (!(await archiveFile(archive, path.join(cluster, 'pg_wal', segment), `${name}/pg_wal/${segment}`)))
        throw new BackupTrouble('The database has thrown away its log before it was copied: try again.')
    await archive.text(`${name}/backup_label`, stop?.labelfile ?? '')
    await archive.text(`${what.kind}/password`, await readFile(path.join(cluster, '../password'), 'utf8'))
    return archiveSums(archive, reader.snapshot, what)
  })
}

async function archiveElsewhere(
  archive: ArchiveWriter,
  _client: pg.Client,
  what: ToBackUp,
): Promise<ErasureNote[]> {
  return withSnapshot(what.url, async ({ snapshot }, lookNow) => {
    const id = await lookNow()
    await archiveDump(archive, what.url, id, `${what.kind}/dump`)
    return archiveSums(archive, snapshot, what)
  })
}

type Reader = { locker: pg.Client; snapshot: pg.Client }

/** Two connections: one that holds everybody up for an instant, and one that goes on seeing that instant. */
async function withSnapshot<T>(
  url: string,
  work: (reader: Reader, lookNow: () => Promise<string>) => Promise<T>,
): Promise<T> {
  const locker = await connect(url)
  const snapshot = await connect(url)
  try {
    return await work({ locker, snapshot }, async () => {
      await snapshot.query('SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0')
      await snapshot.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      const { rows } = await snapshot.query<{ id: string }>('SELECT pg_export_snapshot() AS id')
      return rows[0]?.id ?? ''
    })
  } finally {
    await Promise.all([locker.end(), snapshot.end()].map((ending) => ending.catch(() => undefined)))
  }
}

async function archiveSums(
  archive: ArchiveWriter,
  snapshot: pg.Client,
  what: ToBackUp,
): Promise<ErasureNote[]> {
  await archive.text('tables.json', JSON.stringify(await sumTables(snapshot)))
  // With those that were merged into her: before the merge they stood for themselves.
  const { rows } = await snapshot.query<{ clientId: string; erasedById: string; at: Date; reason: string }>(
    `WITH RECURSIVE erased AS (
       SELECT "clientId" AS id, "erasedById", "erasedAt" AS at, reason::text FROM "Erasure"
       UNION SELECT c.id, e."erasedById", e.at, e.reason FROM erased e JOIN "Client" c ON c."mergedIntoId" = e.id
     ) SELECT id AS "clientId", "erasedById", at, reason FROM erased ORDER BY at, id`,
  )
  const own = rows.map(({ at, ...note }) => ({ ...note, erasedAt: at.toISOString() }))
  return mergeErasures(own, what.erasures)
}

/** The names of the segments of the log from `start` to `stop`, both included. */
async function logSegments(client: pg.Client, start: string, stop: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT pg_walfile_name('0/0'::pg_lsn + number * bytes + 1) AS name
     FROM (SELECT pg_size_bytes(current_setting('wal_segment_size')) AS bytes) AS size,
       generate_series(floor(($1::pg_lsn - '0/0') / bytes), floor(($2::pg_lsn - '0/0' - 1) / bytes)) AS number
     ORDER BY 1`,
    [start, stop],
  )
  return rows.map(({ name }) => name)
}

async function archivePhotos(archive: ArchiveWriter, folder: string, name: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  let count = 0
  for (const entry of entries) {
    const at = path.join(folder, entry.name)
    if (entry.isDirectory()) count += await archivePhotos(archive, at, `${name}/${entry.name}`)
    else if (entry.name.endsWith('.file') && (await archiveFile(archive, at, `${name}/${entry.name}`)))
      count += 1
  }
  return count
}
