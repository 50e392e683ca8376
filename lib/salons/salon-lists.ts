// What the salon's lists (menu, products, places, skills, courtesies, natures, tags …) share: their order, and retiring instead of deleting.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { Prisma } from '@/lib/db/generated/client'
import { announce } from '@/lib/live/announce'

/** The tables with salonId, position and retiredAt. */
export type SalonList =
  | 'Treatment'
  | 'Product'
  | 'Courtesy'
  | 'Seat'
  | 'Room'
  | 'ClientNature'
  | 'Tag'
  | 'Phrase'
  | 'Skill'
  | 'RoomFeature'
  | 'Contraindication'
  | 'AssessmentTemplate'
  | 'ShownCase'

/** The place after the last entry, the retired ones counted. Whoever adds waits for one another here. */
export async function nextPosition(ctx: StaffContext, list: SalonList): Promise<number> {
  await lockSalonLists(ctx)
  const [row] = await ctx.tx.$queryRaw<{ next: number }[]>`
    SELECT coalesce(max(position), 0) + 1 AS next FROM ${table(list)}
    WHERE "salonId" = ${ctx.staff.salon.id}::uuid`
  return row?.next ?? 1
}

/** Writes down and announces that an entry was added or revised. */
export async function noteChange(
  ctx: StaffContext,
  list: SalonList,
  id: string,
  what: 'added' | 'revised',
  particulars: Prisma.InputJsonObject = {},
): Promise<void> {
  await recordAudit(ctx, { action: auditAction(list, what), subjectType: list, subjectId: id, particulars })
  await announce(ctx, { kind: 'settings' })
}

/**
 * Retires an entry, or restores it to where it stood; what already refers to it keeps it. Refuses `not_found`
 * when there is no such entry to retire or restore.
 */
export async function setRetired(
  ctx: StaffContext,
  list: SalonList,
  id: string,
  retire: boolean,
): Promise<void> {
  const count = await ctx.tx.$executeRaw`
    UPDATE ${table(list)} SET "retiredAt" = ${retire ? ctx.now : null}::timestamptz
    WHERE id = ${id}::uuid AND "salonId" = ${ctx.staff.salon.id}::uuid
      AND ("retiredAt" IS NULL) = ${retire}`
  if (count === 0) throw new Refusal('not_found')
  await recordAudit(ctx, {
    action: auditAction(list, retire ? 'retired' : 'restored'),
    subjectType: list,
    subjectId: id,
  })
  await announce(ctx, { kind: 'settings' })
}

/** Puts a list into the order of `ids`. Refuses `someone_was_faster` when they are not exactly its entries now. */
export async function reorderList(ctx: StaffContext, list: SalonList, ids: readonly string[]): Promise<void> {
  await lockSalonLists(ctx)
  const current = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM ${table(list)} WHERE "salonId" = ${ctx.staff.salon.id}::uuid AND "retiredAt" IS NULL`
  const wanted = new Set(ids)
  const same =
    wanted.size === ids.length && ids.length === current.length && current.every(({ id }) => wanted.has(id))
  if (!same) throw new Refusal('someone_was_faster')
  await ctx.tx.$executeRaw`
    UPDATE ${table(list)} AS entry SET position = wanted.place
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS wanted(id, place)
    WHERE entry.id = wanted.id`
  await recordAudit(ctx, {
    action: auditAction(list, 'reordered'),
    subjectType: 'Salon',
    subjectId: ctx.staff.salon.id,
  })
  await announce(ctx, { kind: 'settings' })
}

/** Says why a conditional change met no row: `someone_was_faster` when it is there with other words. */
export function lostTo(isKnown: boolean): Refusal {
  return new Refusal(isKnown ? 'someone_was_faster' : 'not_found')
}

/** Without what was left out: an entry keeps it as it is. */
export function given<Facts extends object>(facts: Facts) {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Facts]?: Exclude<Facts[Key], undefined>
  }
}

async function lockSalonLists(ctx: StaffContext): Promise<void> {
  await ctx.tx.$queryRaw`SELECT 1 FROM "Salon" WHERE id = ${ctx.staff.salon.id}::uuid FOR UPDATE`
}

function table(list: SalonList): Prisma.Sql {
  return Prisma.raw(`"${list}"`)
}

/** Where the noun of the audit is not the model's name. */
const NOUNS: Partial<Record<SalonList, string>> = {
  AssessmentTemplate: 'assessment_template',
  ClientNature: 'nature',
  RoomFeature: 'room_feature',
  ShownCase: 'shown_case',
}

function auditAction(list: SalonList, what: string): string {
  return `${NOUNS[list] ?? list.toLowerCase()}.${what}`
}
