// After a restore: whoever was erased since the backup was made is erased again.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { eraseAgain } from '@/lib/clients/erase-client'
import { ERASURE_REASONS } from '@/lib/clients/erase-schemas'
import { db } from '@/lib/db/client'
import { removeDueFiles } from '@/lib/storage/remove-files'
import { moveVisit } from '@/lib/visits/move-visit'
import { IN_HOUSE } from '@/lib/visits/visit-flow'
import type { ErasureNote } from './erasures'

export type ErasedAgain = {
  erased: string[]
  /** They stand in somebody else's archive here: a merge that was taken back afterwards. A person has to look. */
  unclear: string[]
}

/**
 * Erases in the database of DATABASE_URL everybody whom `notes` name and who is there again, in the name of whoever did
 * it then, or else of a manager of the house. Each in a transaction of her own, so that it can be gone on with.
 */
export async function eraseAllAgain(notes: readonly ErasureNote[], now: Date): Promise<ErasedAgain> {
  const back = await db.client.findMany({
    where: { id: { in: notes.map(({ clientId }) => clientId) }, erasedAt: null },
    select: { id: true, salonId: true },
  })
  const again: ErasedAgain = { erased: [], unclear: [] }
  for (const { id, salonId } of back) {
    const { mergedIntoId, erasedAt } = await db.client.findUniqueOrThrow({
      where: { id },
      select: { mergedIntoId: true, erasedAt: true },
    })
    if (erasedAt) continue
    const note = notes.find(({ clientId }) => clientId === id)
    if (!note) continue
    if (mergedIntoId) {
      if (!notes.some(({ clientId }) => clientId === mergedIntoId)) again.unclear.push(id)
      continue
    }
    const staff = await whoDoesIt(salonId, note.erasedById)
    const reason = ERASURE_REASONS.find((known) => known === note.reason) ?? 'her_wish'
    await db.$transaction(
      async (tx) => {
        const ctx = { tx, staff, now }
        await endVisits(ctx, id)
        await eraseAgain(ctx, { clientId: id, reason })
      },
      { timeout: 60_000 },
    )
    again.erased.push(id)
  }
  if (again.erased.length > 0) await sweepFiles(now)
  return again
}

/** Whoever was in the house of then, or was to come, is not any more; afterwards nobody could write down why. */
async function endVisits(ctx: StaffContext, clientId: string): Promise<void> {
  const open = await ctx.tx.visit.findMany({
    where: { clientId, OR: [{ stage: 'expected' }, { stage: { in: [...IN_HOUSE] } }] },
    select: { id: true, stage: true },
  })
  for (const { id: visitId, stage } of open)
    await moveVisit(
      ctx,
      stage === 'expected' ? { visitId, move: 'cancel' } : { visitId, move: 'leave', reason: 'erased since' },
    )
}

/** The bytes of her photos. A bucket that cannot be reached from here is swept when Foyer is used again. */
async function sweepFiles(now: Date): Promise<void> {
  const due = { where: { dueAt: { lte: now } } }
  for (let left = await db.fileToRemove.count(due); left > 0; ) {
    await removeDueFiles(now)
    const still = await db.fileToRemove.count(due)
    if (still >= left) return
    left = still
  }
}

async function whoDoesIt(salonId: string, staffId: string): Promise<SignedInStaff> {
  const member = await db.staffMember.findFirstOrThrow({
    where: { salonId, OR: [{ id: staffId }, { role: 'manager' }] },
    orderBy: { id: 'asc' },
    include: { salon: true },
  })
  const chosen =
    member.id === staffId
      ? member
      : ((await db.staffMember.findFirst({ where: { id: staffId, salonId }, include: { salon: true } })) ??
        member)
  return { ...chosen, sessionId: '' }
}
