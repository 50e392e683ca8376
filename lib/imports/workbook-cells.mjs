// A cell of a workbook as the text that Excel shows, but whole: no digit of a number, no day and no year less.
import { SSF } from '@e965/xlsx'

const DAY_MS = 86_400_000
const EPOCH = Date.UTC(1899, 11, 30)
const DAYS_TO_1904 = 1462
/** The thirty-first of December 9999. */
const LAST_DAY = 2_958_465

/**
 * Formulas are not reckoned: their last result is taken. `timeZone`: that of the salon, where the days of this
 * column are midnights of it.
 * @param {{ t: string, v?: unknown, z?: string, f?: string }} cell
 * @param {{ since1904: boolean, timeZone: string | null }} how
 * @returns {string}
 */
export function cellText(cell, { since1904, timeZone }) {
  const { t, v } = cell
  // A formula whose result was never kept comes out as nought.
  if (t === 'e' || t === 'z' || v === undefined || (cell.f && v === 0)) return ''
  if (t !== 'n' || typeof v !== 'number') return String(v)
  const shown = dateShown(cell.z)
  if (!shown) return numberText(v, cell.z)
  const instant = instantOf(v, since1904)
  if (instant === null) return numberText(v, undefined)
  if (!shown.month && !shown.day) return SSF.format(cell.z, v, { date1904: since1904 })
  const day = timeZone ? dayIn(instant, timeZone) : new Date(instant).toISOString().slice(0, 10)
  if (!shown.year && shown.month && shown.day) return monthAndDay(day)
  const time = new Date(instant).toISOString().slice(11, 16)
  return shown.time && !timeZone && time !== '00:00' ? `${day} ${time}` : day
}

/**
 * Whether a day without a time is in truth midnight in this zone, told in Greenwich's time; null for what is no such
 * day, or stands at midnight anyway.
 * @returns {boolean | null}
 */
export function heldAtMidnightElsewhere(cell, { since1904, timeZone }) {
  if (cell?.t !== 'n' || Number.isInteger(cell.v)) return null
  const shown = dateShown(cell.z)
  if (!shown?.day || shown.time) return null
  const instant = instantOf(cell.v, since1904)
  return instant === null || instant % DAY_MS === 0 ? null : clockIn(instant, timeZone) === '00:00:00'
}

/** What of a moment a format shows; null for a format of numbers or text. */
function dateShown(format) {
  if (typeof format !== 'string' || !SSF.is_date(format)) return null
  const [first = ''] = format.replace(/"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]/gi, '').split(';')
  const time = /[hs]/i.test(first)
  return {
    year: /[ye]/i.test(first),
    month: /m/i.test(first.replace(/h+:?m+|m+:?s+/gi, '')),
    day: /d/i.test(first),
    time,
  }
}

/** To the second: what is kept as a fraction of a day is never quite on it. */
function instantOf(value, since1904) {
  const days = since1904 ? value + DAYS_TO_1904 : value
  if (days < 1 || days > LAST_DAY) return null
  // A day that never was stands in the calendar of 1900.
  const counted = days < 60 ? days + 1 : days
  return EPOCH + Math.round(counted * 86_400) * 1_000
}

function dayIn(instant, timeZone) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant)
}

function clockIn(instant, timeZone) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'medium' }).format(instant)
}

function monthAndDay(day) {
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日`
}

/** Every digit of it, and the noughts before it that its format asks for; never 1.38E+10. */
function numberText(value, format) {
  if (!Number.isFinite(value)) return ''
  const text = Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toPrecision(15)))
  const noughts = /^0{2,}$/.exec(format ?? '')?.[0].length ?? 0
  return value < 0 ? text : text.padStart(noughts, '0')
}
