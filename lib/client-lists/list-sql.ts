// Whom a list holds and in which order, in the database's words: what the page and the export have in common. The
// client is `c`, her standing `s`.
import 'server-only'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { nextCountsFrom } from '@/lib/clients/coming-flow'
import { Prisma } from '@/lib/db/generated/client'
import { addDays, dayOf, salonDate } from '@/lib/salon-time/salon-time'
import { birthdaysWithin, type MonthDay } from './birthdays-within'
import { isOfTime, isOfTransaction } from './classification-sql'
import type { ClientList, ListFilter, ListOrder } from './list-schemas'

type Asker = { staff: SignedInStaff; now: Date }

/** Every client with her standing; whom a list holds is for `matches` to say. */
const CLIENTS = Prisma.sql`"Client" c JOIN "ClientStanding" s ON s."clientId" = c.id`

/**
 * `matches`: who belongs to the list, each `member` with the value she is ordered by. What concerns the standings alone,
 * or the clients alone, is asked of that one table: a list of a hundred thousand then costs what counting them costs.
 */
export function matches(asker: Asker, { filter, order }: Pick<ClientList, 'filter' | 'order'>): Prisma.Sql {
  const salonId = asker.staff.salon.id
  const value = VALUES[order.by]
  const ofStanding = [Prisma.sql`s."salonId" = ${salonId}::uuid`, ...ofVisits(asker, filter)]
  const ofClient = [isLiving(salonId), ...ofBasics(asker, filter)]
  const { needsStanding, needsClient } = needs(filter, order)
  if (!needsStanding) {
    return Prisma.sql`matches AS NOT MATERIALIZED (
      SELECT c.id AS member, ${value} AS value FROM "Client" c WHERE ${all(ofClient)})`
  }
  if (!needsClient) {
    return Prisma.sql`matches AS NOT MATERIALIZED (
      SELECT s."clientId" AS member, ${value} AS value FROM "ClientStanding" s
      WHERE ${all(ofStanding)} AND NOT EXISTS (${goneArchive(salonId)}))`
  }
  return Prisma.sql`matches AS MATERIALIZED (
    SELECT c.id AS member, ${value} AS value FROM ${CLIENTS} WHERE ${all([...ofStanding, ...ofClient])})`
}

function isLiving(salonId: string): Prisma.Sql {
  return Prisma.sql`c."salonId" = ${salonId}::uuid AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL`
}

/** The same from the side of a standing: the few that are gone are looked up, not the many that live. */
function goneArchive(salonId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT 1 FROM "Client" g WHERE g.id = s."clientId" AND g."salonId" = ${salonId}::uuid
      AND (g."mergedIntoId" IS NOT NULL OR g."erasedAt" IS NOT NULL)`
}

const OF_CLIENT: readonly (keyof ListFilter)[] = [
  'natures',
  'tags',
  'sources',
  'sex',
  'birthdayDays',
  'hasAlert',
]

function needs(filter: ListFilter, { by }: ListOrder): { needsStanding: boolean; needsClient: boolean } {
  const { transaction, ...others } = filter
  const given = Object.entries(others).filter(([, value]) => value !== undefined)
  const ofClient = given.filter(([name]) => OF_CLIENT.some((each) => each === name)).length
  const isByClient = by === 'reading' || by === 'created'
  return {
    needsStanding: !isByClient || given.length > ofClient || transaction !== undefined,
    needsClient: isByClient || ofClient > 0 || tellsUpgradesApart(transaction),
  }
}

/** Whether she has transacted stands in her standing; since when she has moved up, with her. */
function tellsUpgradesApart(transaction: ListFilter['transaction']): boolean {
  return transaction !== undefined && transaction.includes('upgraded') !== transaction.includes('transacted')
}

function ofTransactions(transaction: NonNullable<ListFilter['transaction']>): Prisma.Sql {
  if (tellsUpgradesApart(transaction)) return any(transaction.map(isOfTransaction))
  const classes = [
    ...(transaction.includes('not_yet') ? [isOfTransaction('not_yet')] : []),
    ...(transaction.includes('transacted') ? [Prisma.sql`s."hasTransacted"`] : []),
  ]
  return any(classes)
}

function ofVisits({ staff, now }: Asker, filter: ListFilter): Prisma.Sql[] {
  const { timeZone } = staff.salon
  const today = salonDate(now, timeZone)
  const conditions: Prisma.Sql[] = []
  const { time, transaction, lastVisitFrom, lastVisitTo, awayDays, therapists, spentFrom, spentTo } = filter
  const reckoning = { now, ...staff.salon }
  if (time) conditions.push(any(time.map((each) => isOfTime(each, reckoning))))
  if (transaction) conditions.push(ofTransactions(transaction))
  if (lastVisitFrom) conditions.push(Prisma.sql`s."lastVisitAt" >= ${dayOf(lastVisitFrom, timeZone).start}`)
  if (lastVisitTo) conditions.push(Prisma.sql`s."lastVisitAt" < ${dayOf(lastVisitTo, timeZone).end}`)
  if (awayDays) {
    conditions.push(Prisma.sql`s."lastVisitAt" < ${dayOf(addDays(today, -awayDays), timeZone).start}`)
  }
  if (filter.newThisMonth) {
    conditions.push(Prisma.sql`s."firstVisitAt" >= ${dayOf(`${today.slice(0, 8)}01`, timeZone).start}`)
    // Who came to the house in another system's time is not new to it.
    conditions.push(Prisma.sql`NOT EXISTS (
      SELECT 1 FROM "BroughtOver" b WHERE b."clientId" = s."clientId"
        AND (b.visits > 0 OR b."lastVisitOn" IS NOT NULL OR b."spentMinor" > 0))`)
  }
  if (filter.noNextBooking) {
    conditions.push(
      Prisma.sql`(s."bookedUntil" IS NULL OR s."bookedUntil" < ${nextCountsFrom(now, timeZone)})`,
    )
  }
  if (therapists) conditions.push(Prisma.sql`s."lastTherapistId" = ANY(${therapists}::uuid[])`)
  if (spentFrom !== undefined) conditions.push(Prisma.sql`s."spentMinor" >= ${spentFrom}`)
  if (spentTo !== undefined) conditions.push(Prisma.sql`s."spentMinor" <= ${spentTo}`)
  return conditions
}

function ofBasics({ staff, now }: Asker, filter: ListFilter): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = []
  const { natures, tags, sex, sources, birthdayDays, hasAlert } = filter
  if (natures) conditions.push(Prisma.sql`c."natureId" = ANY(${natures}::uuid[])`)
  if (tags) {
    conditions.push(Prisma.sql`EXISTS (
      SELECT 1 FROM "ClientTag" t WHERE t."clientId" = c.id AND t."tagId" = ANY(${tags}::uuid[]))`)
  }
  if (sex) conditions.push(Prisma.sql`c.sex = ${sex}::"Sex"`)
  if (sources) conditions.push(Prisma.sql`c.source = ANY(${sources})`)
  if (birthdayDays !== undefined) {
    const { solar, lunar } = birthdaysWithin(birthdayDays, salonDate(now, staff.salon.timeZone))
    conditions.push(any([bornOn(solar, false), bornOn(lunar, true)]))
  }
  if (hasAlert) {
    conditions.push(Prisma.sql`EXISTS (
      SELECT 1 FROM "Alert" a WHERE a."clientId" = c.id AND a."retiredAt" IS NULL)`)
  }
  return conditions
}

function bornOn(days: MonthDay[], isLunar: boolean): Prisma.Sql {
  const dates = days.map(({ month, day }) => month * 100 + day)
  return Prisma.sql`(c."birthLunar" = ${isLunar} AND c."birthMonth" * 100 + c."birthDay" = ANY(${dates}::int[]))`
}

function all(conditions: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(conditions, ' AND ')
}

function any(conditions: Prisma.Sql[]): Prisma.Sql {
  return Prisma.sql`(${Prisma.join(conditions, ' OR ')})`
}

// ── The order ────────────────────────────────────────────────────────────────

const VALUES: Readonly<Record<ListOrder['by'], Prisma.Sql>> = {
  reading: Prisma.sql`c.pinyin`,
  last_visit: Prisma.sql`s."lastVisitAt"`,
  spent: Prisma.sql`s."spentMinor"`,
  visits: Prisma.sql`s.visits`,
  created: Prisma.sql`c."createdAt"`,
}

/** By `value` and `member`; who has no value comes last either way. */
export function inOrder({ by, descending }: ListOrder): Prisma.Sql {
  // Where all have one, the index is read backwards as well.
  if (by !== 'last_visit') {
    return descending ? Prisma.sql`value DESC, member DESC` : Prisma.sql`value, member`
  }
  return descending ? Prisma.sql`value DESC NULLS LAST, member DESC` : Prisma.sql`value NULLS LAST, member`
}

/** Who comes after the client `afterId` in this order, for rows of `value` and `member`. */
export function comesAfter({ by, descending }: ListOrder, salonId: string, afterId: string): Prisma.Sql {
  const there = (what: Prisma.Sql) => Prisma.sql`(SELECT ${what} FROM ${CLIENTS}
    WHERE c.id = ${afterId}::uuid AND c."salonId" = ${salonId}::uuid)`
  const value = VALUES[by]
  const isBeyond = descending ? Prisma.sql`<` : Prisma.sql`>`
  const beyond = Prisma.sql`(value, member) ${isBeyond} ${there(Prisma.sql`${value}, c.id`)}`
  if (by !== 'last_visit') return beyond
  const hasValue = there(Prisma.sql`${value} IS NOT NULL`)
  return Prisma.sql`CASE WHEN ${hasValue} THEN ${beyond} OR value IS NULL
    ELSE value IS NULL AND member ${isBeyond} ${afterId}::uuid END`
}
