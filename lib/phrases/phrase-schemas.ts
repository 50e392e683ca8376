// What may be typed into a phrase of the salon. Safe for the client.
import { z } from 'zod'
import { entryId } from '@/lib/salons/entry-schemas'

export const PHRASE_KINDS = ['observation', 'reaction', 'advice'] as const
export type PhraseKind = (typeof PHRASE_KINDS)[number]

/** A sentence, not an essay. */
export const PHRASE_LENGTH = 120

const words = {
  name: z.string().trim().min(1, 'required').max(PHRASE_LENGTH, 'too_long'),
  nameEn: z
    .string()
    .trim()
    .max(PHRASE_LENGTH, 'too_long')
    .nullish()
    .transform((name) => name || null),
  kind: z.enum(PHRASE_KINDS),
}

/** The phrase as the editor saw it: what stands in the store must still be this. */
const seen = z.object({ name: z.string(), nameEn: z.string().nullable(), kind: z.enum(PHRASE_KINDS) })

export const addPhraseSchema = z.object(words)
export const revisePhraseSchema = z.object({ phraseId: entryId, seen, ...words })
export const phraseIdSchema = z.object({ phraseId: entryId })

export type PhraseFacts = { name: string; nameEn?: string | null | undefined; kind: PhraseKind }
export type SeenPhrase = z.infer<typeof seen>
