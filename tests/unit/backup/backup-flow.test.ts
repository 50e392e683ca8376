// When a backup is due, when the manager is warned, and which are kept.
import { describe, expect, it } from 'vitest'
import {
  isBackupDue,
  isBackupLate,
  lastClosing,
  madeAtOf,
  parseRetention,
  pastTheirTime,
  USUAL_RETENTION,
} from '@/lib/backup/backup-flow'

const at = (instant: string) => new Date(instant)
const now = at('2026-11-30T13:20:00Z')
const lastClosed = at('2026-11-30T13:15:00Z')

describe('a backup is due', () => {
  it('when there is none, and when the house has closed since', () => {
    expect(isBackupDue({ lastGood: null, lastFailed: null }, lastClosed, now)).toBe(true)
    expect(isBackupDue({ lastGood: at('2026-11-30T13:14:00Z'), lastFailed: null }, lastClosed, now)).toBe(
      true,
    )
    expect(isBackupDue({ lastGood: at('2026-11-30T13:16:00Z'), lastFailed: null }, lastClosed, now)).toBe(
      false,
    )
  })

  it('not within the hour after one that came to nothing', () => {
    expect(isBackupDue({ lastGood: null, lastFailed: at('2026-11-30T12:21:00Z') }, lastClosed, now)).toBe(
      false,
    )
    expect(isBackupDue({ lastGood: null, lastFailed: at('2026-11-30T12:20:00Z') }, lastClosed, now)).toBe(
      true,
    )
  })
})

it('the house closed last a quarter of an hour after it shut, by its own clock', () => {
  const closing = (instant: string) => lastClosing('21:00', 'Asia/Shanghai', at(instant)).toISOString()
  expect(closing('2026-11-30T13:14:59Z')).toBe('2026-11-29T13:15:00.000Z')
  expect(closing('2026-11-30T13:15:00Z')).toBe('2026-11-30T13:15:00.000Z')
  expect(closing('2026-11-30T20:00:00Z')).toBe('2026-11-30T13:15:00.000Z')
})

it('the manager is warned two days after the last good one, or after the first that was tried', () => {
  expect(isBackupLate(at('2026-11-28T13:20:00Z'), at('2026-01-01T00:00:00Z'), now)).toBe(false)
  expect(isBackupLate(at('2026-11-28T13:19:59Z'), null, now)).toBe(true)
  expect(isBackupLate(null, at('2026-11-27T00:00:00Z'), now)).toBe(true)
  expect(isBackupLate(null, at('2026-11-30T00:00:00Z'), now)).toBe(false)
  expect(isBackupLate(null, null, now)).toBe(false)
})

describe('of one a day for two years', () => {
  const DAY_MS = 86_400_000
  const daily = Array.from({ length: 730 }, (_, day) => ({ madeAt: new Date(now.getTime() - day * DAY_MS) }))
  const kept = (retention = USUAL_RETENTION) => {
    const gone = new Set(pastTheirTime(daily, retention))
    return daily.filter((backup) => !gone.has(backup)).map(({ madeAt }) => madeAt.toISOString().slice(0, 10))
  }

  it('the last seven days, four weeks and twelve months are kept', () => {
    const dates = kept()
    expect(dates.slice(0, 7)).toEqual([
      '2026-11-30',
      '2026-11-29',
      '2026-11-28',
      '2026-11-27',
      '2026-11-26',
      '2026-11-25',
      '2026-11-24',
    ])
    // The newest of each week ends on a Sunday, the newest of each month is its last day.
    expect(dates).toContain('2026-11-22')
    expect(dates).toContain('2026-11-15')
    expect(dates).not.toContain('2026-11-08')
    expect(dates).toContain('2026-10-31')
    expect(dates.at(-1)).toBe('2025-12-31')
    expect(dates).toHaveLength(7 + 2 + 11)
  })

  it('the newest stays whatever is asked for', () => {
    expect(kept({ days: 0, weeks: 0, months: 0 })).toEqual(['2026-11-30'])
  })

  it('what is kept today was kept yesterday, or is today’s: nothing is ever missed later', () => {
    let held = daily.slice(400)
    for (const next of daily.slice(0, 400).reverse()) {
      held = [...held, next]
      const gone = new Set(pastTheirTime(held, USUAL_RETENTION))
      held = held.filter((backup) => !gone.has(backup))
    }
    expect(held.map(({ madeAt }) => madeAt.toISOString().slice(0, 10)).sort()).toEqual(kept().sort())
  })
})

it('the name of a backup tells when it was made; any other name is left alone', () => {
  expect(madeAtOf('foyer-2026-11-30-201500.tar.gz')).toEqual(at('2026-11-30T20:15:00Z'))
  expect(madeAtOf('foyer-2026-11-30-201500.tar.gz.locked')).toEqual(at('2026-11-30T20:15:00Z'))
  for (const name of [
    'holiday.tar.gz',
    'foyer-2026-11-30-201500.tar.gz.12.part',
    'foyer-2026-99-99-201500.tar.gz',
  ])
    expect(madeAtOf(name)).toBeNull()
})

it('reads how many are kept, and takes the usual for what it cannot read', () => {
  expect(parseRetention('3,2,1')).toEqual({ days: 3, weeks: 2, months: 1 })
  expect(parseRetention('many')).toEqual(USUAL_RETENTION)
  expect(parseRetention(undefined)).toEqual(USUAL_RETENTION)
})
