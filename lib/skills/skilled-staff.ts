// Who has a skill: therapists of this salon, written as a whole.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'

/** Those who have it now and are still here. */
export async function skilledNow(ctx: StaffContext, skillId: string): Promise<string[]> {
  const rows = await ctx.tx.staffSkill.findMany({
    where: { skillId, staffMember: { role: 'therapist', deactivatedAt: null } },
    select: { staffMemberId: true },
  })
  return rows.map(({ staffMemberId }) => staffMemberId)
}

/** Gives it to exactly these; who has left keeps what she had. Refuses `therapist_away` for anybody else. */
export async function giveSkill(
  ctx: StaffContext,
  skillId: string,
  therapistIds: readonly string[],
): Promise<void> {
  const here = { salonId: ctx.staff.salon.id, role: 'therapist' as const, deactivatedAt: null }
  const ids = [...new Set(therapistIds)]
  if ((await ctx.tx.staffMember.count({ where: { ...here, id: { in: ids } } })) < ids.length) {
    throw new Refusal('therapist_away')
  }
  await ctx.tx.staffSkill.deleteMany({
    where: { skillId, staffMemberId: { notIn: ids }, staffMember: here },
  })
  await ctx.tx.staffSkill.createMany({
    data: ids.map((staffMemberId) => ({ skillId, staffMemberId })),
    skipDuplicates: true,
  })
}
