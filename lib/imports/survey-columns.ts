// What only the whole file tells: in which order a column writes its dates, and which values stand for "none".
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import { toE164 } from '@/lib/clients/phone-numbers'
import type { ClientImport } from '@/lib/db/generated/client'
import { columnFacts, mappingOf, type Survey, surveyOf } from './import-columns'
import type { DateOrder } from './import-flow'
import { dateEvidence, dateHabit, orderOfColumn } from './read-birthday'
import { birthdayCell, birthdayKey } from './read-row'

/** No family and no company of a list is larger. */
const MOST_BEHIND_ONE_NUMBER = 4
/** More than these cannot share a day by chance. */
const MOST_ON_ONE_DAY = 2
const SHARE_OF_ONE_DAY = 0.02
/** A day without its year falls on every 365th of them. */
const MOST_ON_ONE_YEARLESS_DAY = 4
const SHARE_OF_ONE_YEARLESS_DAY = 0.05

/** Looks at the columns as wholes before any row is looked over; what the manager said of them stays. */
export async function surveyColumns(ctx: StaffContext, entry: ClientImport): Promise<ClientImport> {
  const country = ctx.staff.salon.phoneCountry
  const { chosen } = surveyOf(entry)
  const orders: Record<string, DateOrder> = {}
  const birthdays = new Set<string>()
  for (const column of columnsOf(entry, 'birthday')) {
    const cells = await valuesOf(ctx, entry.id, column, 1)
    orders[column] = orderOfColumn(dateEvidence(cells), dateHabit(entry.origin, country))
    const facts = columnFacts({ ...entry, survey: { chosen, orders } }, ctx.staff, ctx.now)
    const days = countedBy(cells, (cell) => birthdayKey(birthdayCell(cell, column, facts)))
    for (const day of crowded(days)) birthdays.add(day)
  }
  for (const column of columnsOf(entry, 'lastVisit')) {
    const cells = await valuesOf(ctx, entry.id, column, 1)
    orders[column] = orderOfColumn(dateEvidence(cells), dateHabit(entry.origin, country))
  }
  const numbers: [string, number][] = []
  for (const column of columnsOf(entry, 'phone')) {
    numbers.push(...(await valuesOf(ctx, entry.id, column, 2)))
  }
  const phones = [...countedBy(numbers, (cell) => toE164(cell, country))]
    .filter(([, count]) => count > MOST_BEHIND_ONE_NUMBER)
    .map(([phone]) => phone)
  const survey: Survey = { chosen, orders, phones, birthdays: [...birthdays] }
  return ctx.tx.clientImport.update({ where: { id: entry.id }, data: { survey } })
}

function columnsOf(entry: ClientImport, field: 'birthday' | 'lastVisit' | 'phone'): number[] {
  return mappingOf(entry).flatMap((mapped, column) => (mapped === field ? [column] : []))
}

/** The values of a column that stand there so many times at least, each with how often. */
async function valuesOf(
  ctx: StaffContext,
  importId: string,
  column: number,
  least: number,
): Promise<[string, number][]> {
  const rows = await ctx.tx.$queryRaw<{ cell: string; count: number }[]>`
    SELECT t.cell, count(*)::int AS count
    FROM (
      SELECT r.cells -> 'row' ->> ${column}::int AS cell FROM "ClientImportRow" r
      WHERE r."importId" = ${importId}::uuid
    ) t
    WHERE t.cell <> ''
    GROUP BY t.cell HAVING count(*) >= ${least}::int`
  return rows.map(({ cell, count }) => [cell, count])
}

function countedBy(
  cells: readonly [string, number][],
  keyOf: (cell: string) => string | null,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [cell, count] of cells) {
    const key = keyOf(cell)
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + count)
  }
  return counts
}

/** Days on which more people were born than can be. */
function crowded(days: ReadonlyMap<string, number>): string[] {
  const people = [...days.values()].reduce((sum, count) => sum + count, 0)
  return [...days].filter(([day, count]) => count > mostOn(day, people)).map(([day]) => day)
}

function mostOn(day: string, people: number): number {
  const isYearless = day.startsWith('0-')
  return isYearless
    ? Math.max(MOST_ON_ONE_YEARLESS_DAY, SHARE_OF_ONE_YEARLESS_DAY * people)
    : Math.max(MOST_ON_ONE_DAY, SHARE_OF_ONE_DAY * people)
}
