// How far a birthday is.
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
  expect(daysToBirthday({ birthMonth, birthDay }, today)).toBe(days),
)

it('is unknown without month or day', () => {
  expect(daysToBirthday({ birthMonth: null, birthDay: 3 }, '2026-11-21')).toBeNull()
  expect(daysToBirthday({ birthMonth: 3, birthDay: null }, '2026-11-21')).toBeNull()
})
