// What the door card concludes from facts.
import { describe, expect, it } from 'vitest'
import {
  type CourtesyOccasion,
  nearBirthday,
  suitableCourtesy,
  waitedLong,
} from '@/lib/clients/door-card-flow'

const at = (minutes: number, seconds = 0) => new Date(Date.UTC(2026, 10, 21, 4, minutes, seconds))

describe('a long wait', () => {
  const untold = { seatedAt: at(0), endedAt: null, told: null, targetMinutes: 10 }
  const told = { ...untold, told: { at: at(2), minutes: 15 } }

  it.each([
    [untold, at(10), false],
    [untold, at(10, 1), true],
    [told, at(16, 59), false],
    [told, at(17), false],
    [told, at(17, 1), true],
    [{ ...told, endedAt: at(12) }, at(50), false],
    [{ ...told, endedAt: at(20) }, at(50), true],
  ])('%# is %s', (seating, now, long) => expect(waitedLong(seating, now)).toBe(long))
})

describe('the courtesy that suits', () => {
  const offered = (['any', 'long_wait', 'first_visit', 'birthday', 'open_complaint'] as const).map(
    (occasion) => ({
      occasion,
      name: occasion,
    }),
  )
  const all: CourtesyOccasion[] = ['open_complaint', 'birthday', 'first_visit', 'long_wait']

  it.each([
    [all, 'open_complaint'],
    [all.slice(1), 'birthday'],
    [all.slice(2), 'first_visit'],
    [all.slice(3), 'long_wait'],
    [[], 'any'],
  ])('of %j is for %s', (occasions, name) =>
    expect(suitableCourtesy(offered, new Set(occasions))?.name).toBe(name),
  )

  it('falls back to what there is', () => {
    const only = [{ occasion: 'any' as const, name: 'tea' }]
    expect(suitableCourtesy(only, new Set(all))?.name).toBe('tea')
    expect(suitableCourtesy([{ occasion: 'birthday' as const, name: 'cake' }], new Set())).toBeNull()
  })
})

describe('a near birthday', () => {
  const bornOn = (birthMonth: number | null, birthDay: number | null) => ({ birthMonth, birthDay })

  it('is within the week', () => {
    const near = (month: number | null, day: number | null) =>
      nearBirthday({ ...bornOn(month, day), birthLunar: false }, '2026-11-21')
    expect(near(11, 21)).toBe(0)
    expect(near(11, 28)).toBe(7)
    expect(near(11, 29)).toBeNull()
    expect(near(null, null)).toBeNull()
  })

  it('is told by the moon for whoever keeps it so', () => {
    // 21 November 2026 is the thirteenth of the tenth month.
    const near = (month: number, day: number) =>
      nearBirthday({ ...bornOn(month, day), birthLunar: true }, '2026-11-21')
    expect(near(10, 13)).toBe(0)
    expect(near(10, 20)).toBe(7)
    expect(near(10, 21)).toBeNull()
    expect(near(11, 21)).toBeNull()
  })
})
