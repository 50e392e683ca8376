// The birthdays of the coming days, as they stand in archives: by the common calendar and by the lunar one.
import 'server-only'
import { type LunarDay, lunarDaysFrom } from '@/lib/clients/lunar-days'
import { addDays } from '@/lib/salon-time/salon-time'

export type MonthDay = { month: number; day: number }

export type ComingBirthdays = { solar: MonthDay[]; lunar: MonthDay[] }

/**
 * Every month and day whose birthday is today (YYYY-MM-DD) or within `days` days. Who was born on 29 February or on the
 * 30th of a lunar month has her day on the last one where the month is shorter. A leap month repeats no birthday.
 */
export function birthdaysWithin(days: number, today: string): ComingBirthdays {
  const dates = Array.from({ length: days + 1 }, (_, index) => addDays(today, index))
  return {
    solar: dates.flatMap(solarBirthdays),
    lunar: lunarDaysFrom(today)
      .slice(0, days + 1)
      .flatMap(lunarBirthdays),
  }
}

function solarBirthdays(date: string): MonthDay[] {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8, 10))]
  const isLastOfFebruary = month === 2 && day === 28 && addDays(date, 1).endsWith('-03-01')
  return isLastOfFebruary
    ? [
        { month, day },
        { month, day: 29 },
      ]
    : [{ month, day }]
}

function lunarBirthdays({ month, day, isLeap, isLast }: LunarDay): MonthDay[] {
  if (isLeap) return []
  return isLast && day === 29
    ? [
        { month, day },
        { month, day: 30 },
      ]
    : [{ month, day }]
}
