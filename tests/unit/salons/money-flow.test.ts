// Money as people type it is what it means where the salon is, or a question; never a hundred times as much.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_MINOR, type MoneyHabit, minorDigits, readMoney } from '@/lib/salons/money-flow'

const CHINA = { currency: 'CNY', country: 'CN', locale: 'zh-CN' }
const GERMANY = { currency: 'EUR', country: 'DE', locale: 'de-DE' }
const ENGLISH_IN_GERMANY = { ...GERMANY, locale: 'en-GB' }
const JAPAN = { currency: 'JPY', country: 'JP', locale: 'en-GB' }

describe('a sum', () => {
  it.each([
    ['49,90', CHINA, 4_990],
    ['49.90', CHINA, 4_990],
    ['49,9', CHINA, 4_990],
    ['49,90', GERMANY, 4_990],
    ['1.280,00', CHINA, 128_000],
    ['1,280.00', GERMANY, 128_000],
    ['€ 49.90', ENGLISH_IN_GERMANY, 4_990],
    ['49,90 €', GERMANY, 4_990],
    ['EUR 1.280,50', GERMANY, 128_050],
    ['¥1，280', CHINA, 128_000],
    ['￥１，２８０．５０', CHINA, 128_050],
    ['1280元', CHINA, 128_000],
    ['398。5', CHINA, 39_850],
    ['1.280', GERMANY, 128_000],
    ['1,280', CHINA, 128_000],
    ['1 280,50', GERMANY, 128_050],
    ['1’280.50', { ...GERMANY, country: 'CH' }, 128_050],
    ['1.280.000', GERMANY, 128_000_000],
    ['1,28,000.50', { currency: 'INR', country: 'IN', locale: 'en-IN' }, 12_800_050],
    ['49,-', GERMANY, 4_900],
    ['49.', CHINA, 4_900],
    ['49.9000', CHINA, 4_990],
    ['0.005', CHINA, null],
    ['0,500', CHINA, 50],
    ['1.2万', CHINA, 1_200_000],
    ['HK$ 480', { ...CHINA, currency: 'HKD', country: 'HK' }, 48_000],
    ['5,000', JAPAN, 5_000],
    ['49,90', JAPAN, null],
    ['1.234', { currency: 'KWD', country: 'KW', locale: 'en-GB' }, 1_234],
    ['0', CHINA, 0],
    ['10000000', CHINA, MOST_MINOR],
    ['10000000.01', CHINA, null],
  ] satisfies [string, MoneyHabit, number | null][])('%s in %j', (typed, habit, minor) => {
    expect(readMoney(typed, habit)).toBe(minor)
  })

  it.each([
    ['1.280', CHINA],
    ['1,280', GERMANY],
    ['1.280', ENGLISH_IN_GERMANY],
    ['1,280', ENGLISH_IN_GERMANY],
    ['49.905', CHINA],
  ])('%s in %j is asked about', (typed, habit) => {
    expect(readMoney(typed, habit)).toBe('unsure')
  })

  it.each(['', ' ', 'abc', '-5', '1,2,3', '12.34.56', '1.28,000', '约 300', '300-400', '1e3'])(
    '«%s» is none',
    (typed) => {
      expect(readMoney(typed, CHINA)).toBeNull()
    },
  )
})

it('is read back as it was written, in every way of writing it', () => {
  const written = fc.constantFrom(
    { locale: 'zh-CN', country: 'CN', currency: 'CNY' },
    { locale: 'en-GB', country: 'GB', currency: 'GBP' },
    { locale: 'de-DE', country: 'DE', currency: 'EUR' },
    { locale: 'fr-FR', country: 'FR', currency: 'EUR' },
    { locale: 'ja-JP', country: 'JP', currency: 'JPY' },
    { locale: 'de-CH', country: 'CH', currency: 'CHF' },
    { locale: 'en-IN', country: 'IN', currency: 'INR' },
  )
  fc.assert(
    fc.property(written, fc.integer({ min: 0, max: MOST_MINOR }), (habit, minor) => {
      const { locale, currency } = habit
      const sum = new Intl.NumberFormat(locale, { style: 'currency', currency })
      expect(readMoney(sum.format(minor / 10 ** minorDigits(currency)), habit)).toBe(minor)
    }),
  )
})

it('is never a hundred times as much, wherever it was written', () => {
  const writer = fc.constantFrom('zh-CN', 'de-DE', 'en-GB', 'fr-FR')
  const reader = fc.constantFrom(CHINA, GERMANY, ENGLISH_IN_GERMANY)
  fc.assert(
    fc.property(writer, reader, fc.integer({ min: 0, max: 10_000_000 }), (locale, habit, minor) => {
      const sum = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(minor / 100)
      expect(readMoney(sum, habit)).toBe(minor)
      const short = new Intl.NumberFormat(locale).format(minor / 100)
      expect([minor, 'unsure']).toContain(readMoney(short, habit))
    }),
  )
})
