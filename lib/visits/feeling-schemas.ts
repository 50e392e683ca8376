// How a treatment felt to her: what can be answered, question by question. Safe for the client.
import { z } from 'zod'
import { AREAS } from '@/lib/concerns/area-flow'

/** Longest sentence of hers. */
export const HER_WORDS_LENGTH = 200

const face = z.int().min(1).max(5)
/** −2 far too light, too cold … 0 just right … 2 far too strong, too hot. */
const lean = z.int().min(-2).max(2)

/** What was asked; an answer that is null is taken back, one that is absent was not asked. */
export const feelingSchema = z
  .object({
    sessionId: z.uuid(),
    effect: face.nullable().optional(),
    comfort: face.nullable().optional(),
    pressureFelt: lean.nullable().optional(),
    temperatureFelt: lean.nullable().optional(),
    /** All of them, those chosen before too. */
    lovedAreas: z.array(z.enum(AREAS)).max(AREAS.length).optional(),
    herWords: z
      .object({
        text: z.string().trim().max(HER_WORDS_LENGTH),
        /** What stood there when the pen was taken up. */
        was: z.string().max(HER_WORDS_LENGTH),
      })
      .optional(),
  })
  .refine(({ sessionId: _, ...answers }) => Object.values(answers).some((answer) => answer !== undefined), {
    error: 'required',
  })

export type AskedFeeling = z.output<typeof feelingSchema>
