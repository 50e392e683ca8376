// From when on the manager is told, and from when on it is bad.
import { expect, test } from 'vitest'
import { type HealthFacts, statusOf, warningsOf } from '@/lib/health/health-flow'

const now = new Date('2026-03-01T02:00:00Z')
const MB = 1024 ** 2
const DAY = 86_400_000
const well: HealthFacts = { freeBytes: 50_000 * MB, backup: null, jobs: [], clockAheadMs: 3, restarts: [] }
const ago = (ms: number) => new Date(now.getTime() - ms)
const before = (ms: number) => ({ verifiedAt: ago(ms), since: ago(99 * DAY) })
const never = { verifiedAt: null, since: ago(3 * DAY) }
const failed = { name: 'sweep', failedAt: now }

test.each<[string, Partial<HealthFacts>, string]>([
  ['all is well', {}, 'ok'],
  ['nobody can say', { freeBytes: null, clockAheadMs: null }, 'ok'],
  ['two gigabytes are left', { freeBytes: 2_048 * MB }, 'ok'],
  ['less is left', { freeBytes: 2_048 * MB - 1 }, 'warns'],
  ['a little is left', { freeBytes: 64 * MB }, 'warns'],
  ['next to nothing is left', { freeBytes: 64 * MB - 1 }, 'bad'],
  ['the backup is two days old', { backup: before(2 * DAY) }, 'ok'],
  ['the backup is older', { backup: before(2 * DAY + 1) }, 'warns'],
  ['the first backup is two days in coming', { backup: { verifiedAt: null, since: ago(2 * DAY) } }, 'ok'],
  ['there never was a backup', { backup: never }, 'warns'],
  ['what runs by itself ran', { jobs: [{ name: 'sweep', failedAt: null }] }, 'ok'],
  ['what runs by itself failed', { jobs: [failed] }, 'warns'],
  ['the clock is half a minute off', { clockAheadMs: 30_000 }, 'ok'],
  ['the clock is more than that ahead', { clockAheadMs: 30_001 }, 'warns'],
  ['it was started again twelve hours ago', { restarts: [ago(DAY / 2)] }, 'warns'],
  ['it was started again before that', { restarts: [ago(DAY / 2 + 1)] }, 'ok'],
  ['the clock is behind', { clockAheadMs: -3_600_000 }, 'warns'],
])('when %s', (_, facts, status) => {
  expect(statusOf(warningsOf({ ...well, ...facts }, now))).toBe(status)
})

test('the worst is told first, and everything is told', () => {
  const warnings = warningsOf(
    {
      freeBytes: 0,
      backup: never,
      jobs: [failed],
      clockAheadMs: -90_000,
      restarts: [ago(9), ago(5)],
    },
    now,
  )
  expect(warnings.map(({ about }) => about)).toEqual(['disk', 'backup', 'jobs', 'clock', 'restarts'])
  expect(warnings.at(-2)).toMatchObject({ aheadSeconds: -90 })
  expect(warnings.at(-1)).toMatchObject({ times: 2, lastAt: ago(5).toISOString() })
})
