// How far a birthday is, of the solar calendar or the lunar. Pure; safe for the client.
import { isLunarBirthday, lunarDaysFrom } from './lunar-days'

const DAY_MS = 86_400_000

export type Birthday = {
  birthMonth: number | null
  birthDay: number | null
  /** Month and day are those of the lunar calendar (农历). */
  birthLunar: boolean
}

/**
 * Days from `today` (YYYY-MM-DD in the salon's zone) to the next birthday: 0 on the day itself; null when month or
 * day is unknown. Who was born on 29 February has her day on the 28th in other years; the 30th of a lunar month is
 * kept on the 29th when there is none, and never in a leap month.
 */
export function daysToBirthday({ birthMonth, birthDay, birthLunar }: Birthday, today: string): number | null {
  if (!birthMonth || !birthDay) return null
  if (birthLunar) return daysToLunar(birthMonth, birthDay, today)
  const from = Date.parse(today)
  const year = Number(today.slice(0, 4))
  const days = (birthdayIn(year, birthMonth, birthDay) - from) / DAY_MS
  return days >= 0 ? days : (birthdayIn(year + 1, birthMonth, birthDay) - from) / DAY_MS
}

function daysToLunar(month: number, day: number, today: string): number | null {
  const days = lunarDaysFrom(today).findIndex((date) => isLunarBirthday(date, month, day))
  return days < 0 ? null : days
}

function birthdayIn(year: number, month: number, day: number): number {
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return Date.UTC(year, month - 1, Math.min(day, lastDay))
}
