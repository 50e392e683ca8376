// How she likes things is noted.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayNotePreferences } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { lockClientOfSalon } from './client-of-salon'
import { type NewPreference, SIDE_BY_SIDE } from './preference-schemas'

/**
 * Notes a preference. Her tea of yesterday is retired by her tea of today, not overwritten; so is what she said of the
 * same therapist. Refuses a seat or a therapist that the salon no longer has.
 */
export async function notePreference(
  ctx: StaffContext,
  preference: NewPreference,
): Promise<{ preferenceId: string }> {
  permit(mayNotePreferences(ctx.staff))
  const { clientId, kind, choice, degree, seatId, therapistId, text, visitId } = preference
  // The lock keeps two people from leaving two teas.
  await lockClientOfSalon(ctx, preference)
  await refuseGone(ctx, preference)
  if (!SIDE_BY_SIDE.includes(kind) || therapistId) {
    await ctx.tx.preference.updateMany({
      where: { clientId, kind, retiredAt: null, ...(therapistId ? { therapistId } : {}) },
      data: { retiredAt: ctx.now },
    })
  }
  const { id } = await ctx.tx.preference.create({
    data: {
      clientId,
      kind,
      choice: choice ?? null,
      degree: degree ?? null,
      seatId: seatId ?? null,
      therapistId: therapistId ?? null,
      text: text ?? '',
      visitId: visitId ?? null,
      notedById: ctx.staff.id,
      notedAt: ctx.now,
    },
    select: { id: true },
  })
  await recordAudit(ctx, {
    action: 'preference.noted',
    subjectType: 'Client',
    subjectId: clientId,
    particulars: { preferenceId: id, kind },
  })
  await announce(ctx, { kind: 'clients', ...(visitId ? { visitId } : {}) })
  return { preferenceId: id }
}

async function refuseGone(ctx: StaffContext, { seatId, therapistId }: NewPreference): Promise<void> {
  const { id: salonId } = ctx.staff.salon
  if (seatId) {
    const where = { id: seatId, salonId, retiredAt: null }
    if (!(await ctx.tx.seat.findFirst({ where, select: { id: true } }))) throw new Refusal('seat_retired')
  }
  if (therapistId) {
    const where = { id: therapistId, salonId, role: 'therapist' as const, deactivatedAt: null }
    if (!(await ctx.tx.staffMember.findFirst({ where, select: { id: true } })))
      throw new Refusal('therapist_away')
  }
}
