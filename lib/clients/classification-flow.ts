// How a client is sorted by time and by transaction (客户分类). Pure; safe for the client.
import { nextCountsFrom } from './coming-flow'

export const TIME_CLASSES = ['prospective', 'new', 'returning', 'lapsed'] as const
export type TimeClass = (typeof TIME_CLASSES)[number]

export const TRANSACTION_CLASSES = ['not_yet', 'transacted', 'upgraded'] as const
export type TransactionClass = (typeof TRANSACTION_CLASSES)[number]

const DAY_MS = 86_400_000

/** What the database reckons of her visits; see ClientStanding. */
export type TimeStanding = {
  /** Seen through. */
  visits: number
  lastVisitAt: Date | null
  /** The latest appointment that is still expected, past or to come. */
  bookedUntil: Date | null
}

/**
 * Her class by time (新/老/流失/未来). `prospective`: no visit seen through. Otherwise `lapsed` when the last visit began
 * more than `lapsedAfterDays` times 24 hours before `now` (exactly so long ago is not yet) and nothing is booked for that
 * day of the salon or later. Otherwise `new` with one visit, `returning` with two or more. A list says the same in SQL.
 */
export function timeClassOf(
  { visits, lastVisitAt, bookedUntil }: TimeStanding,
  now: Date,
  { lapsedAfterDays, timeZone }: { lapsedAfterDays: number; timeZone: string },
): TimeClass {
  if (visits === 0) return 'prospective'
  const isBooked = bookedUntil !== null && bookedUntil >= nextCountsFrom(now, timeZone)
  const lapsesAt = lastVisitAt === null ? null : lastVisitAt.getTime() + lapsedAfterDays * DAY_MS
  if (lapsesAt !== null && lapsesAt < now.getTime() && !isBooked) return 'lapsed'
  return visits === 1 ? 'new' : 'returning'
}

/**
 * Her class by transaction (未交易/已交易/交易升级). `hasTransacted` is derived: a treatment performed or a product bought.
 * Staff say that she has moved up; without a transaction that counts for nothing.
 */
export function transactionClassOf({
  hasTransacted,
  upgradedAt,
}: {
  hasTransacted: boolean
  upgradedAt: Date | null
}): TransactionClass {
  if (!hasTransacted) return 'not_yet'
  return upgradedAt ? 'upgraded' : 'transacted'
}
