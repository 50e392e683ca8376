// Money, minutes, days and names in each language's form. Pure; safe for the client.
import type { Locale } from './locale'

/** Money from minor units: 39800 CNY is ¥398; cents appear only where there are any. */
export function formatMoney(minor: number, currency: string, locale: string): string {
  const digits =
    new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
    2
  const whole = minor % 10 ** digits === 0
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(minor / 10 ** digits)
}

/** The size of a file: "4.9 MB", "120 kB". */
export function formatBytes(bytes: number, locale: string): string {
  const [value, unit] =
    bytes >= 1e9
      ? ([bytes / 1e9, 'gigabyte'] as const)
      : bytes >= 1e6
        ? ([bytes / 1e6, 'megabyte'] as const)
        : ([Math.ceil(bytes / 1e3), 'kilobyte'] as const)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value)
}

/** A length of time in whole minutes: "12 min", "1 h 5 min"; 「12 分钟」「1 小时 5 分钟」. */
export function formatMinutes(minutes: number, locale: string): string {
  const words = locale === 'en' ? { hour: 'h', minute: 'min' } : { hour: '小时', minute: '分钟' }
  const sign = minutes < 0 ? '−' : ''
  const total = Math.abs(Math.trunc(minutes))
  const hours = Math.floor(total / 60)
  const rest = total % 60
  if (hours === 0) return `${sign}${rest} ${words.minute}`
  return rest === 0
    ? `${sign}${hours} ${words.hour}`
    : `${sign}${hours} ${words.hour} ${rest} ${words.minute}`
}

/** The time on the salon's clock: 14:30. */
export function formatClock(instant: Date, timeZone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant)
}

/** A day in words, without the year: "Sat 21 November" or 「11月21日 周六」. */
export function formatDay(instant: Date, timeZone: string, locale: string): string {
  const day = new Intl.DateTimeFormat(bookLocale(locale), { timeZone, day: 'numeric', month: 'long' })
  const weekday = new Intl.DateTimeFormat(bookLocale(locale), { timeZone, weekday: 'short' })
  return locale === 'en'
    ? `${weekday.format(instant)} ${day.format(instant)}`
    : `${day.format(instant)} ${weekday.format(instant)}`
}

/** A day with its year: "21 November 2026" or 「2026年11月21日」. */
export function formatDate(instant: Date, timeZone: string, locale: string): string {
  return new Intl.DateTimeFormat(bookLocale(locale), {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(instant)
}

/** A day as short as it can be told from others: "21 Nov" or 「11月21日」, with its year when that is not `now`'s. */
export function formatBriefly(instant: Date, now: Date, timeZone: string, locale: string): string {
  const yearOf = (date: Date) => new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(date)
  return new Intl.DateTimeFormat(bookLocale(locale), {
    timeZone,
    day: 'numeric',
    month: 'short',
    ...(yearOf(instant) === yearOf(now) ? {} : { year: 'numeric' }),
  }).format(instant)
}

/** A moment of the last months: "21 Nov 14:30" or 「11月21日 14:30」. */
export function formatMoment(instant: Date, timeZone: string, locale: string): string {
  const day = new Intl.DateTimeFormat(bookLocale(locale), { timeZone, day: 'numeric', month: 'short' })
  return `${day.format(instant)} ${formatClock(instant, timeZone, locale)}`
}

/** A moment to come as it is told: "tomorrow 14:20", "Sat 21 November 14:20"; 「明天 14:20」「11月21日 周六 14:20」. */
export function formatComing(instant: Date, now: Date, timeZone: string, locale: string): string {
  const clock = formatClock(instant, timeZone, locale)
  const dayOf = (date: Date) => Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone }).format(date))
  const words = locale === 'en' ? ['today', 'tomorrow'] : ['今天', '明天']
  const near = words[Math.round((dayOf(instant) - dayOf(now)) / 86_400_000)]
  return `${near ?? formatDay(instant, timeZone, locale)} ${clock}`
}

/** The name in the reader's language, where there is one. */
export function localName(row: { name: string; nameEn?: string | null }, locale: string): string {
  return locale === 'en' && row.nameEn ? row.nameEn : row.name
}

/** How a guest is spoken of: her form of address where there is one, else her name. */
export function guestName(guest: { name: string; formOfAddress?: string | null }): string {
  return guest.formOfAddress || guest.name
}

/** Days are written the British way: 21 November, not November 21. */
function bookLocale(locale: string): string {
  return (locale as Locale) === 'en' ? 'en-GB' : locale
}
