// Holds prices as people type them, and names.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryName, entryNameEn, priceSchema, typedPrice } from '@/lib/salons/entry-schemas'
import { readMoney } from '@/lib/salons/money-flow'

const CHINA = { currency: 'CNY', country: 'CN', locale: 'zh-CN' }

describe('a price', () => {
  it.each([
    '398',
    '398.5',
    '1,280',
    '1.280,00',
    '49,90',
    '€ 49.90',
    ' ¥1280.00 ',
    '３９８．５０',
    '398元',
    '0',
  ])('typed as %s is kept as it was typed', (typed) => {
    expect(priceSchema.parse(typed)).toBe(typed.trim())
  })

  it.each(['', 'abc', '-1', '123456789', '1e3', '1.2.3', '.5'])('is not %j', (typed) => {
    expect(priceSchema.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual(['price'])
  })

  it('has no minor units where the currency has none', () => {
    expect(typedPrice(1280, 'JPY')).toBe('1280')
  })

  it('survives being shown and typed again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (minor) => {
        expect(readMoney(priceSchema.parse(typedPrice(minor, 'CNY')), CHINA)).toBe(minor)
      }),
    )
  })
})

describe('a name', () => {
  it('is trimmed, and asked for in Chinese only', () => {
    expect(entryName.parse('  听雨 ')).toBe('听雨')
    expect(entryName.safeParse('   ').success).toBe(false)
    expect(entryNameEn.parse('   ')).toBeNull()
    expect(entryNameEn.parse(undefined)).toBeNull()
    expect(entryNameEn.parse(' Celadon ')).toBe('Celadon')
  })
})
