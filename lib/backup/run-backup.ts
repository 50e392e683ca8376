// One backup from beginning to end: made, verified, written down, and older ones taken away.
import 'server-only'
import { readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { db } from '@/lib/db/client'
import { isAlive } from '@/lib/db/data-folder'
import type { BackupFault } from '@/lib/db/generated/client'
import { type LiveEvent, liveChannel } from '@/lib/live/live-event'
import { type BackupBucket, sendToBucket } from './backup-bucket'
import { madeAtOf, pastTheirTime, type Retention } from './backup-flow'
import { BackupTrouble } from './backup-trouble'
import { keepErasures, readErasures } from './erasures'
import { dropOldPieces } from './kept-log'
import { type MadeBackup, makeBackup, type ToBackUp } from './make-backup'
import { claimPlace } from './plugged-in'
import { verifyBackup } from './verify-backup'

type ToRun = Omit<ToBackUp, 'erasures'> & {
  /** The folder `.data`, in which it is tried out. */
  data: string
  retention: Retention
  /** Outside of the house besides; null for none. */
  bucket: BackupBucket | null
  /** The clock reading of each step. */
  clock: () => Date
}

/** Any constant; held from the first row to the last file. */
const RUN_LOCK = 460_721
const DOUBTFUL = '.not-verified'

/**
 * Makes and verifies one backup for what is asked for, or for the clock, and writes down how it went. Throws
 * BackupTrouble while another one is at it. A file that does not hold what it was made from loses its name, so that
 * nobody counts on it. With `byClock` null where somebody else has just made one.
 */
export async function runBackup(what: ToRun, byClock = false): Promise<MadeBackup | null> {
  const lock = new pg.Client({
    connectionString: what.url,
    application_name: 'foyer-backup',
    keepAlive: true,
  })
  lock.on('error', () => undefined)
  await lock.connect()
  try {
    const { rows } = await lock.query('SELECT pg_try_advisory_lock($1) AS ours', [RUN_LOCK])
    if (rows[0]?.ours !== true)
      throw new BackupTrouble('A backup is being made already: wait until it is done.')
    if (byClock && (await isJustMade(what.now))) return null
    return await runAlone(what)
  } finally {
    await lock.end().catch(() => undefined)
  }
}

async function isJustMade(now: Date): Promise<boolean> {
  const asked = await db.backup.count({ where: { startedAt: null } })
  const lately = new Date(now.getTime() - 3_600_000)
  return asked === 0 && (await db.backup.count({ where: { verifiedAt: { gt: lately } } })) > 0
}

async function runAlone(what: ToRun): Promise<MadeBackup> {
  const id = await begin(what.now)
  try {
    await claimPlace(what.folder, what.data)
    await makeRoom(what.folder)
    const made = await makeBackup({ ...what, erasures: await allErasures(what) })
    await keepErasures(what.folder, made.erasures)
    await keepErasures(what.data, made.erasures)
    await verifyBackup(made.place, what.passphrase, what.data).catch(async (error) => {
      await rename(made.place, `${made.place}${DOUBTFUL}`)
      throw error
    })
    await note(id, { name: path.basename(made.place), bytes: BigInt(made.bytes) })
    if (what.bucket) await sendToBucket(what.bucket, made.place, what.retention)
    await note(id, { verifiedAt: what.clock(), endedAt: what.clock() })
    await takeAway(what)
    return made
  } catch (error) {
    await note(id, { fault: faultOf(error), endedAt: what.clock() })
    throw error
  }
}

/** Whom any list names; nobody is on one of them by mistake. */
async function allErasures({ folder, data }: ToRun) {
  return [...(await readErasures(folder)), ...(await readErasures(data))]
}

/** Takes what was asked for; makes a row for the clock where nobody has asked. */
async function begin(now: Date): Promise<string> {
  await db.backup.updateMany({
    where: { endedAt: null, startedAt: { not: null } },
    data: { endedAt: now, fault: 'cut_off' },
  })
  const asked = await db.backup.findFirst({ where: { endedAt: null }, select: { id: true } })
  if (asked) {
    await note(asked.id, { startedAt: now })
    return asked.id
  }
  const { id } = await db.backup.create({ data: { askedAt: now, startedAt: now }, select: { id: true } })
  await tell()
  return id
}

type Noted = Partial<{
  startedAt: Date
  endedAt: Date
  name: string
  bytes: bigint
  verifiedAt: Date
  fault: BackupFault
  removedAt: Date
}>

async function note(id: string, data: Noted): Promise<void> {
  await db.backup.updateMany({ where: { id }, data })
  await tell()
}

/** The manager's screen, if it is open. */
async function tell(): Promise<void> {
  for (const { id: salonId } of await db.salon.findMany({ select: { id: true } })) {
    const event: LiveEvent = { kind: 'settings', salonId }
    await db.$executeRaw`SELECT pg_notify(${liveChannel}, ${JSON.stringify(event)})`
  }
}

/** What an earlier run left half-written, and, where the disk is short, the oldest beyond the newest two. */
async function makeRoom(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const maker = /^foyer-.*\.(\d+)\.part$/.exec(name)?.[1]
    if (name.endsWith(DOUBTFUL) || (maker && !isAlive(Number(maker))))
      await rm(path.join(folder, name), { force: true })
  }
  const backups = await backupsIn(folder)
  const newest = backups.at(-1)
  if (!newest) return
  const { size } = await stat(path.join(folder, newest.name))
  for (const { name } of backups.slice(0, -2)) {
    const { bavail, bsize } = await statfs(folder)
    if (bavail * bsize > size * 1.5) return
    await rm(path.join(folder, name), { force: true })
  }
}

async function takeAway({ folder, retention, clock }: ToRun): Promise<void> {
  for (const { name } of pastTheirTime(await backupsIn(folder), retention))
    await rm(path.join(folder, name), { force: true })
  const before = (await backupsIn(folder)).at(-2)
  if (before) await dropOldPieces(folder, before.madeAt)
  const there = (await backupsIn(folder)).map(({ name }) => name)
  await db.backup.updateMany({
    where: { name: { not: null, notIn: there }, removedAt: null },
    data: { removedAt: clock() },
  })
}

/** Oldest first. */
async function backupsIn(folder: string): Promise<{ name: string; madeAt: Date }[]> {
  const found = (await readdir(folder)).flatMap((name) => {
    const madeAt = madeAtOf(name)
    return madeAt ? [{ name, madeAt }] : []
  })
  return found.sort((one, other) => one.madeAt.getTime() - other.madeAt.getTime())
}

function faultOf(error: unknown): BackupFault {
  const said =
    error instanceof Error ? `${'code' in error ? error.code : ''} ${error.message}` : String(error)
  if (/ENOSPC|EDQUOT|disk is full|No space left/.test(said)) return 'disk_full'
  if (/EACCES|EPERM|EROFS|ENOTDIR|plugged in|may not (be written|enter)|read-only/.test(said))
    return 'not_writable'
  if (/of the backup is damaged|does not hold|not what was written|is not whole/.test(said))
    return 'not_as_it_was'
  if (/The bucket did not take/.test(said)) return 'not_sent'
  if (/^.?The program pg_/.test(said)) return 'programs_missing'
  return 'other'
}
