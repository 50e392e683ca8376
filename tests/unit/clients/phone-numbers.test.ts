// Telephone numbers, as typed and as kept.
import { expect, it } from 'vitest'
import { nationalDigits, phoneEnding, toE164 } from '@/lib/clients/phone-numbers'

it.each([
  ['13812345678', 'CN', '+8613812345678'],
  ['138 1234 5678', 'CN', '+8613812345678'],
  ['１３８１２３４５６７８', 'CN', '+8613812345678'],
  ['+86 138-1234-5678', 'GB', '+8613812345678'],
  ['010-8888 9999', 'CN', '+861088889999'],
  ['07911 123456', 'GB', '+447911123456'],
  ['+1 (415) 555-2671', 'CN', '+14155552671'],
  ['9123 4567', 'HK', '+85291234567'],
])('%s in %s is %s', (typed, country, e164) => expect(toE164(typed, country)).toBe(e164))

it.each(['', '12', 'abc', '1381234567812345678', '王小明'])('"%s" is no number', (typed) =>
  expect(toE164(typed, 'CN')).toBeNull(),
)

it('reads a number that names its country, even where the salon is nowhere known', () => {
  expect(toE164('+8613812345678', 'XX')).toBe('+8613812345678')
  expect(toE164('13812345678', 'XX')).toBeNull()
})

it('knows the digits dialled at home', () => {
  expect(nationalDigits('+447911123456')).toBe('07911123456')
  expect(nationalDigits('+8613812345678')).toBe('13812345678')
})

it('knows the last four digits', () => {
  expect(phoneEnding('+8613812345678')).toBe('5678')
  expect(phoneEnding(null)).toBeNull()
})
