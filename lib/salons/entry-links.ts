// Which entries of one list an entry of another names: the skills of a treatment, the features of a room.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { Prisma } from '@/lib/db/generated/client'
import type { SalonList } from './salon-lists'

/** A table of two columns between an owner and the entries it names. */
export type EntryLink = {
  table:
    | 'TreatmentSkill'
    | 'TreatmentNeedsFeature'
    | 'TreatmentProduct'
    | 'TreatmentContraindication'
    | 'ProductContraindication'
    | 'RoomHasFeature'
  owner: 'treatmentId' | 'productId' | 'roomId'
  entry: 'skillId' | 'featureId' | 'productId' | 'contraindicationId'
  list: SalonList
}

/** What the owner names now; the caller has locked the owner's row. */
export async function linkedEntries(ctx: StaffContext, link: EntryLink, ownerId: string): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT ${name(link.entry)}::text AS id FROM ${name(link.table)}
    WHERE ${name(link.owner)} = ${ownerId}::uuid ORDER BY 1`
  return rows.map(({ id }) => id)
}

/**
 * Makes the owner name exactly `ids`. What it named before may have gone out of use and stays named; what is new must
 * be in use and of this salon (`entry_out_of_use`).
 */
export async function relinkEntries(
  ctx: StaffContext,
  link: EntryLink,
  ownerId: string,
  ids: readonly string[],
): Promise<void> {
  const was = await linkedEntries(ctx, link, ownerId)
  const added = [...new Set(ids)].filter((id) => !was.includes(id))
  const gone = was.filter((id) => !ids.includes(id))
  await holdInUse(ctx, link.list, added)
  if (gone.length > 0) {
    await ctx.tx.$executeRaw`
      DELETE FROM ${name(link.table)}
      WHERE ${name(link.owner)} = ${ownerId}::uuid AND ${name(link.entry)} = ANY(${gone}::uuid[])`
  }
  if (added.length > 0) {
    await ctx.tx.$executeRaw`
      INSERT INTO ${name(link.table)} (${name(link.owner)}, ${name(link.entry)})
      SELECT ${ownerId}::uuid, unnest(${added}::uuid[])`
  }
}

/** Whoever takes one of them out of use waits until this is done, and then finds it named. */
async function holdInUse(ctx: StaffContext, list: SalonList, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const held = await ctx.tx.$queryRaw<unknown[]>`
    SELECT 1 FROM ${name(list)}
    WHERE id = ANY(${[...ids]}::uuid[]) AND "salonId" = ${ctx.staff.salon.id}::uuid AND "retiredAt" IS NULL
    ORDER BY id FOR SHARE`
  if (held.length < ids.length) throw new Refusal('entry_out_of_use')
}

function name(identifier: string): Prisma.Sql {
  return Prisma.raw(`"${identifier}"`)
}
