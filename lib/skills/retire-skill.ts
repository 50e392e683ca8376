// The manager takes a skill out of use, or back into it. Nothing is ever deleted.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditSkills } from '@/lib/auth/permissions'
import { setRetired } from '@/lib/salons/salon-lists'

/** No treatment asks for it any more; who has it keeps it. Refuses `not_found` when it is not in use. */
export async function retireSkill(ctx: StaffContext, { skillId }: { skillId: string }): Promise<void> {
  permit(mayEditSkills(ctx.staff))
  await setRetired(ctx, 'Skill', skillId, true)
}

/** Takes it back into use where it stood. Refuses `not_found` when it is in use already. */
export async function restoreSkill(ctx: StaffContext, { skillId }: { skillId: string }): Promise<void> {
  permit(mayEditSkills(ctx.staff))
  await setRetired(ctx, 'Skill', skillId, false)
}
