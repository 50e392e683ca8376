// How far a birthday is, of either calendar.
import { expect, it } from 'vitest'
import { daysToBirthday } from '@/lib/clients/birthdays'

it.each([
  [11, 21, '2026-11-21', 0],
  [11, 22, '2026-11-21', 1],
  [11, 20, '2026-11-21', 364],
  [1, 2, '2026-12-30', 3],
  [12, 31, '2026-01-01', 364],
  [2, 29, '2026-02-27', 1],
  [2, 29, '2026-02-28', 0],
  [2, 29, '2028-02-28', 1],
  [2, 29, '2027-03-01', 365],
])('born %i/%i, on %s: %i days', (birthMonth, birthDay, today, days) =>
  expect(daysToBirthday({ birthMonth, birthDay, birthLunar: false }, today)).toBe(days),
)

it.each([
  // 中秋, the fifteenth of the eighth month.
  [8, 15, '2026-09-25', 0],
  [8, 15, '2026-09-24', 1],
  [8, 15, '2026-09-26', 354],
  // 春节.
  [1, 1, '2026-02-16', 1],
  [1, 1, '2025-12-31', 48],
  // 除夕: the twelfth month of 2025 ends on its 29th, and the 30th is kept on it.
  [12, 30, '2026-02-16', 0],
  [12, 29, '2026-02-16', 0],
  [12, 30, '2026-02-15', 1],
  // A sixth month that comes twice: the first counts.
  [6, 10, '2025-07-04', 0],
  [6, 10, '2025-08-03', 354],
])('born %i/%i by the moon, on %s: %i days', (birthMonth, birthDay, today, days) =>
  expect(daysToBirthday({ birthMonth, birthDay, birthLunar: true }, today)).toBe(days),
)

it('comes round within a lunar year, whichever day it is', () => {
  for (let birthMonth = 1; birthMonth <= 12; birthMonth++) {
    for (const birthDay of [1, 29, 30]) {
      const days = daysToBirthday({ birthMonth, birthDay, birthLunar: true }, '2025-07-25')
      expect(days, `${birthMonth}/${birthDay}`).toEqual(expect.any(Number))
    }
  }
})

it.each([true, false])('is unknown without month or day (lunar: %s)', (birthLunar) => {
  expect(daysToBirthday({ birthMonth: null, birthDay: 3, birthLunar }, '2026-11-21')).toBeNull()
  expect(daysToBirthday({ birthMonth: 3, birthDay: null, birthLunar }, '2026-11-21')).toBeNull()
})
