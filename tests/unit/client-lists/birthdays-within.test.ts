// The birthdays of the coming days, held to the rule by which one birthday is reckoned.
import { expect, test } from 'vitest'
import { birthdaysWithin } from '@/lib/client-lists/birthdays-within'
import { daysToBirthday } from '@/lib/clients/birthdays'

const pairs = Array.from({ length: 12 * 31 }, (_, index) => ({
  month: 1 + Math.floor(index / 31),
  day: 1 + (index % 31),
}))

test.each([
  ['2026-11-21', 14],
  ['2026-02-20', 14],
  ['2028-02-20', 14],
  ['2026-12-25', 14],
  // The sixth lunar month comes twice in 2025, the second time with 29 days.
  ['2025-06-20', 92],
  ['2025-07-20', 14],
  // The twelfth lunar month has 29 days before the new year of 2026.
  ['2026-02-10', 14],
  ['2026-05-05', 0],
])('from %s, %i days', (today, days) => {
  const { solar, lunar } = birthdaysWithin(days, today)
  for (const [found, birthLunar] of [
    [solar, false],
    [lunar, true],
  ] as const) {
    const expected = pairs.filter(({ month, day }) => {
      if (birthLunar && day > 30) return false
      if (!birthLunar && day > new Date(Date.UTC(2024, month, 0)).getUTCDate()) return false
      const left = daysToBirthday({ birthMonth: month, birthDay: day, birthLunar }, today)
      return left !== null && left <= days
    })
    expect([...found].sort((a, b) => a.month - b.month || a.day - b.day)).toEqual(expected)
  }
})
