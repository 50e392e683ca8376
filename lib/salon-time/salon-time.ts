// Days, times and opening hours in the salon's own zone. Pure; the clock comes in. Safe for the client.
import { TZDate } from '@date-fns/tz'

/** `date` is YYYY-MM-DD in the salon's zone; the day is [start, end) and may last 23 or 25 hours. */
export type SalonDay = { date: string; start: Date; end: Date }

/** The salon's day that `now` falls in. */
export function salonDay(now: Date, timeZone: string): SalonDay {
  return dayOf(salonDate(now, timeZone), timeZone)
}

/** The salon's day of a calendar date, YYYY-MM-DD. */
export function dayOf(date: string, timeZone: string): SalonDay {
  return { date, start: startOf(date, timeZone), end: startOf(addDays(date, 1), timeZone) }
}

/** YYYY-MM-DD in the salon's zone. */
export function salonDate(instant: Date, timeZone: string): string {
  const local = new TZDate(instant, timeZone)
  return `${pad(local.getFullYear(), 4)}-${pad(local.getMonth() + 1)}-${pad(local.getDate())}`
}

/** HH:mm in the salon's zone. */
export function salonTime(instant: Date, timeZone: string): string {
  const local = new TZDate(instant, timeZone)
  return `${pad(local.getHours())}:${pad(local.getMinutes())}`
}

/**
 * The instant of a date (YYYY-MM-DD) and time (HH:mm, up to 24:00) on the salon's clock. A time that the clock
 * jumps over in spring is moved forward by the jump; one that comes twice in autumn is its first coming.
 */
export function salonInstant(date: string, time: string, timeZone: string): Date {
  const [year, month, day] = date.split('-').map(Number)
  const [hours, minutes] = time.split(':').map(Number)
  const wall = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hours ?? 0, minutes ?? 0)
  const before = wall - offsetAt(wall - dayMs, timeZone)
  const after = wall - offsetAt(wall + dayMs, timeZone)
  const matches = [before, after].filter((instant) => instant + offsetAt(instant, timeZone) === wall)
  return new Date(matches.length > 0 ? Math.min(...matches) : before)
}

/** Whole minutes from `from` to `to`; less than a minute counts as none, negative when `to` is earlier. */
export function minutesBetween(from: Date, to: Date): number {
  // Adding zero turns the −0 of less than a minute backwards into 0.
  return Math.trunc((to.getTime() - from.getTime()) / 60_000) + 0
}

/** `days` later on the calendar; dates are YYYY-MM-DD. */
export function addDays(date: string, days: number): string {
  const [year, month, day] = date.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, (day ?? 1) + days)).toISOString().slice(0, 10)
}

export function addMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000)
}

/** Whether the name is a time zone that this computer knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const dayMs = 86_400_000

/** The first instant of a date: where midnight itself is jumped over, the first one after it. */
function startOf(date: string, timeZone: string): Date {
  return salonInstant(date, '00:00', timeZone)
}

/** How far the salon's clock is ahead of UTC, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  return -new TZDate(instant, timeZone).getTimezoneOffset() * 60_000
}

function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0')
}
