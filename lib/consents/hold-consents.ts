// Takes hold of what a client has agreed to, for the rest of the transaction.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { Prisma } from '@/lib/db/generated/client'
import { type ConsentStates, consentStates } from './consent-flow'

/** The columns that {@link consentStates} reads. */
export const consentFacts = {
  kind: true,
  answer: true,
  recordedAt: true,
  withdrawnAt: true,
} satisfies Prisma.ConsentSelect

/**
 * Where her consents stand, holding her row, so that two people who ask her at once line up. Refuses `not_found` for a
 * client of another salon and for one whose archive is no longer there.
 */
export async function holdConsents(ctx: StaffContext, clientId: string): Promise<ConsentStates> {
  const held = await ctx.tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Client"
    WHERE id = ${clientId}::uuid AND "salonId" = ${ctx.staff.salon.id}::uuid
      AND "mergedIntoId" IS NULL AND "erasedAt" IS NULL
    FOR NO KEY UPDATE`
  if (held.length === 0) throw new Refusal('not_found')
  return readConsents(ctx, clientId)
}

/** Where her consents stand now. */
export async function readConsents(ctx: StaffContext, clientId: string): Promise<ConsentStates> {
  return consentStates(await ctx.tx.consent.findMany({ where: { clientId }, select: consentFacts }))
}
