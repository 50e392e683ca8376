// Reads of the skills, for the page that edits them.
import 'server-only'
import { db } from '@/lib/db/client'

export type SkillInSettings = {
  id: string
  name: string
  nameEn: string | null
  retiredAt: Date | null
  /** Who has it, of those who are here. */
  therapistIds: string[]
}

export type SkillsInSettings = { skills: SkillInSettings[]; therapists: { id: string; name: string }[] }

/** All skills with those out of use, and who may have them. One statement. */
export async function listSkillsForSettings(salonId: string): Promise<SkillsInSettings> {
  const here = { role: 'therapist' as const, deactivatedAt: null }
  const { skills, staff } = await db.salon.findUniqueOrThrow({
    where: { id: salonId },
    relationLoadStrategy: 'join',
    select: {
      skills: {
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          name: true,
          nameEn: true,
          retiredAt: true,
          staff: { where: { staffMember: here }, select: { staffMemberId: true } },
        },
      },
      staff: { where: here, orderBy: { id: 'asc' }, select: { id: true, name: true } },
    },
  })
  return {
    skills: skills.map(({ staff: having, ...skill }) => ({
      ...skill,
      therapistIds: having.map(({ staffMemberId }) => staffMemberId),
    })),
    therapists: staff,
  }
}
