// Birthdays as people and machines write them: solar or lunar, with or without a year, in three orders.
import 'server-only'
import type { DateOrder, SureOrder } from './import-flow'

export type ReadBirthday = { year: number | null; month: number; day: number; lunar: boolean }

const EXCEL_EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const LUNAR_WORD = /农历|農曆|阴历|陰曆|旧历|\(农\)|\blunar\b/gi
const LUNAR_ONLY = /[正冬腊臘]月|初[一二三四五六七八九十]|廿/

/**
 * The birthday a cell names; null for an empty one and for the blanks that other systems write (0000-00-00,
 * 1900-01-01); `impossible` for what is no day, or lies after `thisYear`; `unsure` where the order cannot be told.
 */
export function readBirthday(
  cell: string,
  order: DateOrder,
  thisYear: number,
): ReadBirthday | 'impossible' | 'unsure' | null {
  const text = plain(cell)
  if (text === '' || /^[0/.-]+$/.test(text)) return null
  const isLunar = LUNAR_WORD.test(text) || LUNAR_ONLY.test(text)
  const read = isLunar ? readLunar(text) : readSolar(text, order, thisYear)
  if (read === null) return 'impossible'
  if (read === 'unsure') return read
  if (read.year === 1900 && read.month === 1 && read.day === 1) return null
  // Systems that know no year write one that nobody was born in.
  const year = read.year !== null && read.year < 1905 ? null : read.year
  if ((year !== null && year > thisYear) || !isDay(year, read.month, read.day, isLunar)) return 'impossible'
  return { year, month: read.month, day: read.day, lunar: isLunar }
}

/** How many cells of a column each order can read, of those that do not say for themselves. */
export type DateEvidence = {
  open: number
  fits: Record<SureOrder, number>
  /** Of those that are open: 05-08-15, and 05/08/1990. */
  short: number
  yearLast: number
}

const SURE: readonly SureOrder[] = ['year_first', 'month_first', 'day_first']

/** What the cells of a column, each with how often it stands there, tell of its order. */
export function dateEvidence(cells: Iterable<readonly [string, number]>): DateEvidence {
  const fitting = { year_first: 0, month_first: 0, day_first: 0 }
  const evidence = { open: 0, fits: fitting, short: 0, yearLast: 0 }
  for (const [cell, count] of cells) {
    const text = plain(cell)
    if (!needsOrder(text)) continue
    const orders = SURE.filter((order) => fits(text, order) && exists(text, order))
    // A day that no calendar has proves nothing.
    if (orders.length === 0) continue
    evidence.open += count
    if (SHORT_PARTS.test(text)) evidence.short += count
    if (YEAR_LAST.test(text)) evidence.yearLast += count
    for (const order of orders) fitting[order] += count
  }
  return evidence
}

/**
 * The order of a column, judged as a whole: what reads every cell of it, and of several the one that the country
 * writes. `unsure` where no order reads them all, or where the country's habit says nothing of them.
 */
export function orderOfColumn(evidence: DateEvidence, habit: SureOrder): DateOrder {
  const { open, short, yearLast } = evidence
  const whole = SURE.filter((order) => evidence.fits[order] === open)
  // Who writes the year first has no habit for dates that end with it.
  if (habit === 'year_first' && yearLast > 0 && whole.includes('day_first') && whole.length > 1)
    return 'unsure'
  if (whole.includes(habit)) return habit
  const [only, another] = whole.filter((order) => order !== 'year_first' || (short > 0 && yearLast === 0))
  return only && !another ? only : 'unsure'
}

/** Systems that write dates the American way. */
const AMERICAN = ['square', 'vagaro', 'mindbody']
const MONTH_FIRST_COUNTRIES = ['US', 'PH', 'PR', 'GU']
const YEAR_FIRST_COUNTRIES = ['CN', 'TW', 'JP', 'KR', 'KP', 'MN', 'HU']

/** The order in which dates are written in a country, or by the system whose export it is. */
export function dateHabit(origin: string, country: string): SureOrder {
  if (AMERICAN.includes(origin) || MONTH_FIRST_COUNTRIES.includes(country)) return 'month_first'
  return YEAR_FIRST_COUNTRIES.includes(country) ? 'year_first' : 'day_first'
}

const TWO_PARTS = /^(\d{1,2})[/.](\d{1,2})\.?$/
const SHORT_PARTS = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{1,2})$/
const YEAR_LAST = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/

/** Shapes that mean one day in one country and another in the next. */
function needsOrder(text: string): boolean {
  return TWO_PARTS.test(text) || SHORT_PARTS.test(text) || YEAR_LAST.test(text)
}

function fits(text: string, order: SureOrder): boolean {
  const [, a, b] = (TWO_PARTS.exec(text) ?? YEAR_LAST.exec(text))?.map(Number) ?? []
  if (a !== undefined && b !== undefined) return order === 'day_first' ? isDate(b, a) : isDate(a, b)
  const [, first = '', second = '', third = ''] = SHORT_PARTS.exec(text) ?? []
  // A year is written with two digits at least.
  if (order === 'year_first') return first.length === 2 && isDate(Number(second), Number(third))
  const [month, day] = order === 'day_first' ? [second, first] : [first, second]
  return third.length === 2 && isDate(Number(month), Number(day))
}

/** Whether the year of a date that fits has its 29 February; of two digits, in either century. */
function exists(text: string, order: SureOrder): boolean {
  const [first, second, third] = (YEAR_LAST.exec(text) ?? SHORT_PARTS.exec(text))?.slice(1).map(Number) ?? []
  if (first === undefined || second === undefined || third === undefined) return true
  const isYearFirst = order === 'year_first' && SHORT_PARTS.test(text)
  const [year, month, day] = isYearFirst
    ? [first, second, third]
    : order === 'day_first'
      ? [third, second, first]
      : [third, first, second]
  return isDay(year < 100 ? 2000 + year : year, month, day, false)
}

function isDate(month: number, day: number): boolean {
  return isDay(null, month, day, false)
}

type Parts = { year: number | null; month: number; day: number }

function plain(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([ap]\.?m\.?)?(Z|[+-]\d{2}:?\d{2})?$/i, '')
    .trim()
}

function readLunar(text: string): Parts | null {
  const bare = text.replace(LUNAR_WORD, '').replace(/[()\s]/g, '')
  const match = /^(?:([\d〇零一二三四五六七八九]{4})年)?闰?([^月]{1,3})月(.{1,3}?)[日号]?$/.exec(bare)
  if (!match) return yearFirst(bare) ?? monthFirst(bare)
  const [, year, month = '', day = ''] = match
  return { year: year ? digitsOf(year) : null, month: lunarMonth(month), day: chineseNumber(day) }
}

function monthFirst(text: string): Parts | null {
  const match = /^(\d{1,2})[-/.](\d{1,2})$/.exec(text)
  return match && { year: null, month: Number(match[1]), day: Number(match[2]) }
}

function lunarMonth(text: string): number {
  if (text === '正') return 1
  if (text === '冬') return 11
  return /[腊臘]/.test(text) ? 12 : chineseNumber(text)
}

const DIGITS = '零一二三四五六七八九'

function digitsOf(text: string): number {
  return Number(
    Array.from(text, (sign) => (/\d/.test(sign) ? sign : Math.max(DIGITS.indexOf(sign), 0))).join(''),
  )
}

/** 1 to 39 as days are written: 5, 初五, 十五, 二十, 廿三, 三十. NaN for anything else. */
function chineseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const sign = text.replace(/^初/, '').replace('廿', '二十').replace('卅', '三十')
  const match = /^([一二三]?)(十?)([一二三四五六七八九]?)$/.exec(sign)
  if (!match || sign === '') return Number.NaN
  const [, head = '', ten, unit = ''] = match
  if (!ten) return DIGITS.indexOf(head || unit)
  return (head ? DIGITS.indexOf(head) : 1) * 10 + (unit ? DIGITS.indexOf(unit) : 0)
}

function readSolar(text: string, order: DateOrder, thisYear: number): Parts | 'unsure' | null {
  return (
    yearFirst(text) ??
    monthAndDay(text, order) ??
    withMonthName(text, thisYear) ??
    excelDay(text) ??
    shortYear(text, order, thisYear) ??
    yearLast(text, order, thisYear)
  )
}

function yearFirst(text: string): Parts | null {
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  return match && { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
}

function monthAndDay(text: string, order: DateOrder): Parts | 'unsure' | null {
  const worded = /^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/.exec(text)
  if (worded) return { year: null, month: Number(worded[1]), day: Number(worded[2]) }
  const [, first, second] = /^-{0,2}(\d{1,2})([-/.]\d{1,2})\.?$/.exec(text) ?? []
  if (!first || !second) return null
  const [a, b] = [Number(first), Number(second.slice(1))]
  if (order === 'unsure' && a <= 12 && b <= 12 && a !== b && !second.startsWith('-')) return 'unsure'
  const dayFirst = a > 12 || (b <= 12 && order === 'day_first' && !second.startsWith('-'))
  return { year: null, month: dayFirst ? b : a, day: dayFirst ? a : b }
}

function withMonthName(text: string, thisYear: number): Parts | null {
  const match =
    /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?(?:[\s,-]+(\d{4}|\d{2}))?$/i.exec(text) ??
    /^([a-z]{3,9})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?(?:[\s,-]+(\d{4}|\d{2}))?$/i.exec(text)
  if (!match) return null
  const [, first = '', second = '', year] = match
  const [day, name] = /^\d/.test(first) ? [first, second] : [second, first]
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
  return month > 0 ? { year: year ? fullYear(year, thisYear) : null, month, day: Number(day) } : null
}

/** A day that was counted since 1900, as spreadsheets keep it: five digits. */
function excelDay(text: string): Parts | null {
  const [, count] = /^(\d{5})(?:\.0+)?$/.exec(text) ?? []
  if (!count) return null
  const date = new Date(EXCEL_EPOCH + Number(count) * DAY_MS)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** 05-08-15 where years come first: in a column that nobody has decided on, only what can be nothing else. */
function shortYear(text: string, order: DateOrder, thisYear: number): Parts | null {
  if (!SHORT_PARTS.test(text) || !fits(text, 'year_first')) return null
  const [, year = '', month, day] = SHORT_PARTS.exec(text) ?? []
  if (order !== 'year_first' && Number(year) <= 31) return null
  return { year: fullYear(year, thisYear), month: Number(month), day: Number(day) }
}

function yearLast(text: string, order: DateOrder, thisYear: number): Parts | 'unsure' | null {
  const [, first, mark = '', second, year = ''] =
    /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})$/.exec(text) ?? []
  if (!first || !second) return null
  const [a, b] = [Number(first), Number(second)]
  const isDotted = mark === '.' && (year.length === 4 || order !== 'month_first')
  const isShort = year.length === 2
  const isClear = isDotted || a > 12 || b > 12 || a === b
  if (order === 'unsure' && (isShort ? fits(text, 'year_first') || !isClear : !isClear)) return 'unsure'
  const dayFirst = b <= 12 && (a > 12 || isDotted || order === 'day_first')
  return { year: fullYear(year, thisYear), month: dayFirst ? b : a, day: dayFirst ? a : b }
}

/** 90 is 1990, and 05 is 2005: nobody is born in the future. */
function fullYear(year: string, thisYear: number): number {
  if (year.length === 4) return Number(year)
  const century = Math.floor(thisYear / 100) * 100
  return Number(year) + (century + Number(year) > thisYear ? century - 100 : century)
}

function isDay(year: number | null, month: number, day: number, lunar: boolean): boolean {
  if (!Number.isInteger(month) || !Number.isInteger(day)) return false
  if (lunar) return month >= 1 && month <= 12 && day >= 1 && day <= 30
  const leapYear = 2024
  const date = new Date(Date.UTC(year ?? leapYear, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
