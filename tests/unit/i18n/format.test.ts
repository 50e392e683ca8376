// Money, minutes, days, names and phones in each language's form.
import { describe, expect, it } from 'vitest'
import {
  formatBriefly,
  formatClock,
  formatComing,
  formatDate,
  formatDay,
  formatMinutes,
  formatMoment,
  formatMoney,
  guestName,
  localName,
} from '@/lib/i18n/format'
import { formatPhone } from '@/lib/i18n/format-phone'
import { browserLocale, chooseLocale } from '@/lib/i18n/locale'

describe('money', () => {
  it.each([
    [39_800, 'CNY', 'zh-CN', '¥398'],
    [39_850, 'CNY', 'zh-CN', '¥398.50'],
    [128_000, 'CNY', 'en', '¥1,280'],
    [1200, 'JPY', 'en', '¥1,200'],
    [0, 'CNY', 'zh-CN', '¥0'],
    [-500, 'CNY', 'en', '-¥5'],
  ])('%i minor units of %s in %s are %s', (minor, currency, locale, text) => {
    expect(formatMoney(minor, currency, locale)).toBe(text)
  })
})

describe('minutes', () => {
  it.each([
    [0, 'en', '0 min'],
    [12, 'en', '12 min'],
    [12, 'zh-CN', '12 分钟'],
    [60, 'zh-CN', '1 小时'],
    [65, 'en', '1 h 5 min'],
    [65, 'zh-CN', '1 小时 5 分钟'],
    [-7, 'en', '−7 min'],
    [12.9, 'en', '12 min'],
  ])('%d in %s is %s', (minutes, locale, text) => {
    expect(formatMinutes(minutes, locale)).toBe(text)
  })
})

describe('days and times', () => {
  const instant = new Date('2026-11-21T06:05:00Z')

  it('are the salon’s', () => {
    expect(formatClock(instant, 'Asia/Shanghai', 'zh-CN')).toBe('14:05')
    expect(formatClock(instant, 'Europe/London', 'en')).toBe('06:05')
    expect(formatClock(new Date('2026-11-21T16:00:00Z'), 'Asia/Shanghai', 'en')).toBe('00:00')
  })

  it('are told by the clock of 24 hours', () => {
    expect(formatMoment(instant, 'Asia/Shanghai', 'en')).toBe('21 Nov 14:05')
    expect(formatMoment(instant, 'Asia/Shanghai', 'zh-CN')).toBe('11月21日 14:05')
  })

  it('read as each language writes them', () => {
    expect(formatDay(instant, 'Asia/Shanghai', 'zh-CN')).toBe('11月21日 周六')
    expect(formatDay(instant, 'Asia/Shanghai', 'en')).toBe('Sat 21 November')
    expect(formatDate(instant, 'Asia/Shanghai', 'zh-CN')).toBe('2026年11月21日')
    expect(formatDate(instant, 'Asia/Shanghai', 'en')).toBe('21 November 2026')
  })
})

describe('a moment to come', () => {
  const told = (instant: string, locale: string) =>
    formatComing(new Date(instant), new Date('2026-11-21T15:59:00Z'), 'Asia/Shanghai', locale)

  it('is told by the salon’s day, and by its date from the day after tomorrow on', () => {
    expect(told('2026-11-21T15:59:30Z', 'zh-CN')).toBe('今天 23:59')
    expect(told('2026-11-21T16:00:00Z', 'zh-CN')).toBe('明天 00:00')
    expect(told('2026-11-22T06:20:00Z', 'en')).toBe('tomorrow 14:20')
    expect(told('2026-11-22T16:00:00Z', 'zh-CN')).toBe('11月23日 周一 00:00')
    expect(told('2026-11-23T06:20:00Z', 'en')).toBe('Mon 23 November 14:20')
  })
})

describe('a day told briefly', () => {
  const lastHour = new Date('2026-12-31T15:59:59Z')
  const nextYear = new Date('2026-12-31T16:00:00Z')

  it.each([
    ['Asia/Shanghai', 'zh-CN', lastHour, lastHour, '12月31日'],
    ['Asia/Shanghai', 'zh-CN', nextYear, nextYear, '1月1日'],
    ['Asia/Shanghai', 'zh-CN', lastHour, nextYear, '2026年12月31日'],
    ['Asia/Shanghai', 'en', nextYear, lastHour, '1 Jan 2027'],
    ['Europe/London', 'en', lastHour, nextYear, '31 Dec'],
    [
      'America/New_York',
      'en',
      new Date('2027-01-01T04:59:59Z'),
      new Date('2027-01-01T05:00:00Z'),
      '31 Dec 2026',
    ],
  ])('has its year where the salon’s own year is another: %s, %s', (zone, locale, day, now, said) => {
    expect(formatBriefly(day, now, zone, locale)).toBe(said)
  })

  it('is the salon’s day, and so are weekday and date', () => {
    expect(formatDay(nextYear, 'Asia/Shanghai', 'en')).toBe('Fri 1 January')
    expect(formatDay(nextYear, 'Europe/London', 'en')).toBe('Thu 31 December')
    expect(formatDate(nextYear, 'Asia/Shanghai', 'en')).toBe('1 January 2027')
    expect(formatDate(nextYear, 'Europe/London', 'en')).toBe('31 December 2026')
  })
})

describe('names', () => {
  it('are in the reader’s language where there is one', () => {
    expect(localName({ name: '听雨', nameEn: 'Listening to Rain' }, 'en')).toBe('Listening to Rain')
    expect(localName({ name: '听雨', nameEn: null }, 'en')).toBe('听雨')
    expect(localName({ name: '听雨', nameEn: 'Listening to Rain' }, 'zh-CN')).toBe('听雨')
  })

  it('of guests are what they like to be called', () => {
    expect(guestName({ name: '王晓明', formOfAddress: '王姐' })).toBe('王姐')
    expect(guestName({ name: '王晓明', formOfAddress: null })).toBe('王晓明')
  })
})

describe('phones', () => {
  it.each([
    ['+8613800000001', 'CN', '138 0000 0001'],
    ['+442079460018', 'CN', '+44 20 7946 0018'],
    ['+442079460018', 'GB', '020 7946 0018'],
    ['no number', 'CN', 'no number'],
  ])('%s in %s reads %s', (e164, country, text) => {
    expect(formatPhone(e164, country)).toBe(text)
  })
})

describe('the language', () => {
  it.each([
    ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en-GB,en;q=0.9', 'en'],
    ['fr;q=0.9, en;q=0.1, zh;q=0.5', 'zh-CN'],
    ['en;q=0, zh', 'zh-CN'],
    ['fr', null],
    ['', null],
  ])('of a browser that asks for %s is %s', (header, locale) => {
    expect(browserLocale(header)).toBe(locale)
  })

  it('is the person’s before the browser’s, and Chinese where nobody says', () => {
    expect(chooseLocale({ staff: 'en', cookie: 'zh-CN', acceptLanguage: 'zh' })).toBe('en')
    expect(chooseLocale({ cookie: 'en', acceptLanguage: 'zh' })).toBe('en')
    expect(chooseLocale({ cookie: 'xx', acceptLanguage: 'en' })).toBe('en')
    expect(chooseLocale({ acceptLanguage: 'fr', house: 'en' })).toBe('en')
    expect(chooseLocale({})).toBe('zh-CN')
  })
})
