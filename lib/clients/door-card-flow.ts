// What the door card concludes from facts: the near birthday, the long wait, the courtesy that suits. Pure.
import { type Birthday, daysToBirthday } from './birthdays'

export const COURTESY_OCCASIONS = ['open_complaint', 'birthday', 'first_visit', 'long_wait', 'any'] as const

export type CourtesyOccasion = (typeof COURTESY_OCCASIONS)[number]

/** Days ahead that a birthday is worth a word. */
const NEAR_DAYS = 7

const MINUTE_MS = 60_000

/** Days to a birthday within the week, 0 today; null when it is further off or unknown. */
export function nearBirthday(birthday: Birthday, today: string): number | null {
  const days = daysToBirthday(birthday, today)
  return days !== null && days <= NEAR_DAYS ? days : null
}

export type Seating = {
  seatedAt: Date
  /** Null while she still sits there. */
  endedAt: Date | null
  /** The last wait she was told since. */
  told: { at: Date; minutes: number } | null
  /** What the standards give the stage. */
  targetMinutes: number
}

/** Whether she waits, or waited in this visit, longer than she was told, or than the standard where nobody told her. */
export function waitedLong({ seatedAt, endedAt, told, targetMinutes }: Seating, now: Date): boolean {
  const until = told
    ? told.at.getTime() + told.minutes * MINUTE_MS
    : seatedAt.getTime() + targetMinutes * MINUTE_MS
  return (endedAt ?? now).getTime() > until
}

/** The first courtesy for the weightiest occasion that is true of her now. */
export function suitableCourtesy<Courtesy extends { occasion: CourtesyOccasion }>(
  courtesies: readonly Courtesy[],
  occasions: ReadonlySet<CourtesyOccasion>,
): Courtesy | null {
  for (const occasion of COURTESY_OCCASIONS) {
    if (occasion !== 'any' && !occasions.has(occasion)) continue
    const courtesy = courtesies.find((offered) => offered.occasion === occasion)
    if (courtesy) return courtesy
  }
  return null
}
