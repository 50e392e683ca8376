// A birthday in words.
import { expect, it } from 'vitest'
import { birthdayWords } from '@/components/clients/birthday-words'

const born = (birthYear: number | null, birthMonth: number | null, birthDay: number | null) => ({
  birthYear,
  birthMonth,
  birthDay,
})

it.each([
  [born(1986, 11, 24), 'zh-CN', '1986年11月24日'],
  [born(null, 2, 29), 'en', '29 February'],
  [born(null, null, 3), 'en', null],
])('%j in %s: %s', (birthday, locale, words) =>
  expect(birthdayWords({ ...birthday, birthLunar: false }, locale)).toBe(words),
)

it.each([
  [born(null, 8, 15), 'zh-CN', '农历八月十五'],
  [born(1986, 1, 1), 'zh-CN', '1986年农历正月初一'],
  [born(null, 12, 30), 'zh-CN', '农历腊月三十'],
  [born(null, 11, 10), 'zh-CN', '农历冬月初十'],
  [born(null, 2, 20), 'zh-CN', '农历二月二十'],
  [born(null, 2, 21), 'zh-CN', '农历二月廿一'],
  [born(null, 2, 11), 'zh-CN', '农历二月十一'],
  [born(1986, 8, 15), 'en', 'day 15 of lunar month 8, 1986'],
])('%j by the moon in %s: %s', (birthday, locale, words) =>
  expect(birthdayWords({ ...birthday, birthLunar: true }, locale)).toBe(words),
)
