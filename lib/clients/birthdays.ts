// How far a birthday is. Pure; safe for the client.

const DAY_MS = 86_400_000

export type Birthday = { birthMonth: number | null; birthDay: number | null }

/**
 * Days from `today` (YYYY-MM-DD in the salon's zone) to the next birthday: 0 on the day itself; null when month or
 * day is unknown. Who was born on 29 February has her day on the 28th in other years.
 */
export function daysToBirthday({ birthMonth, birthDay }: Birthday, today: string): number | null {
  if (!birthMonth || !birthDay) return null
  const from = Date.parse(today)
  const year = Number(today.slice(0, 4))
  const days = (birthdayIn(year, birthMonth, birthDay) - from) / DAY_MS
  return days >= 0 ? days : (birthdayIn(year + 1, birthMonth, birthDay) - from) / DAY_MS
}

function birthdayIn(year: number, month: number, day: number): number {
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return Date.UTC(year, month - 1, Math.min(day, lastDay))
}
