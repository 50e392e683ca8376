// What was tapped by mistake: a test that was never done, a reading that is not so.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayPatchTest } from '@/lib/auth/permissions'
import { livingArchive, lockClientOfSalon } from '@/lib/clients/client-of-salon'
import { announce } from '@/lib/live/announce'
import { refuseWhoTreatsHer } from '@/lib/staff/who-decides'
import { checkTakeBack } from './patch-test-flow'
import type { takenBackReadingSchema, takenBackTestSchema } from './patch-test-schemas'

/**
 * Takes back a test that nobody has read: it counts as not done. Refuses `undo_not_yours` and `undo_too_late` to all but
 * whoever did it within the last ten minutes and the manager, `patch_test_read` once it was read, and
 * `someone_was_faster` when it was taken back already.
 */
export async function takeBackPatchTest(
  ctx: StaffContext,
  { patchTestId }: z.output<typeof takenBackTestSchema>,
): Promise<void> {
  permit(mayPatchTest(ctx.staff))
  const test = await holdTest(ctx, patchTestId)
  if (test.takenBackAt) throw new Refusal('someone_was_faster')
  if (test.result) throw new Refusal('patch_test_read')
  const code = checkTakeBack({ byId: test.doneById, at: test.doneAt }, ctx.staff, ctx.now)
  if (code) throw new Refusal(code)
  await ctx.tx.patchTest.update({
    where: { id: patchTestId },
    data: { takenBackAt: ctx.now, takenBackById: ctx.staff.id },
  })
  await tell(ctx, test, { action: 'patch_test.taken_back', particulars: { patchTestId } })
}

/**
 * Takes back the reading of a test, which then waits to be read. Refuses as {@link takeBackPatchTest} does,
 * `someone_was_faster` when it does not say any more what is taken back, and `patch_reaction_own`, with the names of
 * those to ask, a reaction to whoever is to treat her in a visit that is still open, while somebody else may decide. A
 * reaction is taken back at any time by whoever may decide.
 */
export async function takeBackReading(
  ctx: StaffContext,
  { patchTestId, result }: z.output<typeof takenBackReadingSchema>,
): Promise<void> {
  permit(mayPatchTest(ctx.staff))
  const test = await holdTest(ctx, patchTestId)
  const { readById, readAt } = test
  if (test.result !== result || !readById || !readAt) throw new Refusal('someone_was_faster')
  const code = checkTakeBack({ byId: readById, at: readAt, result }, ctx.staff, ctx.now)
  if (code) throw new Refusal(code)
  // Nobody unsays what her skin has told in order to go on.
  if (result === 'reaction') await refuseWhoTreatsHer(ctx, { clientId: test.clientId }, 'patch_reaction_own')
  await ctx.tx.patchTest.update({
    where: { id: patchTestId },
    data: {
      ...{ result: null, readById: null, readAt: null, note: null, validUntil: null },
      ...(result === 'reaction' ? { unsaidAt: ctx.now, unsaidById: ctx.staff.id } : {}),
    },
  })
  await tell(ctx, test, {
    action: 'patch_test.reading_taken_back',
    particulars: { patchTestId, result, readById, readAt: readAt.toISOString() },
  })
}

/** The test as it stands, with her row held: nobody reads it or begins a treatment meanwhile. */
async function holdTest(ctx: StaffContext, id: string) {
  const where = { id, salonId: ctx.staff.salon.id, client: livingArchive }
  const found = await ctx.tx.patchTest.findFirst({ where, select: { clientId: true } })
  if (!found) throw new Refusal('not_found')
  await lockClientOfSalon(ctx, found)
  return ctx.tx.patchTest.findUniqueOrThrow({ where: { id } })
}

type Told = { action: string; particulars: Record<string, string> }

async function tell(
  ctx: StaffContext,
  { clientId, visitId }: { clientId: string; visitId: string | null },
  told: Told,
): Promise<void> {
  await recordAudit(ctx, { subjectType: 'Client', subjectId: clientId, ...told })
  await announce(ctx, { kind: 'clients', ...(visitId ? { visitId } : {}) })
}
