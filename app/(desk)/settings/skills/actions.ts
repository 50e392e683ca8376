// Changes to the skills, and to who has them.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { orderSchema } from '@/lib/salons/entry-schemas'
import { addSkill } from '@/lib/skills/add-skill'
import { reorderSkills } from '@/lib/skills/reorder-skills'
import { restoreSkill, retireSkill } from '@/lib/skills/retire-skill'
import { reviseSkill } from '@/lib/skills/revise-skill'
import { addSkillSchema, reviseSkillSchema, skillIdSchema } from '@/lib/skills/skill-schemas'

export const addSkillAction = staffAction({ name: 'skill.add', schema: addSkillSchema, handler: addSkill })

export const reviseSkillAction = staffAction({
  name: 'skill.revise',
  schema: reviseSkillSchema,
  handler: reviseSkill,
})

export const retireSkillAction = staffAction({
  name: 'skill.retire',
  schema: skillIdSchema,
  handler: retireSkill,
})

export const restoreSkillAction = staffAction({
  name: 'skill.restore',
  schema: skillIdSchema,
  handler: restoreSkill,
})

export const reorderSkillsAction = staffAction({
  name: 'skill.reorder',
  schema: orderSchema,
  handler: reorderSkills,
})
