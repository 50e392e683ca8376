// What is kept of a section that somebody is typing into. Safe for the client.
import { z } from 'zod'

/** `told` is what a guest tells over tea; the others are the sections of the basics and how she is sorted. */
export const DRAFT_SECTIONS = ['identity', 'contact', 'life', 'told', 'classification'] as const

export type DraftSection = (typeof DRAFT_SECTIONS)[number]

/** The sheets whose words are kept until they are sent; each is about one row of hers, named by `WORDS_OF`. */
const WORDS_OF = {
  end: 'session',
  take_out: 'session',
  override: 'session',
  amend: 'session',
  reaction: 'session',
  /** Told on the phone, where it may be of any treatment of that visit. */
  call_reaction: 'visit',
  ease: 'alert',
  /** Something to mind that she mentions while she is being cared for. */
  mention: 'visit',
  /** Why the same treatment may be done to her again. */
  clear: 'reaction',
  /** Why she leaves early, or a stage of her visit is passed over. */
  move: 'visit',
} as const

export type WordSheet = keyof typeof WORDS_OF

export type WordSection = `${WordSheet}:${string}`

const WORD_SECTION = new RegExp(`^(${Object.keys(WORDS_OF).join('|')}):[0-9a-f-]{36}$`)

/** Whether a word from the store names such a sheet. */
export function isWordSection(section: string): section is WordSection {
  return WORD_SECTION.test(section)
}

/** Which sheet it is, of which row. */
export function sheetOf(section: WordSection) {
  const [name, id = ''] = section.split(':')
  const sheet = name as WordSheet
  return { sheet, of: WORDS_OF[sheet], id }
}

const LONGEST = 1000
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
  section: z.union([z.enum(DRAFT_SECTIONS), z.custom<WordSection>((it) => isWordSection(String(it)))]),
  /** Null throws the draft away. */
  values: draftValuesSchema.nullable(),
  /** The client's revision when the typing began. */
  baseRevision: z.number().int(),
})

/** What somebody has typed into a sheet and not sent. */
export type KeptWords = {
  section: WordSection
  values: DraftValues
  baseRevision: number
  savedAt: string
}

export type DraftValues = z.output<typeof draftValuesSchema>
export type ArchiveDraftInput = z.output<typeof archiveDraftSchema>
