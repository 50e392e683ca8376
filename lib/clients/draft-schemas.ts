// What is kept of a section that somebody is typing into. Safe for the client.
import { z } from 'zod'

/** `told` is what a guest tells over tea; the others are the sections of the basics and how she is sorted. */
export const DRAFT_SECTIONS = ['identity', 'contact', 'life', 'told', 'classification'] as const

export type DraftSection = (typeof DRAFT_SECTIONS)[number]

const LONGEST = 500
const MOST_FIELDS = 20

/** Whether a word from the store names a section; what an older version kept is left alone. */
export function isDraftSection(section: string): section is DraftSection {
  return DRAFT_SECTIONS.some((known) => known === section)
}

/** Each touched field: as it stood when the pen was taken up, and as it is typed. */
export const draftValuesSchema = z
  .record(z.string().max(40), z.object({ begun: z.string().max(LONGEST), mine: z.string().max(LONGEST) }))
  .refine((values) => Object.keys(values).length <= MOST_FIELDS, 'too_many')

export const archiveDraftSchema = z.object({
  clientId: z.uuid(),
  section: z.enum(DRAFT_SECTIONS),
  /** Null throws the draft away. */
  values: draftValuesSchema.nullable(),
  /** The client's revision when the typing began. */
  baseRevision: z.number().int(),
})

export type DraftValues = z.output<typeof draftValuesSchema>
export type ArchiveDraftInput = z.output<typeof archiveDraftSchema>
