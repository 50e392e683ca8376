// What came of a patch test: clear, and then it holds for a while, or a reaction.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayPatchTest } from '@/lib/auth/permissions'
import { livingArchive, lockClientOfSalon } from '@/lib/clients/client-of-salon'
import { requireConsent } from '@/lib/consents/require-consent'
import { formatComing } from '@/lib/i18n/format'
import { announce } from '@/lib/live/announce'
import { addMinutes } from '@/lib/salon-time/salon-time'
import type { patchTestReadingSchema } from './patch-test-schemas'

/**
 * Reads a test once. A clear one holds from now on for as many days as the treatment or product says. Refuses
 * `patch_test_read` when it was read before, `patch_test_taken_back` when it never was done, `patch_test_not_done` at a
 * moment before it was done, `patch_test_too_early` for a clear one before the time that it has to stay on her skin (a
 * reaction is seen whenever it shows), and `consent_missing` for words about her skin that she does not let the salon
 * keep.
 */
export async function readPatchTest(
  ctx: StaffContext,
  { patchTestId, result, note }: z.output<typeof patchTestReadingSchema>,
): Promise<void> {
  permit(mayPatchTest(ctx.staff))
  const test = await findTest(ctx, patchTestId)
  await lockClientOfSalon(ctx, { clientId: test.clientId })
  if (note) await requireConsent(ctx, test.clientId, 'health')
  if (ctx.now < test.doneAt) throw new Refusal('patch_test_not_done')
  if (result === 'clear' && ctx.now < test.readableAt) refuseTooEarly(ctx, test.readableAt)
  const days = (test.treatment ?? test.product)?.patchTestDays ?? 0
  const { count } = await ctx.tx.patchTest.updateMany({
    where: { id: patchTestId, result: null, takenBackAt: null },
    data: {
      result,
      readById: ctx.staff.id,
      readAt: ctx.now,
      note: note || null,
      validUntil: result === 'clear' ? addMinutes(ctx.now, days * 24 * 60) : null,
    },
  })
  if (count === 0)
    throw new Refusal((await isTakenBack(ctx, patchTestId)) ? 'patch_test_taken_back' : 'patch_test_read')
  await recordAudit(ctx, {
    action: 'patch_test.read',
    subjectType: 'Client',
    subjectId: test.clientId,
    particulars: { patchTestId, result },
  })
  await announce(ctx, { kind: 'clients', ...(test.visitId ? { visitId: test.visitId } : {}) })
}

function refuseTooEarly({ now, staff }: StaffContext, readableAt: Date): never {
  const { salon } = staff
  const until = formatComing(readableAt, now, salon.timeZone, staff.locale ?? salon.locale)
  throw new Refusal('patch_test_too_early', { until })
}

async function findTest(ctx: StaffContext, id: string) {
  const test = await ctx.tx.patchTest.findFirst({
    where: { id, salonId: ctx.staff.salon.id, client: livingArchive },
    select: {
      clientId: true,
      visitId: true,
      doneAt: true,
      readableAt: true,
      treatment: { select: { patchTestDays: true } },
      product: { select: { patchTestDays: true } },
    },
  })
  if (!test) throw new Refusal('not_found')
  return test
}

async function isTakenBack(ctx: StaffContext, id: string): Promise<boolean> {
  return (await ctx.tx.patchTest.count({ where: { id, takenBackAt: { not: null } } })) > 0
}
