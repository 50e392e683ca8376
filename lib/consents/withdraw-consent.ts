// She takes back what she once agreed to.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayRecordConsents } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'

/** Ends a consent she gave. Refuses `someone_was_faster` when it no longer stands. */
export async function withdrawConsent(
  ctx: StaffContext,
  { consentId }: { consentId: string },
): Promise<void> {
  permit(mayRecordConsents(ctx.staff))
  const consent = await ctx.tx.consent.findFirst({
    where: {
      id: consentId,
      answer: 'given',
      client: { salonId: ctx.staff.salon.id, mergedIntoId: null, erasedAt: null },
    },
    select: { clientId: true, kind: true },
  })
  if (!consent) throw new Refusal('not_found')
  const { count } = await ctx.tx.consent.updateMany({
    where: { id: consentId, withdrawnAt: null },
    data: { withdrawnAt: ctx.now, withdrawnById: ctx.staff.id },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await recordAudit(ctx, {
    action: 'consent.withdrawn',
    subjectType: 'Client',
    subjectId: consent.clientId,
    particulars: { consentId, kind: consent.kind },
  })
  await announce(ctx, { kind: 'clients' })
}
