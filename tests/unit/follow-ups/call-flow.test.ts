// What follows from a call: the next one, at a decent hour, as often as the salon tries.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCall, dueDay, nextCallDueAt } from '@/lib/follow-ups/call-flow'
import { CALL_OUTCOMES } from '@/lib/follow-ups/follow-up-schemas'
import { salonTime } from '@/lib/salon-time/salon-time'

const settings = {
  callAttempts: 3,
  callRetryHours: 24,
  opensAt: '10:00',
  closesAt: '21:00',
  timeZone: 'Asia/Shanghai',
}
const now = new Date('2026-11-23T08:00:00Z')

describe('checkCall', () => {
  it('asks how she feels when she was reached, and only then', () => {
    expect(checkCall({ attempt: 1, outcome: 'reached' }, now, settings)).toBe('feeling_needed')
    expect(checkCall({ attempt: 1, outcome: 'reached', feeling: 1 }, now, settings)).toBeNull()
    expect(checkCall({ attempt: 1, outcome: 'no_answer' }, now, settings)).toBeNull()
    expect(checkCall({ attempt: 1, outcome: 'wrong_number' }, now, settings)).toBeNull()
  })

  it('asks for a time to come when she wants to be called again, and not on the last try', () => {
    const again = (callAgainAt?: Date, attempt = 1) =>
      checkCall({ attempt, outcome: 'call_again', callAgainAt }, now, settings)
    expect(again()).toBe('call_again_needs_time')
    expect(again(now)).toBe('call_again_in_past')
    expect(again(new Date(now.getTime() + 1000))).toBeNull()
    expect(again(new Date(now.getTime() + 1000), 3)).toBe('last_try')
  })
})

describe('nextCallDueAt', () => {
  it('owes no call after she was reached or after the last try, and one otherwise', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CALL_OUTCOMES), fc.integer({ min: 1, max: 5 }), (outcome, attempt) => {
        const owed = nextCallDueAt({ attempt, outcome }, now, settings) !== null
        const isHers = outcome === 'no_answer' || outcome === 'call_again'
        expect(owed).toBe(isHers && attempt < settings.callAttempts)
      }),
    )
  })

  it('owes one at the right number however often the wrong one was tried', () => {
    for (const attempt of [1, settings.callAttempts, 9]) {
      const made = { attempt, outcome: 'wrong_number', rightPhone: '13833334444' } as const
      expect(nextCallDueAt(made, now, settings)).not.toBeNull()
    }
  })

  it("never falls due at night, nor before the salon's delay is over", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 72 }),
        (moment, callRetryHours) => {
          const due = nextCallDueAt({ attempt: 1, outcome: 'no_answer' }, moment, {
            ...settings,
            callRetryHours,
          })
          if (!due) throw new Error('a call is owed')
          expect(due.getTime()).toBeGreaterThanOrEqual(moment.getTime() + callRetryHours * 3_600_000)
          const time = salonTime(due, settings.timeZone)
          expect(time >= '10:00' && time < '21:00').toBe(true)
        },
      ),
    )
  })

  it('keeps to the time that she named', () => {
    const callAgainAt = new Date('2026-11-23T13:30:00Z')
    expect(nextCallDueAt({ attempt: 1, outcome: 'call_again', callAgainAt }, now, settings)).toEqual(
      callAgainAt,
    )
  })
})

describe('dueDay', () => {
  it('goes by the salon’s calendar, not by hours', () => {
    const zone = 'Asia/Shanghai'
    const dueAt = new Date('2026-11-25T16:30:00Z')
    expect(dueDay(dueAt, '2026-11-25', zone)).toBe('later')
    expect(dueDay(dueAt, '2026-11-26', zone)).toBe('today')
    expect(dueDay(dueAt, '2026-11-27', zone)).toBe('overdue')
  })
})
