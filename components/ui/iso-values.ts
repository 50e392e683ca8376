// Between the plain strings that forms and the server speak and the dates and times of the date fields.
import { type CalendarDate, parseDate, parseTime, type Time } from '@internationalized/date'

/** `YYYY-MM-DD` to a date; nothing, or something else, is no date. */
export function dateOf(iso: string | null | undefined): CalendarDate | null {
  return iso && /^\d{4}-\d{2}-\d{2}$/.test(iso) ? attempt(() => parseDate(iso)) : null
}

/** `HH:mm` to a time; nothing, or something else, is no time. */
export function timeOf(iso: string | null | undefined): Time | null {
  return iso && /^\d{2}:\d{2}$/.test(iso) ? attempt(() => parseTime(iso)) : null
}

/** A time as `HH:mm`. */
export function hourAndMinute(time: Time | null): string {
  return time ? time.toString().slice(0, 5) : ''
}

function attempt<Value>(parse: () => Value): Value | null {
  try {
    return parse()
  } catch {
    return null
  }
}
