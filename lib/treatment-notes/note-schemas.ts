// What a treatment note holds: as it is typed, as it is sent and as it is stored. Safe for the client.
import { z } from 'zod'
import { reasonSchema } from '@/lib/actions/reason-schemas'
import { AREAS, type Area, FINDINGS_TO_MIND } from '@/lib/concerns/area-flow'
import { CONCERNS } from '@/lib/concerns/concern-flow'

/** What is seen or felt: what may be cared for, and what is only minded. */
export const FINDINGS = [...CONCERNS, ...FINDINGS_TO_MIND] as const
export const STRENGTHS = [1, 2, 3] as const
export const PRESSURES = ['light', 'medium', 'firm'] as const
/** How skin and body answered; names at `treatmentNote.reactions.<code>`. */
export const REACTIONS = [
  'none',
  'warmth',
  'redness',
  'stinging',
  'itching',
  'swelling',
  'tenderness',
  'dizziness',
] as const

/** Longest texts, in characters. Together they fit into what a browser still sends while a page closes. */
export const LONGEST = {
  text: 6_000,
  advice: 2_000,
  reactionWords: 500,
  privateText: 4_000,
  amount: 40,
  reason: 300,
} as const

/** Ends of what a device or a lamp is set to. */
export const SETTING_ENDS = {
  intensity: { from: 1, to: 20 },
  temperature: { from: 0, to: 100 },
  minutes: { from: 1, to: 240 },
} as const

const bounded = ({ from, to }: { from: number; to: number }) =>
  z.number().min(from, 'too_small').max(to, 'too_big').nullable().default(null)

const finding = z.object({ code: z.enum(FINDINGS), strength: z.literal(STRENGTHS) })
const usedProduct = z.object({
  productId: z.uuid(),
  /** As it is said in the room: 2 泵, 5 ml. */
  amount: z.string().max(LONGEST.amount, 'too_long').default(''),
})

export const noteContentSchema = z.object({
  findings: z.array(finding).max(FINDINGS.length).default([]),
  areas: z
    .array(z.enum(AREAS as readonly [Area, ...Area[]]))
    .max(AREAS.length)
    .default([]),
  products: z.array(usedProduct).max(40, 'too_many').default([]),
  pressure: z.enum(PRESSURES).nullable().default(null),
  intensity: bounded(SETTING_ENDS.intensity),
  temperature: bounded(SETTING_ENDS.temperature),
  minutes: bounded(SETTING_ENDS.minutes),
  reaction: z.enum(REACTIONS).nullable().default(null),
  reactionWords: z.string().max(LONGEST.reactionWords, 'too_long').default(''),
  text: z.string().max(LONGEST.text, 'too_long').default(''),
  advice: z.string().max(LONGEST.advice, 'too_long').default(''),
})

export type NoteContent = z.output<typeof noteContentSchema>
export type Finding = NoteContent['findings'][number]
export type UsedProduct = NoteContent['products'][number]

/** The whole of it, as it is held while it is typed. */
export type WholeNote = { content: NoteContent; privateText: string }

export const BLANK_CONTENT: NoteContent = noteContentSchema.parse({})
export const BLANK_NOTE: WholeNote = { content: BLANK_CONTENT, privateText: '' }

export const saveTreatmentNoteSchema = z.object({
  sessionId: z.uuid(),
  /** The revision the typist started from; 0 when there was none yet. */
  baseRevision: z.int().min(0),
  content: noteContentSchema,
  /** Left out by whoever may not write it: it stays as it is. */
  privateText: z.string().max(LONGEST.privateText, 'too_long').optional(),
  /** Why, once the note is signed. */
  amendmentReason: reasonSchema({ least: 1, most: LONGEST.reason }).optional(),
  /** Keys of what was sent before and not answered: this takes their place. */
  supersedes: z.array(z.uuid()).max(20).default([]),
})

export const treatmentNoteIdSchema = z.object({ sessionId: z.uuid() })

/** In one order and each thing once, so that the same note always reads the same. */
export function tidyContent(content: NoteContent): NoteContent {
  const strengths = new Map(content.findings.map(({ code, strength }) => [code, strength]))
  const areas = new Set(content.areas)
  const amounts = new Map(content.products.map(({ productId, amount }) => [productId, amount]))
  return {
    ...content,
    findings: FINDINGS.flatMap((code) => {
      const strength = strengths.get(code)
      return strength ? [{ code, strength }] : []
    }),
    areas: AREAS.filter((area) => areas.has(area)),
    products: [...amounts].map(([productId, amount]) => ({ productId, amount })).toSorted(byProduct),
  }
}

function byProduct(one: UsedProduct, other: UsedProduct): number {
  return one.productId < other.productId ? -1 : 1
}

/** Whether two contents say the same. */
export function isSameContent(one: NoteContent, other: NoteContent): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))
}

export function isSameNote(one: WholeNote, other: WholeNote): boolean {
  return one.privateText === other.privateText && isSameContent(one.content, other.content)
}

/** The order of keys is the schema's, whatever order they came in. */
function ordered(content: NoteContent): unknown[] {
  const tidy = tidyContent(content)
  return (Object.keys(BLANK_CONTENT) as (keyof NoteContent)[]).map((key) => tidy[key])
}

/** What was said, without what was left blank: so it is stored, and an empty note is `{}`. */
export function packContent(content: NoteContent): Partial<NoteContent> {
  const isSaid = (value: unknown) =>
    value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries(tidyContent(content)).filter(([, value]) => isSaid(value)))
}

/** The content as it was stored, whole again. */
export function readContent(stored: unknown): NoteContent {
  return noteContentSchema.parse(stored)
}
