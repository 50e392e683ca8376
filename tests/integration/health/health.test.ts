// What health tells of disk, jobs, clock and database, and what the manager's screen knows of it.
import { afterEach, expect, it, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { freeDisk } from '@/lib/health/disk'
import { health, knownWarnings } from '@/lib/health/health'
import { runJob } from '@/lib/health/jobs'
import { lastBackup } from '@/lib/health/last-backup'
import { log } from '@/lib/log/log'

const MB = 1024 ** 2
const left = (bytes: number) => ({ freeDisk: async () => bytes, lastBackup })

/** The database has the time of day that the tests have; the rest of this file needs no more of it. */
async function databaseTime(): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp()::timestamp(3) AS now`
  if (!row) throw new Error('the database does not know the time')
  return row.now
}

afterEach(() => {
  vi.restoreAllMocks()
})

it('says how much disk is left, and is bad when there is none', async () => {
  const now = await databaseTime()
  expect(await freeDisk()).toBeGreaterThan(0)
  expect(await health(now, left(9_000 * MB))).toMatchObject({
    ok: true,
    status: 'ok',
    database: 'answers',
    migrations: 'up_to_date',
    disk: { freeBytes: 9_000 * MB },
    warnings: [],
  })
  expect(await health(now, left(900 * MB))).toMatchObject({ ok: true, status: 'warns' })
  expect(await health(now, left(MB))).toMatchObject({ ok: false, status: 'bad', database: 'answers' })
})

it('holds the clock against the database’s', async () => {
  const hourAhead = new Date((await databaseTime()).getTime() + 3_600_000)
  const { clock, status } = await health(hourAhead, left(9_000 * MB))
  expect(status).toBe('warns')
  expect(Math.round((clock.aheadMs ?? 0) / 60_000)).toBe(60)
})

it('says when a backup was last verified, where any are made', async () => {
  const now = await databaseTime()
  const old = new Date(now.getTime() - 3 * 86_400_000)
  const sources = {
    freeDisk: async () => 9_000 * MB,
    lastBackup: async () => ({ verifiedAt: old, since: old }),
  }
  expect(await health(now, sources)).toMatchObject({ status: 'warns', backup: { verifiedAt: old } })
})

it('remembers what runs by itself and did not come to its end, until it does', async () => {
  const now = await databaseTime()
  const written = vi.spyOn(log, 'error').mockImplementation(() => undefined)
  await runJob('trial', now, () => Promise.reject(new Error('no room')))
  expect(written).toHaveBeenCalledOnce()
  expect(await health(now, left(9_000 * MB))).toMatchObject({
    status: 'warns',
    warnings: [{ about: 'jobs', name: 'trial' }],
  })
  await runJob('trial', now, async () => undefined)
  expect(await health(now, left(9_000 * MB))).toMatchObject({ status: 'ok' })
})

it('lets a page wait for nothing: it shows what is known, and finds out for the next', async () => {
  const hourAhead = new Date((await databaseTime()).getTime() + 3_600_000)
  expect(knownWarnings(hourAhead)).toEqual([])
  await vi.waitFor(() => expect(knownWarnings(hourAhead).map(({ about }) => about)).toContain('clock'))
})
