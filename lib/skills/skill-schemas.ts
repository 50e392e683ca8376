// What may be typed into a skill, and who has it. Safe for the client.
import { z } from 'zod'
import { entryId, entryIds, entryName, entryNameEn } from '@/lib/salons/entry-schemas'

const words = { name: entryName, nameEn: entryNameEn, therapistIds: entryIds }

/** The skill as the editor saw it: what stands in the store must still be this. */
const seen = z.object({ name: z.string(), nameEn: z.string().nullable(), therapistIds: z.array(entryId) })

export const addSkillSchema = z.object(words)
export const reviseSkillSchema = z.object({ skillId: entryId, seen, ...words })
export const skillIdSchema = z.object({ skillId: entryId })

export type SkillFacts = {
  name: string
  nameEn?: string | null | undefined
  /** Who has learnt it. */
  therapistIds: readonly string[]
}
export type SeenSkill = z.infer<typeof seen>
