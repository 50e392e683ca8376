// One colleague of the acting person's salon, locked for a change.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { Role } from '@/lib/auth/signed-in-staff'

export type LockedColleague = { id: string; role: Role; deactivatedAt: Date | null }

/**
 * Locks a colleague and every working manager of the salon, so that two managers cannot take one another's place
 * away at the same moment. Refuses `not_found` for people of other salons.
 */
export async function lockColleague(ctx: StaffContext, staffMemberId: string): Promise<LockedColleague> {
  const rows = await ctx.tx.$queryRaw<LockedColleague[]>`
    SELECT "id", "role"::text AS "role", "deactivatedAt" FROM "StaffMember"
    WHERE "salonId" = ${ctx.staff.salon.id}::uuid
      AND ("id" = ${staffMemberId}::uuid OR ("role" = 'manager' AND "deactivatedAt" IS NULL))
    ORDER BY "id" FOR UPDATE`
  const colleague = rows.find(({ id }) => id === staffMemberId)
  if (!colleague) throw new Refusal('not_found')
  return colleague
}

/** Refuses `last_manager` when nobody but this colleague could manage the salon. */
export async function refuseWithoutManager(ctx: StaffContext, leaving: LockedColleague): Promise<void> {
  if (leaving.role !== 'manager' || leaving.deactivatedAt) return
  const others = await ctx.tx.staffMember.count({
    where: { salonId: ctx.staff.salon.id, role: 'manager', deactivatedAt: null, id: { not: leaving.id } },
  })
  if (others === 0) throw new Refusal('last_manager')
}
