// A birthday in words, with as much of it as is known. Safe for the client.

type Birthday = {
  birthYear: number | null
  birthMonth: number | null
  birthDay: number | null
  birthLunar: boolean
}

/**
 * "24 November" or 「1986年11月24日」; of the lunar calendar "day 15 of lunar month 8" or 「农历八月十五」. Null when month
 * or day is unknown.
 */
export function birthdayWords(
  { birthYear, birthMonth, birthDay, birthLunar }: Birthday,
  locale: string,
): string | null {
  if (!birthMonth || !birthDay) return null
  if (birthLunar) return lunarWords(birthYear, birthMonth, birthDay, locale)
  // Any leap year holds every day there is.
  const day = new Date(Date.UTC(birthYear ?? 2024, birthMonth - 1, birthDay))
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    ...(birthYear ? { year: 'numeric' } : {}),
  }).format(day)
}

const MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊']
const DIGITS = ['十', '一', '二', '三', '四', '五', '六', '七', '八', '九']

function lunarWords(year: number | null, month: number, day: number, locale: string): string {
  if (locale === 'en') return `day ${day} of lunar month ${month}${year ? `, ${year}` : ''}`
  return `${year ? `${year}年` : ''}农历${MONTHS[month - 1] ?? month}月${lunarDayWords(day)}`
}

/** 初一, 初十, 十五, 二十, 廿三, 三十. */
function lunarDayWords(day: number): string {
  if (day === 20) return '二十'
  if (day === 30) return '三十'
  if (day === 10) return '初十'
  return `${['初', '十', '廿'][Math.floor(day / 10)] ?? ''}${DIGITS[day % 10] ?? ''}`
}
