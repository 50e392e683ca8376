// Holds prices as people type them, and names.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryName, entryNameEn, minorUnits, priceSchema, typedPrice } from '@/lib/salons/entry-schemas'

describe('a price', () => {
  it.each([
    ['398', 39_800],
    ['398.5', 39_850],
    ['0.05', 5],
    ['1,280', 128_000],
    [' ¥1280.00 ', 128_000],
    ['３９８．５０', 39_850],
    ['398元', 39_800],
    ['0', 0],
  ])('typed as %s is read', (typed, minor) => {
    expect(minorUnits(priceSchema.parse(typed), 'CNY')).toBe(minor)
  })

  it.each(['', 'abc', '-1', '1.234', '12345678', '1e3', '1.2.3', '.5'])('is not %j', (typed) => {
    expect(priceSchema.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual(['price'])
  })

  it('has no minor units where the currency has none', () => {
    expect(minorUnits('1280', 'JPY')).toBe(1280)
    expect(minorUnits('1280.5', 'JPY')).toBe(1281)
    expect(typedPrice(1280, 'JPY')).toBe('1280')
  })

  it('survives being shown and typed again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (minor) => {
        expect(minorUnits(priceSchema.parse(typedPrice(minor, 'CNY')), 'CNY')).toBe(minor)
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
