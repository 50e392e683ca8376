// Birthdays as other systems, spreadsheets and people write them.
import { describe, expect, it } from 'vitest'
import { type DateOrder, provenOrder, readBirthday } from '@/lib/imports/read-birthday'

const read = (cell: string, order: DateOrder = 'day_first') => readBirthday(cell, order, 2026)
const solar = (year: number | null, month: number, day: number) => ({ year, month, day, lunar: false })
const lunar = (year: number | null, month: number, day: number) => ({ year, month, day, lunar: true })

describe('a birthday', () => {
  it.each([
    ['1990-05-12', solar(1990, 5, 12)],
    ['1990/5/12', solar(1990, 5, 12)],
    ['1990.5.12', solar(1990, 5, 12)],
    ['1990年5月12日', solar(1990, 5, 12)],
    ['1990-05-12 00:00:00', solar(1990, 5, 12)],
    ['1990-05-12T00:00:00.000Z', solar(1990, 5, 12)],
    ['5/12/1990 12:00:00 AM', solar(1990, 12, 5)],
    ['19900512', solar(1990, 5, 12)],
    ['12.05.1990', solar(1990, 5, 12)],
    ['5月12日', solar(null, 5, 12)],
    ['５月１２日', solar(null, 5, 12)],
    ['05-12', solar(null, 5, 12)],
    ['12 May 1990', solar(1990, 5, 12)],
    ['12-May-90', solar(1990, 5, 12)],
    ['May 12, 1990', solar(1990, 5, 12)],
    ['September 3rd', solar(null, 9, 3)],
    ['33005', solar(1990, 5, 12)],
    ['0000-05-12', solar(null, 5, 12)],
    ['1904-02-29', solar(null, 2, 29)],
    ['29.2.2000', solar(2000, 2, 29)],
    ['12/05/05', solar(2005, 5, 12)],
    ['12/05/88', solar(1988, 5, 12)],
    ['农历五月初五', lunar(null, 5, 5)],
    ['农历1990年五月初五', lunar(1990, 5, 5)],
    ['一九九〇年正月十五', lunar(1990, 1, 15)],
    ['腊月廿三', lunar(null, 12, 23)],
    ['冬月三十', lunar(null, 11, 30)],
    ['八月十五(农历)', lunar(null, 8, 15)],
    ['农历5月5日', lunar(null, 5, 5)],
    ['阴历1990-05-30', lunar(1990, 5, 30)],
  ])('is read from %s', (cell, birthday) => {
    expect(read(cell)).toEqual(birthday)
  })

  it.each([
    ['1905-01-01', solar(1905, 1, 1)],
    ['1904-12-31', solar(null, 12, 31)],
    ['1900-01-02', solar(null, 1, 2)],
    ['1900-02-01', solar(null, 2, 1)],
    ['2026-12-31', solar(2026, 12, 31)],
    ['12/05/26', solar(2026, 5, 12)],
    ['12/05/27', solar(1927, 5, 12)],
    ['12/05/00', solar(2000, 5, 12)],
    ['12-May-26', solar(2026, 5, 12)],
    ['12-May-27', solar(1927, 5, 12)],
    ['农历二〇二六年五月初五', lunar(2026, 5, 5)],
    ['农历十二月三十', lunar(null, 12, 30)],
    ['农历正月初一', lunar(null, 1, 1)],
    ['农历闰六月初一', lunar(null, 6, 1)],
    ['卅月', 'impossible'],
    ['1-1-90', solar(1990, 1, 1)],
    ['12/12', solar(null, 12, 12)],
    ['13/12', solar(null, 12, 13)],
    ['12/13', solar(null, 12, 13)],
  ])('at the edge is read from %s', (cell, birthday) => {
    expect(read(cell)).toEqual(birthday)
  })

  it.each(['', ' ', '-', '0000-00-00', '1900-01-01', '1900/1/1'])('is unsaid in «%s»', (cell) => {
    expect(read(cell)).toBeNull()
  })

  it.each([
    '1990-13-01',
    '31.04.1990',
    '30 February',
    '2027-01-01',
    '29.2.1999',
    '农历十三月初一',
    '农历五月卅五',
    '属马',
    'unknown',
    '45 May 1990',
    // Not a day counted since 1900, nor one without its century: who knows.
    '330051',
    '900512',
    '1905-00-10',
    '1905-10-00',
    '农历二〇二七年五月初五',
    '农历零月初一',
    '阴历5-31',
    '12/05/1',
  ])('is impossible in %s', (cell) => {
    expect(read(cell)).toBe('impossible')
  })
})

describe('the order of day and month', () => {
  it('is that of the column', () => {
    expect(read('05/12/1990', 'month_first')).toEqual(solar(1990, 5, 12))
    expect(read('05/12/1990', 'day_first')).toEqual(solar(1990, 12, 5))
    expect(read('05/12', 'month_first')).toEqual(solar(null, 5, 12))
  })

  it('gives way to a date that proves the other', () => {
    expect(read('25/12/1990', 'month_first')).toEqual(solar(1990, 12, 25))
    expect(read('12/25/1990', 'day_first')).toEqual(solar(1990, 12, 25))
  })

  it('is not guessed where a column holds both', () => {
    expect(read('05/12/1990', 'unsure')).toBe('unsure')
    expect(read('25/12/1990', 'unsure')).toEqual(solar(1990, 12, 25))
    expect(read('05/05/1990', 'unsure')).toEqual(solar(1990, 5, 5))
  })

  it('is proven by a number over twelve alone', () => {
    expect(provenOrder('25/12/1990')).toBe('day_first')
    expect(provenOrder('12/25/90')).toBe('month_first')
    for (const cell of ['05/12/1990', '1990-05-25', '25.12.1990', '33/33/1990', '']) {
      expect(provenOrder(cell), cell).toBeNull()
    }
  })
})
