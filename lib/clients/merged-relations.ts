// To whom she is related, when two archives are made one: each pair is kept once, and nobody is her own relation.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { MergeMemory } from './merge-memory'

/** Brings the relations over, on either side of theirs; those that would stand twice, or join the two, are taken out. */
export async function moveRelations(
  ctx: StaffContext,
  keptId: string,
  goneId: string,
): Promise<MergeMemory['relations']> {
  const { tx } = ctx
  const both = [keptId, goneId]
  const all = await tx.clientRelation.findMany({
    where: { OR: [{ clientId: { in: both } }, { otherId: { in: both } }] },
  })
  const partnerOf = (row: { clientId: string; otherId: string }, id: string) =>
    row.clientId === id ? row.otherId : row.clientId
  const isOf = (id: string) => (row: { clientId: string; otherId: string }) =>
    row.clientId === id || row.otherId === id
  const known = new Set([...all.filter(isOf(keptId)).map((row) => partnerOf(row, keptId)), keptId])
  const hers = all.filter(isOf(goneId))
  const removed = hers.filter((row) => known.has(partnerOf(row, goneId)))
  const moved = hers.filter((row) => !removed.includes(row))
  const from = moved.filter((row) => row.clientId === goneId).map(({ id }) => id)
  const to = moved.filter((row) => row.otherId === goneId).map(({ id }) => id)
  await tx.clientRelation.deleteMany({ where: { id: { in: removed.map(({ id }) => id) } } })
  await tx.clientRelation.updateMany({ where: { id: { in: from } }, data: { clientId: keptId } })
  await tx.clientRelation.updateMany({ where: { id: { in: to } }, data: { otherId: keptId } })
  return { from, to, removed: removed.map((row) => ({ ...row, notedAt: row.notedAt.toISOString() })) }
}

/** Takes back what {@link moveRelations} did, as far as the relations, and those whom they name, are still there. */
export async function returnRelations(
  ctx: StaffContext,
  keptId: string,
  goneId: string,
  { from, to, removed }: MergeMemory['relations'],
): Promise<void> {
  const { tx } = ctx
  await tx.clientRelation.updateMany({
    where: { id: { in: from }, clientId: keptId },
    data: { clientId: goneId },
  })
  await tx.clientRelation.updateMany({
    where: { id: { in: to }, otherId: keptId },
    data: { otherId: goneId },
  })
  const named = removed.flatMap(({ clientId, otherId }) => [clientId, otherId])
  const living = await tx.client.findMany({
    where: { id: { in: named }, mergedIntoId: null, erasedAt: null },
    select: { id: true },
  })
  const isLiving = (id: string) => living.some((client) => client.id === id)
  await tx.clientRelation.createMany({
    data: removed.filter(({ clientId, otherId }) => isLiving(clientId) && isLiving(otherId)),
    skipDuplicates: true,
  })
}
