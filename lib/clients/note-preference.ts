// How she likes things is noted.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayNotePreferences } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { lockClientOfSalon } from './client-of-salon'
import type { NewPreference, PreferenceKind } from './client-schemas'

/** Kinds of which several stand side by side; of the others the newest retires the one before. */
const SIDE_BY_SIDE: readonly PreferenceKind[] = ['never_mention', 'other']

/** Notes a preference. Her tea of yesterday is retired by her tea of today, not overwritten. */
export async function notePreference(
  ctx: StaffContext,
  preference: NewPreference,
): Promise<{ preferenceId: string }> {
  permit(mayNotePreferences(ctx.staff))
  const { clientId, kind } = preference
  // The lock keeps two people from leaving two teas.
  await lockClientOfSalon(ctx, preference)
  if (!SIDE_BY_SIDE.includes(kind)) {
    await ctx.tx.preference.updateMany({
      where: { clientId, kind, retiredAt: null },
      data: { retiredAt: ctx.now },
    })
  }
  const { id } = await ctx.tx.preference.create({
    data: { ...preference, visitId: preference.visitId ?? null, notedById: ctx.staff.id, notedAt: ctx.now },
    select: { id: true },
  })
  await recordAudit(ctx, {
    action: 'preference.noted',
    subjectType: 'Client',
    subjectId: clientId,
    particulars: { preferenceId: id, kind },
  })
  await announce(ctx, { kind: 'clients', ...(preference.visitId ? { visitId: preference.visitId } : {}) })
  return { preferenceId: id }
}
