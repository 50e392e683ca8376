// The numbers of two archives made one: each is kept once.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { MergeMemory } from './merge-memory'

type WithPhone = { id: string; phone: string | null }

/**
 * Brings the further numbers over, and a first number that was not chosen as a further one. What both have stays
 * where it is; what becomes the first number is no further one any more.
 */
export async function movePhones(
  ctx: StaffContext,
  kept: WithPhone,
  gone: WithPhone,
  first: string | null,
): Promise<MergeMemory['phones']> {
  const { tx } = ctx
  const further = await tx.clientPhone.findMany({ where: { clientId: { in: [kept.id, gone.id] } } })
  const removed = further.filter((phone) => phone.clientId === kept.id && phone.e164 === first)
  const held = new Set([
    first,
    ...further.filter(({ clientId }) => clientId === kept.id).map(({ e164 }) => e164),
  ])
  const moved = further.filter((phone) => phone.clientId === gone.id && !held.has(phone.e164))
  for (const { e164 } of moved) held.add(e164)
  await tx.clientPhone.deleteMany({ where: { id: { in: removed.map(({ id }) => id) } } })
  await tx.clientPhone.updateMany({
    where: { id: { in: moved.map(({ id }) => id) } },
    data: { clientId: kept.id },
  })
  const unchosen = [...new Set([kept.phone, gone.phone])].filter(
    (phone) => phone !== null && !held.has(phone),
  )
  const added = await tx.clientPhone.createManyAndReturn({
    data: unchosen.map((e164) => ({ clientId: kept.id, salonId: ctx.staff.salon.id, e164: e164 ?? '' })),
    select: { id: true },
  })
  return { moved: moved.map(({ id }) => id), added: added.map(({ id }) => id), removed }
}

/** Takes back what {@link movePhones} did, as far as the numbers are still there. */
export async function returnPhones(
  ctx: StaffContext,
  keptId: string,
  goneId: string,
  { moved, added, removed }: MergeMemory['phones'],
): Promise<void> {
  const { tx } = ctx
  await tx.clientPhone.deleteMany({ where: { id: { in: added }, clientId: keptId } })
  await tx.clientPhone.updateMany({
    where: { id: { in: moved }, clientId: keptId },
    data: { clientId: goneId },
  })
  await tx.clientPhone.createMany({ data: removed, skipDuplicates: true })
}
