// The manager renames a skill, or says who has it now.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditSkills } from '@/lib/auth/permissions'
import { sameEntries } from '@/lib/salons/entry-schemas'
import { lostTo, noteChange } from '@/lib/salons/salon-lists'
import type { SeenSkill, SkillFacts } from './skill-schemas'
import { giveSkill, skilledNow } from './skilled-staff'

/**
 * Changes its names and who has it; what is booked stays booked. Refuses `someone_was_faster` when it is no longer what
 * the editor saw, and `therapist_away`.
 */
export async function reviseSkill(
  ctx: StaffContext,
  { skillId, seen, ...facts }: SkillFacts & { skillId: string; seen: SeenSkill },
): Promise<void> {
  permit(mayEditSkills(ctx.staff))
  const own = { id: skillId, salonId: ctx.staff.salon.id }
  const { count } = await ctx.tx.skill.updateMany({
    where: { ...own, name: seen.name, nameEn: seen.nameEn },
    data: { name: facts.name, nameEn: facts.nameEn ?? null },
  })
  if (count === 0) throw lostTo((await ctx.tx.skill.count({ where: own })) > 0)
  if (!sameEntries(await skilledNow(ctx, skillId), seen.therapistIds)) throw lostTo(true)
  await giveSkill(ctx, skillId, facts.therapistIds)
  await noteChange(ctx, 'Skill', skillId, 'revised', {
    from: { therapistIds: seen.therapistIds },
    to: { therapistIds: [...facts.therapistIds] },
  })
}
