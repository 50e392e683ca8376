// How long a patch test usually stays on her skin before it can be read as clear. Pure; safe for the client.
import { z } from 'zod'

export const PATCH_TEST_HOURS = { least: 1, most: 168 }

const COLOURS = /染|纹绣/
const COLOURS_EN = /\b(colou?r|dye|tint|henna)/i

/** Two days for what colours hair, brows or skin, one for everything else; by its names. */
export function usualPatchTestHours({ name, nameEn }: { name: string; nameEn?: string | null | undefined }) {
  return COLOURS.test(name) || COLOURS_EN.test(nameEn ?? '') || COLOURS_EN.test(name) ? 48 : 24
}

/** As it is typed; blank leaves it as it stands. */
export const patchTestHours = z
  .number('whole_hours')
  .int('whole_hours')
  .min(PATCH_TEST_HOURS.least, 'whole_hours')
  .max(PATCH_TEST_HOURS.most, 'too_many')
  .nullish()
  .transform((typed) => typed ?? undefined)
