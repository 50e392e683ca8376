// What may be typed into a comparable case. Safe for the client.
import { z } from 'zod'
import { CONCERNS } from '@/lib/concerns/concern-flow'
import { entryId, entryName, entryNameEn } from '@/lib/salons/entry-schemas'
import { CASE_SIDES } from './case-flow'

const story = z.string().trim().min(1, 'required').max(600, 'too_long')
const storyEn = z
  .string()
  .trim()
  .max(900, 'too_long')
  .nullish()
  .transform((text) => text || null)

const words = {
  title: entryName,
  titleEn: entryNameEn,
  course: story,
  courseEn: storyEn,
  result: story,
  resultEn: storyEn,
  concerns: z.array(z.enum(CONCERNS)).min(1, 'choose_one').max(CONCERNS.length),
  weeks: z.coerce.number().int().min(1).max(520).nullish(),
  beforePhotoId: z.uuid().nullish(),
  afterPhotoId: z.uuid().nullish(),
}

/** The entry as the editor saw it: what stands in the store must still be this. */
const seen = z.object({
  title: z.string(),
  titleEn: z.string().nullable(),
  course: z.string(),
  courseEn: z.string().nullable(),
  result: z.string(),
  resultEn: z.string().nullable(),
  weeks: z.number().nullable(),
  beforePhotoId: z.uuid().nullable(),
  afterPhotoId: z.uuid().nullable(),
})

const facts = z.object(words)

export const addCaseSchema = facts
export const reviseCaseSchema = z.object({ caseId: entryId, seen, ...words })
export const caseIdSchema = z.object({ caseId: entryId })
export const casePictureSchema = z.object({ caseId: z.uuid(), side: z.enum(CASE_SIDES) })
/** Whose photos may become part of a case. */
export const photosToShowSchema = z.object({ clientId: z.uuid() })

export type CaseFacts = z.output<typeof facts>
export type SeenCase = z.output<typeof seen>
