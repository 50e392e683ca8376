// When she is to come, and how she stands to her time: at both ends of every minute.
import { describe, expect, it } from 'vitest'
import {
  type Coming,
  comesAt,
  isWalkIn,
  lateComing,
  nextCountsFrom,
  punctuality,
} from '@/lib/clients/coming-flow'

const APPOINTED = new Date('2026-11-23T06:00:00.000Z')
const SECOND = 1000
const MINUTE = 60 * SECOND
const later = (ms: number) => new Date(APPOINTED.getTime() + ms)
const told = (ms: number, minutes: number) => ({ kind: 'late_told', at: later(ms), particulars: { minutes } })

describe('when she is to come', () => {
  it.each([
    ['an hour before, counts from her time', -60 * MINUTE, 20],
    ['at her time', 0, 20],
    ['when it has passed, counts from then on', 26 * MINUTE, 46],
  ])('told %s', (_when, toldAt, minutes) => {
    expect(lateComing(APPOINTED, later(toldAt), 20)).toEqual(later(minutes * MINUTE))
  })

  it('is her appointment while she has told nothing', () => {
    expect(comesAt(APPOINTED, [{ kind: 'arranged', at: later(-MINUTE) }])).toEqual(APPOINTED)
  })

  it('is what she told last, and her appointment again when she comes in time after all', () => {
    expect(comesAt(APPOINTED, [told(-9 * MINUTE, 10), told(5 * MINUTE, 20)])).toEqual(later(25 * MINUTE))
    expect(comesAt(APPOINTED, [told(-9 * MINUTE, 10), told(-MINUTE, 0)])).toEqual(APPOINTED)
  })

  it('is the new appointment once that was moved, whatever she told of the old one', () => {
    const moved = { kind: 'appointment_moved', at: later(-MINUTE) }
    expect(comesAt(APPOINTED, [told(-9 * MINUTE, 30), moved])).toEqual(APPOINTED)
    expect(comesAt(APPOINTED, [moved, told(0, 30)])).toEqual(later(30 * MINUTE))
  })
})

describe('how she stands to her time', () => {
  const of = (coming: Partial<Coming>, ms: number) => {
    const at = APPOINTED.toISOString()
    return punctuality(
      { appointedAt: at, comesAt: at, isExpected: true, arrivedAt: null, isWalkIn: false, ...coming },
      later(ms),
    )
  }

  it.each([
    ['a second ahead', -SECOND, { kind: 'coming', minutes: 1 }],
    ['at her time', 0, { kind: 'coming', minutes: 0 }],
    ['a second past', SECOND, { kind: 'missing', minutes: 0 }],
    ['a minute past', MINUTE, { kind: 'missing', minutes: 1 }],
  ])('while she is awaited, %s', (_when, ms, stands) => {
    expect(of({}, ms)).toEqual(stands)
  })

  it('is not missed before the time that she told', () => {
    const late = { comesAt: later(20 * MINUTE).toISOString() }
    expect(of(late, 12 * MINUTE)).toEqual({ kind: 'coming', minutes: 8 })
    expect(of(late, 22 * MINUTE)).toEqual({ kind: 'missing', minutes: 2 })
  })

  it.each([
    ['a minute early', -MINUTE, { kind: 'came_early', minutes: 1 }],
    ['at 10:58:32 for 11:05', -7 * MINUTE + 32 * SECOND, { kind: 'came_early', minutes: 7 }],
    ['a second early, which the clock shows as a minute', -SECOND, { kind: 'came_early', minutes: 1 }],
    ['seconds late', MINUTE - SECOND, { kind: 'came_in_time' }],
    ['a minute late', MINUTE, { kind: 'came_late', minutes: 1 }],
  ])('once she has come, %s, whatever the clock says now', (_when, ms, stands) => {
    expect(of({ arrivedAt: later(ms).toISOString() }, 90 * MINUTE)).toEqual(stands)
  })

  it('goes by the clock that is shown where the time she told has seconds', () => {
    const late = { comesAt: later(20 * MINUTE + 40 * SECOND).toISOString() }
    expect(of(late, 12 * MINUTE + 10 * SECOND)).toEqual({ kind: 'coming', minutes: 8 })
    expect(of(late, 22 * MINUTE + 10 * SECOND)).toEqual({ kind: 'missing', minutes: 2 })
  })

  it('counts down to nothing that does not happen: cancelled, or she stayed away', () => {
    const settled = { isExpected: false }
    expect(of(settled, -6 * 60 * MINUTE)).toEqual({ kind: 'not_coming' })
    expect(of(settled, 6 * 60 * MINUTE)).toEqual({ kind: 'not_coming' })
    const came = { isExpected: false, arrivedAt: later(MINUTE).toISOString() }
    expect(of(came, 5 * MINUTE)).toEqual({ kind: 'came_late', minutes: 1 })
  })

  it('is late by her appointment, whatever she told beforehand', () => {
    const came = { comesAt: later(20 * MINUTE).toISOString(), arrivedAt: later(18 * MINUTE).toISOString() }
    expect(of(came, 18 * MINUTE)).toEqual({ kind: 'came_late', minutes: 18 })
  })

  it('is neither for a guest who came without an appointment', () => {
    expect(of({ isWalkIn: true, arrivedAt: APPOINTED.toISOString() }, MINUTE)).toEqual({ kind: 'walk_in' })
  })

  it.each([
    ['made as she came', 0, true],
    ['made a second before her time', -SECOND, false],
  ])('an appointment %s', (_when, ms, walksIn) => {
    expect(isWalkIn({ startsAt: APPOINTED, createdAt: later(ms) })).toBe(walksIn)
  })
})

describe('what counts as her next appointment', () => {
  it("is what she is expected for from the beginning of the salon's day", () => {
    const start = new Date('2026-11-22T16:00:00.000Z')
    expect(nextCountsFrom(APPOINTED, 'Asia/Shanghai')).toEqual(start)
    expect(nextCountsFrom(start, 'Asia/Shanghai')).toEqual(start)
    expect(nextCountsFrom(new Date(start.getTime() - 1), 'Asia/Shanghai')).not.toEqual(start)
  })
})
