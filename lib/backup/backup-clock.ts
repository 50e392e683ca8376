// The clock by which backups are made in a house that serves. The work is done by a process of its own, so that nobody
// at a tablet waits for it; of several app servers the one that comes first does it.
import 'server-only'
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { databaseUrl } from '@/lib/db/connection'
import { UNCOUNTED } from '@/lib/db/statement-counter'
import { log } from '@/lib/log/log'
import { isBackupDue, lastClosing } from './backup-flow'
import { whereBackupsLie } from './backup-place'
import { startLogKeeper } from './log-keeper'
import { findCluster } from './make-backup'

const MINUTE_MS = 60_000

const held = globalThis as typeof globalThis & { foyerBackupClock?: { child: ChildProcess | null } }

/** Looks every minute whether a backup is due, beginning in a minute. Only where scripts/run-foyer.ts has named the house. */
export function startBackupClock(): void {
  if (held.foyerBackupClock || !process.env.FOYER_KIND) return
  held.foyerBackupClock = { child: null }
  setInterval(() => void lookAtClock(), MINUTE_MS).unref()
  void keepLogElsewhere().catch((error) => log.warn({ err: error }, 'the log is not kept on another disk'))
}

async function keepLogElsewhere(): Promise<void> {
  if (process.env.FOYER_KIND !== 'salon' || !process.env.FOYER_BACKUPS) return
  const { folder } = await whereBackupsLie()
  const url = databaseUrl()
  const cluster = await findCluster(url)
  if (!cluster) return
  const passphrase = process.env.FOYER_BACKUP_PASSPHRASE || null
  startLogKeeper({ url, cluster, backups: folder, passphrase }, askForNew)
}

/** The log goes on from a backup: one of before its beginning is of no use to it. */
async function askForNew(): Promise<void> {
  const now = new Date()
  // Where one is under way or wanted, the database says so.
  await db.$executeRaw`
    INSERT INTO "Backup" (id, "askedAt") VALUES (${randomUUID()}::uuid, ${now}) ON CONFLICT DO NOTHING`
  await lookAtClock()
}

/** Looks now: somebody has asked. */
export async function lookAtClock(): Promise<void> {
  const clock = held.foyerBackupClock
  if (!clock || clock.child) return
  try {
    if (await isWanted(new Date())) clock.child = makeOne()
  } catch (error) {
    log.warn({ err: error }, 'it could not be seen whether a backup is due')
  }
}

/** Whether one was asked for or is due. The demo is thrown away tomorrow: it keeps none by itself. */
async function isWanted(now: Date): Promise<boolean> {
  const [row] = await db.$queryRawUnsafe<HouseNow[]>(
    `${UNCOUNTED} SELECT s."timeZone", s."closesAt",
       (SELECT count(*) FROM "Backup" WHERE "endedAt" IS NULL AND "startedAt" IS NULL) > 0 AS asked,
       (SELECT max("askedAt") FROM "Backup" WHERE "verifiedAt" IS NOT NULL) AS "lastGood",
       (SELECT max("endedAt") FROM "Backup" WHERE fault IS NOT NULL) AS "lastFailed"
     FROM "Salon" s ORDER BY s.id LIMIT 1`,
  )
  if (!row) return false
  if (row.asked) return true
  return (
    process.env.FOYER_KIND === 'salon' && isBackupDue(row, lastClosing(row.closesAt, row.timeZone, now), now)
  )
}

type HouseNow = {
  timeZone: string
  closesAt: string
  asked: boolean
  lastGood: Date | null
  lastFailed: Date | null
}

function makeOne(): ChildProcess {
  const flags = ['--conditions=react-server', '--import', 'tsx', 'scripts/backup.ts', '--by-clock']
  const child = spawn(process.execPath, [...flags, '--kind', process.env.FOYER_KIND ?? 'salon'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2_000)
  })
  child.once('error', (error) => forget(error.message))
  child.once('exit', (code) => forget(code === 0 ? '' : said.trim()))
  return child
}

function forget(trouble: string): void {
  if (trouble) log.error({ trouble }, 'a backup could not be made')
  if (held.foyerBackupClock) held.foyerBackupClock.child = null
}
