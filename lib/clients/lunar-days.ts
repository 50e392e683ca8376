// Days of the lunar calendar (农历), as the time zones of China reckon it. Pure; safe for the client.

const DAY_MS = 86_400_000

/** A lunar year has 385 days at most. */
const DAYS_AHEAD = 390

export type LunarDay = {
  /** 1 to 12. */
  month: number
  day: number
  /** 闰月: a month that comes a second time in its year. */
  isLeap: boolean
  /** The last of its month: the 29th or the 30th. */
  isLast: boolean
}

const calendar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
})

let ahead: { from: string; days: LunarDay[] } | undefined

/** Today's lunar day and those that follow, enough for any birthday to come round. Kept for the day that is asked. */
export function lunarDaysFrom(today: string): readonly LunarDay[] {
  if (ahead?.from === today) return ahead.days
  const start = Date.parse(today)
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, index) => readLunar(start + index * DAY_MS))
  ahead = {
    from: today,
    days: days.slice(0, -1).map((day, index) => ({ ...day, isLast: days[index + 1]?.day === 1 })),
  }
  return ahead.days
}

/** Whether a birthday of the lunar calendar falls on this day; the 30th is kept on the last day of a short month. */
export function isLunarBirthday(
  { month, day, isLeap, isLast }: LunarDay,
  birthMonth: number,
  birthDay: number,
): boolean {
  return !isLeap && month === birthMonth && (day === birthDay || (isLast && birthDay > day))
}

function readLunar(instant: number): Omit<LunarDay, 'isLast'> {
  const parts = calendar.formatToParts(instant)
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? ''
  const month = part('month')
  return { month: Number.parseInt(month, 10), day: Number(part('day')), isLeap: month.endsWith('bis') }
}
