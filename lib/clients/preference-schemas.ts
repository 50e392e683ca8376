// What can be said of how she likes things: the choices of each kind, and what may be noted. Safe for the client.
import { z } from 'zod'
import { PREFERENCE_KINDS, type PreferenceKind } from './client-schemas'

/** Two taps: the kind, and one of these. Kinds that are not here are told in words, or by naming a seat. */
export const PREFERENCE_CHOICES = {
  tea: [
    'longjing',
    'tieguanyin',
    'pu_er',
    'jasmine',
    'rose',
    'chrysanthemum',
    'ginger_date',
    'lemon_water',
    'warm_water',
    'coffee',
  ],
  room_temperature: ['cool', 'mild', 'warm'],
  music: ['none', 'nature', 'classical', 'piano', 'pop'],
  pressure: ['light', 'medium', 'firm'],
  therapist: ['wished', 'not_wished'],
  conversation: ['silence', 'a_little', 'chatty'],
} as const satisfies Partial<Record<PreferenceKind, readonly string[]>>

/** How strong her tea is. */
export const TEA_DEGREES = ['light', 'medium', 'strong'] as const

/** Kinds of which several stand side by side; of the others the newest retires the one before. */
export const SIDE_BY_SIDE: readonly PreferenceKind[] = [
  'therapist',
  'never_mention',
  'habit',
  'product_view',
  'other',
]

/** The choices of a kind; none for those told in words. */
export function choicesOf(kind: PreferenceKind): readonly string[] {
  return kind in PREFERENCE_CHOICES ? PREFERENCE_CHOICES[kind as keyof typeof PREFERENCE_CHOICES] : []
}

const id = z.uuid()

export const newPreferenceSchema = z
  .object({
    clientId: id,
    kind: z.enum(PREFERENCE_KINDS),
    choice: z.string().optional(),
    degree: z.enum(TEA_DEGREES).optional(),
    seatId: id.optional(),
    therapistId: id.optional(),
    text: z.string().trim().max(200).optional(),
    visitId: id.optional(),
  })
  .refine(({ kind, choice }) => choice === undefined || choicesOf(kind).includes(choice), {
    path: ['choice'],
    error: 'invalid',
  })
  .refine(({ kind, degree, choice, text }) => !degree || (kind === 'tea' && Boolean(choice || text)), {
    path: ['degree'],
    error: 'invalid',
  })
  .refine(({ kind, seatId }) => !seatId || kind === 'seat', { path: ['seatId'], error: 'invalid' })
  // Whether she wishes for a therapist says nothing without which one, nor the other way round.
  .refine(
    ({ kind, therapistId, choice }) => (kind === 'therapist' ? !therapistId === !choice : !therapistId),
    {
      path: ['therapistId'],
      error: 'invalid',
    },
  )
  .refine(({ choice, seatId, text }) => Boolean(choice || seatId || text), {
    path: ['text'],
    error: 'required',
  })

export const ofPreferenceSchema = z.object({ preferenceId: id })

export const ofBroughtSchema = z.object({ broughtId: id })

export type NewPreference = z.output<typeof newPreferenceSchema>
