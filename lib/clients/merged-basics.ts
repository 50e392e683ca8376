// The basics of two archives made one: which columns are written, and what is written down of it.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { Client } from '@/lib/db/generated/client'
import { salonDate } from '@/lib/salon-time/salon-time'
import { basicsChanges } from './client-basics'
import { MERGE_FIELDS, type MergeField } from './merge-flow'
import type { MergedBasics } from './merge-memory'
import { recordArchiveChanges } from './record-archive-change'

/** What follows from both without being chosen, written and restored together. */
const FOLLOWING = {
  alertsAsked: ['alertsAskedAt', 'alertsAskedById'],
  confirmed: ['basicsConfirmedAt'],
} as const

/** Columns that are written, and taken back, together or not at all. */
export const COLUMN_GROUPS: readonly (readonly (keyof Client)[])[] = [
  ...Object.values(MERGE_FIELDS),
  ...Object.values(FOLLOWING),
]

type Columns = Pick<
  Client,
  (typeof MERGE_FIELDS)[MergeField][number] | (typeof FOLLOWING)[keyof typeof FOLLOWING][number]
>

export type BasicsChange = { before: Columns; after: Columns }

/** The kept archive's basics before and after, with the chosen fields of the one that goes. */
export function mergedBasics(kept: Client, gone: Client, fromGone: readonly MergeField[]): BasicsChange {
  const before = columnsOf(kept)
  const taken = fromGone.flatMap((field) =>
    MERGE_FIELDS[field].map((column) => [column, gone[column]] as const),
  )
  const after: Columns = { ...before, ...Object.fromEntries(taken), ...latestAsked(kept, gone) }
  const isHerself = after.referredById === kept.id || after.referredById === gone.id
  return { before, after: { ...after, referredById: isHerself ? null : after.referredById } }
}

/** The columns of a client that a merge may write. */
export function columnsOf(client: Client): Columns {
  return Object.fromEntries(COLUMN_GROUPS.flat().map((column) => [column, client[column]])) as Columns
}

function latestAsked(kept: Client, gone: Client) {
  const asked = isLater(gone.alertsAskedAt, kept.alertsAskedAt) ? gone : kept
  const confirmed = isLater(gone.basicsConfirmedAt, kept.basicsConfirmedAt) ? gone : kept
  return {
    alertsAskedAt: asked.alertsAskedAt,
    alertsAskedById: asked.alertsAskedById,
    basicsConfirmedAt: confirmed.basicsConfirmedAt,
  }
}

function isLater(one: Date | null, other: Date | null): boolean {
  return one !== null && (other === null || one > other)
}

/** As a merge keeps them for a day. */
export function toStored({ before, after }: BasicsChange): { before: MergedBasics; after: MergedBasics } {
  return { before: storedColumns(before), after: storedColumns(after) }
}

/** Columns of a client as a merge keeps them. */
export function storedColumns(columns: Partial<Client>): MergedBasics {
  return Object.fromEntries(
    Object.entries(columns).map(([column, value]) => [
      column,
      value instanceof Date ? value.toISOString() : value,
    ]),
  ) as MergedBasics
}

/** Writes into the archive what has changed from what to what, and that another archive came in or went out again. */
export async function recordMergedChanges(
  ctx: StaffContext,
  clientId: string,
  { before, after }: BasicsChange,
  merged: { before: string | null; after: string | null },
): Promise<void> {
  const told = ({ natureId, upgradedAt, nextActionOn, ...columns }: Columns) => {
    const { alertsAskedAt: _at, alertsAskedById: _by, basicsConfirmedAt: _confirmed, ...basics } = columns
    return {
      basics,
      days: {
        upgradedAt: upgradedAt && salonDate(upgradedAt, ctx.staff.salon.timeZone),
        nextActionOn: dayOf(nextActionOn),
      },
      natureId,
    }
  }
  const [was, is] = [told(before), told(after)]
  await recordArchiveChanges(ctx, clientId, [
    { field: 'merged', ...merged },
    ...basicsChanges(was.basics, is.basics),
    {
      field: 'nature',
      before: await natureName(ctx, was.natureId),
      after: await natureName(ctx, is.natureId),
    },
    { field: 'upgradedAt', before: was.days.upgradedAt, after: is.days.upgradedAt },
    { field: 'nextActionOn', before: was.days.nextActionOn, after: is.days.nextActionOn },
  ])
}

async function natureName(ctx: StaffContext, natureId: string | null): Promise<string | null> {
  if (!natureId) return null
  const nature = await ctx.tx.clientNature.findUnique({ where: { id: natureId }, select: { name: true } })
  return nature?.name ?? null
}

function dayOf(date: Date | null): string | null {
  return date?.toISOString().slice(0, 10) ?? null
}
