// Somebody of the salon says that something will happen (客户承诺).
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayWriteNotes } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { salonDate } from '@/lib/salon-time/salon-time'
import { findClientOfSalon } from './client-of-salon'
import type { NewPromise } from './client-schemas'

/**
 * Notes a promise with its owner and the day it is due (YYYY-MM-DD in the salon's zone). Refuses `due_in_past`,
 * and `owner_not_working` when the owner is not an active member of this salon.
 */
export async function makePromise(ctx: StaffContext, promise: NewPromise): Promise<{ promiseId: string }> {
  permit(mayWriteNotes(ctx.staff))
  await findClientOfSalon(ctx, promise)
  if (promise.dueOn < salonDate(ctx.now, ctx.staff.salon.timeZone)) throw new Refusal('due_in_past')
  await refuseAbsentOwner(ctx, promise.ownerId)
  const { id } = await ctx.tx.promise.create({
    data: {
      ...promise,
      visitId: promise.visitId ?? null,
      dueOn: new Date(`${promise.dueOn}T00:00:00Z`),
      createdById: ctx.staff.id,
      createdAt: ctx.now,
    },
    select: { id: true },
  })
  await recordAudit(ctx, {
    action: 'promise.made',
    subjectType: 'Client',
    subjectId: promise.clientId,
    particulars: { promiseId: id, ownerId: promise.ownerId, dueOn: promise.dueOn },
  })
  await announce(ctx, { kind: 'clients', ...(promise.visitId ? { visitId: promise.visitId } : {}) })
  return { promiseId: id }
}

async function refuseAbsentOwner(ctx: StaffContext, ownerId: string): Promise<void> {
  const owner = await ctx.tx.staffMember.findFirst({
    where: { id: ownerId, salonId: ctx.staff.salon.id, deactivatedAt: null },
    select: { id: true },
  })
  if (!owner) throw new Refusal('owner_not_working')
}
