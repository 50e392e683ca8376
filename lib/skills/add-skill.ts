// The manager adds a skill that treatments may ask for.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditSkills } from '@/lib/auth/permissions'
import { nextPosition, noteChange } from '@/lib/salons/salon-lists'
import type { SkillFacts } from './skill-schemas'
import { giveSkill } from './skilled-staff'

/** Adds it at the end of the list and gives it to who has it. Refuses `not_permitted` and `therapist_away`. */
export async function addSkill(ctx: StaffContext, facts: SkillFacts): Promise<{ skillId: string }> {
  permit(mayEditSkills(ctx.staff))
  const { id } = await ctx.tx.skill.create({
    data: {
      salonId: ctx.staff.salon.id,
      name: facts.name,
      nameEn: facts.nameEn ?? null,
      position: await nextPosition(ctx, 'Skill'),
    },
    select: { id: true },
  })
  await giveSkill(ctx, id, facts.therapistIds)
  await noteChange(ctx, 'Skill', id, 'added', { therapistIds: [...facts.therapistIds] })
  return { skillId: id }
}
