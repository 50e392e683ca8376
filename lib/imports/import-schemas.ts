// What the screens of an import send. Error messages are keys under `errors`. Safe for the client.
import { z } from 'zod'
import { IMPORT_FIELDS, MOST_COLUMNS, mappingTrouble, PROBLEMS } from './import-flow'

const id = z.uuid()

/** `from`: the rows that the asker knows to be done; a step that somebody else has taken meanwhile is not taken twice. */
export const importStepSchema = z.object({ importId: id, from: z.number().int().min(0) })

export const importMappingSchema = z
  .object({
    importId: id,
    revision: z.number().int(),
    mapping: z.array(z.enum(IMPORT_FIELDS).nullable()).max(MOST_COLUMNS),
  })
  .superRefine(({ mapping }, context) => {
    const trouble = mappingTrouble(mapping)
    if (trouble) context.addIssue({ code: 'custom', path: ['mapping'], message: trouble })
  })

/** `revision`: the columns that were looked over are the ones that are taken. */
export const startImportSchema = z.object({ importId: id, revision: z.number().int() })

export const ofImportSchema = z.object({ importId: id })

/** What of the preview is asked for, from its address: whatever is no problem or page is left out. */
export const importViewSchema = z.object({
  problem: z.enum(PROBLEMS).optional().catch(undefined),
  after: z.coerce.number().int().min(0).max(10_000_000).optional().catch(undefined),
})

export type ImportStep = z.output<typeof importStepSchema>
export type ImportMapping = z.output<typeof importMappingSchema>
export type ImportView = z.output<typeof importViewSchema>
