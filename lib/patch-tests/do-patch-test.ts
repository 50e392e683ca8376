// A little of it is put on her skin (皮试), to be read later.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayPatchTest } from '@/lib/auth/permissions'
import { lockClientOfSalon } from '@/lib/clients/client-of-salon'
import { announce } from '@/lib/live/announce'
import { addMinutes } from '@/lib/salon-time/salon-time'
import type { newPatchTestSchema } from './patch-test-schemas'

/**
 * Writes down that a test was done, of a treatment or of a product, and where on her skin; from now on it is the one
 * that counts. Refuses `not_found` for her, a visit not hers and what is off the menu, and `no_patch_test_needed` for
 * what wants none.
 */
export async function doPatchTest(
  ctx: StaffContext,
  { clientId, visitId, treatmentId, productId, place }: z.output<typeof newPatchTestSchema>,
): Promise<{ patchTestId: string }> {
  permit(mayPatchTest(ctx.staff))
  await lockClientOfSalon(ctx, { clientId, visitId })
  const hours = await hoursToWait(ctx, { treatmentId, productId })
  const { id } = await ctx.tx.patchTest.create({
    data: {
      salonId: ctx.staff.salon.id,
      clientId,
      visitId: visitId ?? null,
      treatmentId: treatmentId ?? null,
      productId: productId ?? null,
      doneById: ctx.staff.id,
      doneAt: ctx.now,
      place,
      readableAt: addMinutes(ctx.now, hours * 60),
    },
    select: { id: true },
  })
  await recordAudit(ctx, {
    action: 'patch_test.done',
    subjectType: 'Client',
    subjectId: clientId,
    particulars: {
      patchTestId: id,
      ...(treatmentId ? { treatmentId } : {}),
      ...(productId ? { productId } : {}),
    },
  })
  await announce(ctx, { kind: 'clients', ...(visitId ? { visitId } : {}) })
  return { patchTestId: id }
}

type Thing = { treatmentId: string | undefined; productId: string | undefined }

/** How long it has to stay on her skin before it can be read as clear. */
async function hoursToWait(ctx: StaffContext, { treatmentId, productId }: Thing): Promise<number> {
  const where = { salonId: ctx.staff.salon.id, retiredAt: null }
  const select = { patchTestDays: true, patchTestHours: true } as const
  const thing = treatmentId
    ? await ctx.tx.treatment.findFirst({ where: { ...where, id: treatmentId }, select })
    : productId && (await ctx.tx.product.findFirst({ where: { ...where, id: productId }, select }))
  if (!thing) throw new Refusal('not_found')
  if (thing.patchTestDays === null) throw new Refusal('no_patch_test_needed')
  return thing.patchTestHours
}
