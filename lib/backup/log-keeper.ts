// Keeps the log of Foyer's own database on the disk of the backups, some seconds behind: a lost disk costs less than a
// minute. We read the files ourselves, for a command of PostgreSQL's (archive_command) goes through a shell, hands over
// whole files of 16 MB alone, and would keep the database's own disk filling up for as long as the other is not there.
import 'server-only'
import { randomUUID } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { log } from '@/lib/log/log'
import { formatPosition, keepPiece, logFolder, parsePosition, type Wal } from './kept-log'
import { isPluggedIn } from './plugged-in'

const SLOT = 'foyer_log'
/** Of the database's own disk, while the other one is not there. */
const MOST_WAITING = '1GB'
const EVERY_MS = 20_000
/** A piece is no larger than this, however much was written. */
const MOST_AT_ONCE = 256n * 1_048_576n

type Keeping = {
  url: string
  /** The folder of the cluster. */
  cluster: string
  backups: string
  passphrase: string | null
}

/** The name of the house's log, kept beside its data and never part of a backup; null while there is none. */
export async function lineageOf(place: string): Promise<string | null> {
  const said = await readFile(path.join(/* turbopackIgnore: true */ place, 'log-name'), 'utf8').catch(
    () => '',
  )
  return /^[0-9a-f-]{36}$/.test(said.trim()) ? said.trim() : null
}

/**
 * Keeps what was written to the log since the last time. Returns whether a chain of pieces has begun anew, which no
 * backup before this reaches.
 */
export async function keepLog(client: pg.Client, keeping: Keeping): Promise<{ begunAnew: boolean }> {
  const { from, begunAnew } = await positionKept(client)
  const { rows } = await client.query<{ flushed: string; timeline: string; segment: number }>(
    `SELECT pg_current_wal_flush_lsn()::text AS flushed,
       left(pg_walfile_name(pg_current_wal_flush_lsn()), 8) AS timeline,
       pg_size_bytes(current_setting('wal_segment_size'))::int AS segment`,
  )
  const now = rows[0]
  if (!now) throw new Error('the database does not say how far its log is')
  const wal: Wal = { folder: path.join(/* turbopackIgnore: true */ keeping.cluster, 'pg_wal'), ...now }
  const folder = logFolder(keeping.backups, await ownLineage(path.dirname(keeping.cluster), begunAnew))
  const flushed = parsePosition(now.flushed)
  for (let at = from; at < flushed; ) {
    const to = flushed - at > MOST_AT_ONCE ? at + MOST_AT_ONCE : flushed
    await keepPiece(folder, wal, { from: at, to }, keeping.passphrase)
    await client.query('SELECT pg_replication_slot_advance($1, $2::pg_lsn)', [SLOT, formatPosition(to)])
    at = to
  }
  return { begunAnew }
}

/** Keeps the log from now on, for as long as this process lives. `onNewChain` is told when a new backup is needed. */
export function startLogKeeper(keeping: Keeping, onNewChain: () => Promise<void>): void {
  let client: pg.Client | null = null
  let busy = false
  const turn = async () => {
    if (busy) return
    busy = true
    try {
      // A drive may be unplugged; and on our own disk a second copy of the log would help nobody.
      if (!(await isPluggedIn(keeping.backups)) || (await isOneDisk(keeping))) return
      client ??= await connect(keeping.url, () => {
        client = null
      })
      const { begunAnew } = await keepLog(client, keeping)
      if (begunAnew) await onNewChain()
    } catch (error) {
      log.warn({ err: error }, 'the log could not be kept on the disk of the backups')
    } finally {
      busy = false
    }
  }
  setInterval(() => void turn(), EVERY_MS).unref()
}

async function isOneDisk({ cluster, backups }: Keeping): Promise<boolean> {
  const [own, other] = await Promise.all([
    stat(/* turbopackIgnore: true */ cluster),
    stat(/* turbopackIgnore: true */ backups),
  ])
  return own.dev === other.dev
}

async function connect(url: string, onLost: () => void): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'foyer-log', keepAlive: true })
  client.on('error', onLost)
  client.on('end', onLost)
  await client.connect()
  return client
}

/** How far the log is kept. Where PostgreSQL has thrown it away, or nobody has kept it yet, it is begun from here. */
async function positionKept(client: pg.Client): Promise<{ from: bigint; begunAnew: boolean }> {
  const { rows } = await client.query<{ kept: string | null; status: string | null }>(
    'SELECT restart_lsn::text AS kept, wal_status AS status FROM pg_replication_slots WHERE slot_name = $1',
    [SLOT],
  )
  const slot = rows[0]
  if (slot?.kept && slot.status !== 'lost') return { from: parsePosition(slot.kept), begunAnew: false }
  if (slot) await client.query('SELECT pg_drop_replication_slot($1)', [SLOT])
  await client.query(`ALTER SYSTEM SET max_slot_wal_keep_size = '${MOST_WAITING}'`)
  await client.query('SELECT pg_reload_conf()')
  const made = await client.query<{ kept: string }>(
    'SELECT lsn::text AS kept FROM pg_create_physical_replication_slot($1, true)',
    [SLOT],
  )
  return { from: parsePosition(made.rows[0]?.kept ?? '0/0'), begunAnew: true }
}

async function ownLineage(place: string, anew: boolean): Promise<string> {
  const known = anew ? null : await lineageOf(place)
  if (known) return known
  const made = randomUUID()
  await writeFile(path.join(/* turbopackIgnore: true */ place, 'log-name'), `${made}\n`, { mode: 0o600 })
  return made
}
