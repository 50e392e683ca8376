// Days that were written down as an hour of the day before.
import { describe, expect, it } from 'vitest'
import { readingSchema } from '@/lib/imports/import-schemas'
import { wholeDay } from '@/lib/imports/whole-day'

describe('a day', () => {
  it.each([
    ['1996-05-04T16:00:00.000Z', 'Asia/Shanghai', '1996-05-05'],
    ['1990-05-04T15:00:00Z', 'Asia/Shanghai', '1990-05-05'],
    ['1990-05-05T22:00:00+00:00', 'Europe/Berlin', '1990-05-06'],
    ['1990-12-05T05:00Z', 'America/New_York', '1990-12-05'],
    ['1990-05-05T00:00:00Z', 'Asia/Shanghai', '1990-05-05T00:00:00Z'],
    ['1990-05-05 16:00', 'Asia/Shanghai', '1990-05-05 16:00'],
    ['1990-15-05T16:00:00Z', 'Asia/Shanghai', '1990-15-05T16:00:00Z'],
    ['王小明', 'Asia/Shanghai', '王小明'],
  ])('%s in %s is %s', (cell, timeZone, day) => {
    expect(wholeDay(cell, timeZone)).toBe(day)
  })
})

describe('the name of a file', () => {
  it.each([
    ['C:\\Users\\店长\\会员.xlsx', '会员.xlsx'],
    ['/tmp/a/会员.csv', '会员.csv'],
    ['会员\u0000\u200b\n.csv', '会员.csv'],
    [`${'𠮷'.repeat(200)}.csv`, `${'𠮷'.repeat(116)}.csv`],
  ])('%s is kept as %s', (fileName, kept) => {
    expect(readingSchema.parse({ fileName }).fileName).toBe(kept)
  })

  it('and whatever else is asked for is forgotten where it makes no sense', () => {
    expect(readingSchema.parse({ sheet: 'x', encoding: 'klingon', headings: 'maybe' })).toEqual({})
    expect(readingSchema.parse({ sheet: '3', encoding: 'big5', headings: 'none' })).toEqual({
      sheet: 3,
      encoding: 'big5',
      headings: 'none',
    })
  })
})
