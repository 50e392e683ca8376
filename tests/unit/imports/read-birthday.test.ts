// Birthdays as other systems, spreadsheets and people write them.
import { describe, expect, it } from 'vitest'
import type { DateOrder } from '@/lib/imports/import-flow'
import { dateEvidence, dateHabit, orderOfColumn, readBirthday } from '@/lib/imports/read-birthday'

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

  it.each([
    ['8/5', solar(null, 8, 5)],
    ['3.8', solar(null, 3, 8)],
    ['10.1', solar(null, 10, 1)],
    ['08-05', solar(null, 8, 5)],
    ['05-08-15', solar(2005, 8, 15)],
    ['85/8/5', solar(1985, 8, 5)],
    ['90.8.15', solar(1990, 8, 15)],
    ['8/5/1990', solar(1990, 8, 5)],
    ['25/8/1990', solar(1990, 8, 25)],
    ['12.05.1990', solar(1990, 5, 12)],
  ])('begins with the year in a Chinese list: %s', (cell, birthday) => {
    expect(read(cell, 'year_first')).toEqual(birthday)
  })

  it('is asked for what nobody has decided, and for that alone', () => {
    for (const cell of ['05-08-15', '8/5', '3.8', '8/5/1990'])
      expect(read(cell, 'unsure'), cell).toBe('unsure')
    expect(read('85/8/5', 'unsure')).toEqual(solar(1985, 8, 5))
    expect(read('8月5日', 'unsure')).toEqual(solar(null, 8, 5))
    expect(read('25/8', 'unsure')).toEqual(solar(null, 8, 25))
  })

  it('of a lunar day without its words is month and day', () => {
    expect(read('农历8.15')).toEqual(lunar(null, 8, 15))
  })
})

describe('a column is judged as a whole', () => {
  const judged = (country: string, ...cells: string[]) =>
    orderOfColumn(dateEvidence(cells.map((cell) => [cell, 1])), dateHabit('other', country))

  it.each([
    ['CN', ['8/5', '3.8', '12/3', '10.1', '8月5日', '08-05', '05-08-15', '85/8/5', '90.8.15'], 'year_first'],
    ['CN', ['8/5'], 'year_first'],
    ['CN', ['13/5', '8/5'], 'day_first'],
    ['CN', ['8/5/1990', '5/12/1988'], 'unsure'],
    ['CN', ['8/25/1990', '5/12/1988'], 'year_first'],
    ['CN', ['25/8/1990', '5/12/1988'], 'day_first'],
    ['CN', ['25/8/1990', '8/25/1990'], 'unsure'],
    ['GB', ['8/5', '05/08/15'], 'day_first'],
    ['GB', ['8/25/1990', '5/12/1988'], 'month_first'],
    ['GB', ['85/8/5', '05/8/6'], 'year_first'],
    ['GB', ['8/25'], 'month_first'],
    ['DE', ['3.8.', '05.08.90'], 'day_first'],
    ['US', ['8/5', '05/08/15'], 'month_first'],
    ['US', ['25/8/1990'], 'day_first'],
    ['HK', ['8/5'], 'day_first'],
    ['CN', ['1990-05-12', ''], 'year_first'],
  ] as const)('%s %j', (country, cells, order) => {
    expect(judged(country, ...cells)).toBe(order)
  })

  it('and as the system writes whose export it is', () => {
    expect(dateHabit('square', 'GB')).toBe('month_first')
    expect(dateHabit('other', 'GB')).toBe('day_first')
  })
})

describe('a date that no calendar has', () => {
  const order = (cells: string[]) =>
    orderOfColumn(dateEvidence(cells.map((cell) => [cell, 1] as const)), 'year_first')

  it('proves no order for the dates beside it', () => {
    expect(order(['8/5', '05-08-15', '3/12', '29/2/1991'])).toBe('year_first')
    expect(order(['8/5', '31/4/1991', '45/13'])).toBe('year_first')
    expect(order(['8/5', '29/2/91'])).toBe('year_first')
  })

  it('proves it where the date exists', () => {
    expect(order(['8/5/1990', '29/2/1992'])).toBe('day_first')
  })
})
