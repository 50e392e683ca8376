// How far a plan has come and when she is due, at each limit.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Course,
  foremost,
  isFulfilled,
  nextCare,
  progressOf,
  standingOf,
} from '@/lib/care-plans/progress-flow'
import { addDays } from '@/lib/salon-time/salon-time'

const MADE = '2026-11-01'

function course(overrides: Partial<Course> = {}): Course {
  return {
    treatmentId: 'a',
    sessions: 8,
    intervalDays: 7,
    done: 2,
    lastOn: '2026-11-10',
    booked: 0,
    bookedOn: null,
    bookedUntil: null,
    isOffered: true,
    ...overrides,
  }
}

describe('the progress of a course', () => {
  it.each([
    ['2026-11-16', 'coming', 0],
    ['2026-11-17', 'due', 0],
    ['2026-11-18', 'due', 1],
    ['2026-11-19', 'overdue', 2],
  ] as const)('a weekly one, last done on the 10th, is on %s %s', (today, state, daysLate) => {
    expect(progressOf(course(), MADE, today)).toEqual({
      state,
      done: 2,
      sessions: 8,
      dueOn: '2026-11-17',
      daysLate,
    })
  })

  it.each([
    ['2026-12-08', 'due'],
    ['2026-12-15', 'due'],
    ['2026-12-16', 'overdue'],
  ] as const)('a monthly one has a week of grace: on %s it is %s', (today, state) => {
    expect(progressOf(course({ intervalDays: 28 }), MADE, today).state).toBe(state)
  })

  it('is due from the day the plan was made while nothing has been done', () => {
    const fresh = course({ done: 0, lastOn: null })
    expect(progressOf(fresh, MADE, MADE)).toMatchObject({ state: 'due', dueOn: MADE })
    expect(progressOf(fresh, MADE, '2026-11-03').state).toBe('overdue')
  })

  it('gives the first its interval after one that was done before the plan, but not before the plan itself', () => {
    const before = course({ done: 0, lastOn: '2026-10-30' })
    expect(progressOf(before, MADE, MADE)).toMatchObject({ state: 'coming', dueOn: '2026-11-06' })
    expect(progressOf(course({ done: 0, lastOn: '2026-08-01' }), MADE, MADE)).toMatchObject({ dueOn: MADE })
    expect(nextCare([before], MADE, MADE)).toMatchObject({ number: 1, dueOn: '2026-11-06' })
    // The plan was made after today's treatment: today is not one of it.
    expect(standingOf(course({ done: 0, lastOn: MADE }), MADE, MADE)).toMatchObject({
      kind: 'coming',
      number: 1,
      on: '2026-11-08',
    })
  })

  it('is fulfilled with the last one, and stays so with one more', () => {
    expect(progressOf(course({ done: 7 }), MADE, '2026-12-30').state).toBe('overdue')
    expect(progressOf(course({ done: 8 }), MADE, '2026-12-30')).toMatchObject({
      state: 'fulfilled',
      dueOn: null,
    })
    expect(progressOf(course({ done: 9 }), MADE, '2026-12-30').state).toBe('fulfilled')
    expect(isFulfilled([course({ done: 8 }), course({ done: 7 })])).toBe(false)
    expect(isFulfilled([course({ done: 8 }), course({ done: 9 })])).toBe(true)
    expect(isFulfilled([])).toBe(false)
  })

  it('turns from coming to due to overdue once, and never back', () => {
    const order = ['coming', 'due', 'overdue']
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 365 }),
        fc.integer({ min: 0, max: 700 }),
        (intervalDays, offset) => {
          const at = (days: number) =>
            progressOf(course({ intervalDays }), MADE, addDays('2026-11-10', days)).state
          return order.indexOf(at(offset)) <= order.indexOf(at(offset + 1))
        },
      ),
    )
  })
})

describe('what is said of a course', () => {
  it('is the number of today, planned or just done', () => {
    const today = '2026-11-17'
    expect(standingOf(course({ booked: 1, bookedOn: today, bookedUntil: today }), MADE, today)).toEqual({
      kind: 'today',
      number: 3,
    })
    expect(standingOf(course({ done: 3, lastOn: today }), MADE, today)).toEqual({ kind: 'today', number: 3 })
    expect(standingOf(course({ done: 8, lastOn: today }), MADE, today)).toEqual({ kind: 'today', number: 8 })
    expect(standingOf(course({ done: 9, lastOn: today }), MADE, today)).toEqual({ kind: 'fulfilled' })
  })

  it('is when the next one is booked, and otherwise when it should be', () => {
    const booked = course({ booked: 1, bookedOn: '2026-11-20', bookedUntil: '2026-11-20' })
    expect(standingOf(booked, MADE, '2026-11-19')).toEqual({ kind: 'booked', number: 3, on: '2026-11-20' })
    // She did not come, and nobody has said so yet.
    expect(standingOf(booked, MADE, '2026-11-21')).toMatchObject({ kind: 'overdue', on: '2026-11-17' })
    expect(standingOf(course(), MADE, '2026-11-12')).toMatchObject({
      kind: 'coming',
      number: 3,
      on: '2026-11-17',
    })
  })

  it('is said of today’s course first, then of the one due first', () => {
    const slow = course({ treatmentId: 'slow', intervalDays: 28 })
    const done = course({ treatmentId: 'done', done: 8 })
    expect(foremost([done, slow, course()], MADE, '2026-11-12')?.treatmentId).toBe('a')
    const today = course({ treatmentId: 'today', intervalDays: 90, lastOn: '2026-11-12' })
    expect(foremost([course(), today], MADE, '2026-11-12')?.treatmentId).toBe('today')
    expect(foremost([done], MADE, '2026-11-12')?.treatmentId).toBe('done')
    expect(foremost([], MADE, '2026-11-12')).toBeNull()
  })
})

describe('what to book next', () => {
  it('is what is due first, on its day, or today where that has passed', () => {
    const slow = course({ treatmentId: 'slow', intervalDays: 28 })
    expect(nextCare([slow, course()], MADE, '2026-11-12')).toMatchObject({
      course: { treatmentId: 'a' },
      number: 3,
      dueOn: '2026-11-17',
    })
    expect(nextCare([course()], MADE, '2026-12-24')?.dueOn).toBe('2026-12-24')
    expect(nextCare([course({ done: 0, lastOn: null })], MADE, '2026-11-05')).toMatchObject({
      number: 1,
      dueOn: '2026-11-05',
    })
  })

  it('comes an interval after what is booked already', () => {
    const booked = course({ booked: 2, bookedOn: '2026-11-17', bookedUntil: '2026-11-24' })
    expect(nextCare([booked], MADE, '2026-11-12')).toMatchObject({ number: 5, dueOn: '2026-12-01' })
  })

  it('is nothing when all is done or booked, or the menu has dropped it', () => {
    expect(nextCare([course({ done: 8 })], MADE, '2026-11-12')).toBeNull()
    expect(
      nextCare(
        [course({ done: 7, booked: 1, bookedOn: '2026-11-17', bookedUntil: '2026-11-17' })],
        MADE,
        '2026-11-12',
      ),
    ).toBeNull()
    expect(nextCare([course({ isOffered: false })], MADE, '2026-11-12')).toBeNull()
  })
})
