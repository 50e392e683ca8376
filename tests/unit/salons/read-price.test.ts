// A form's price is the sum that the salon writes so, or a question.
import { expect, it } from 'vitest'
import type { StaffSalon } from '@/lib/auth/signed-in-staff'
import { priceIn } from '@/lib/salons/read-price'

const china = { currency: 'CNY', phoneCountry: 'CN', locale: 'zh-CN' } as StaffSalon
const germany = { currency: 'EUR', phoneCountry: 'DE', locale: 'en' } as StaffSalon

it.each([
  ['49,90', germany, 4_990],
  ['1.280,00', germany, 128_000],
  ['€ 49.90', germany, 4_990],
  ['¥1，280', china, 128_000],
  ['1280.5', china, 128_050],
] as const)('%s is a sum', (typed, salon, minor) => {
  expect(priceIn(salon, typed)).toBe(minor)
})

it.each([
  ['1.280', germany, 'price_unsure'],
  ['1.280', china, 'price_unsure'],
  ['49,90', { ...china, currency: 'JPY' }, 'price_none'],
] as const)('%s is none here without a word', (typed, salon, code) => {
  expect(() => priceIn(salon, typed)).toThrow(expect.objectContaining({ code, particulars: { typed } }))
})
