// The classification of a client as the database reckons it, for the whole book at once. What it says must be what
// lib/clients/classification-flow.ts says; a test holds the two together.
import 'server-only'
import {
  TIME_CLASSES,
  type TimeClass,
  TRANSACTION_CLASSES,
  type TransactionClass,
} from '@/lib/clients/classification-flow'
import { nextCountsFrom } from '@/lib/clients/coming-flow'
import { Prisma } from '@/lib/db/generated/client'

/** What the classes depend on besides the client: the moment, the salon's span in days, and its day. */
export type Reckoning = { now: Date; lapsedAfterDays: number; timeZone: string }

const DAY_MS = 86_400_000

/** Whether the client `c` with her standing `s` is of this class by time. */
export function isOfTime(time: TimeClass, { now, lapsedAfterDays, timeZone }: Reckoning): Prisma.Sql {
  const today = nextCountsFrom(now, timeZone)
  const before = new Date(now.getTime() - lapsedAfterDays * DAY_MS)
  // Another system may tell of visits without their days.
  const stays = Prisma.sql`(s."lastVisitAt" IS NULL OR s."lastVisitAt" >= ${before} OR s."bookedUntil" >= ${today})`
  if (time === 'prospective') return Prisma.sql`s.visits = 0`
  if (time === 'new') return Prisma.sql`(s.visits = 1 AND ${stays})`
  if (time === 'returning') return Prisma.sql`(s.visits >= 2 AND ${stays})`
  return Prisma.sql`(s.visits > 0 AND s."lastVisitAt" < ${before} AND (s."bookedUntil" IS NULL OR s."bookedUntil" < ${today}))`
}

/** Whether she is of this class by transaction. */
export function isOfTransaction(transaction: TransactionClass): Prisma.Sql {
  if (transaction === 'not_yet') return Prisma.sql`NOT s."hasTransacted"`
  return transaction === 'upgraded'
    ? Prisma.sql`(s."hasTransacted" AND c."upgradedAt" IS NOT NULL)`
    : Prisma.sql`(s."hasTransacted" AND c."upgradedAt" IS NULL)`
}

/** Her class by time, as its code. */
export function timeClass(reckoning: Reckoning): Prisma.Sql {
  const cases = TIME_CLASSES.map((time) => Prisma.sql`WHEN ${isOfTime(time, reckoning)} THEN ${time}`)
  return Prisma.sql`(CASE ${Prisma.join(cases, ' ')} END)`
}

/** Her class by transaction, as its code. */
export function transactionClass(): Prisma.Sql {
  const cases = TRANSACTION_CLASSES.map((each) => Prisma.sql`WHEN ${isOfTransaction(each)} THEN ${each}`)
  return Prisma.sql`(CASE ${Prisma.join(cases, ' ')} END)`
}
