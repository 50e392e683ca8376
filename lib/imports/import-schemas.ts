// What the screens of an import send. Error messages are keys under `errors`. Safe for the client.
import { z } from 'zod'
import {
  ASKING_PROBLEMS,
  DATE_ORDERS,
  DOUBLE_ANSWERS,
  IMPORT_FIELDS,
  MOST_COLUMNS,
  mappingTrouble,
  PROBLEMS,
  TEXT_ENCODINGS,
} from './import-flow'

const id = z.uuid()
const LONGEST_FILE_NAME = 120

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

const rowOfFile = z.number().int().min(1).max(10_000_000)

/** What the file alone does not tell. Without a `row` the answer is for all of its kind. */
export const importAnswerSchema = z.discriminatedUnion('question', [
  z.object({
    question: z.literal('doubles'),
    importId: id,
    kind: z.enum(ASKING_PROBLEMS),
    row: rowOfFile.optional(),
    answer: z.enum(DOUBLE_ANSWERS),
  }),
  z.object({
    question: z.literal('dates'),
    importId: id,
    column: z.number().int().min(0).max(MOST_COLUMNS),
    order: z.enum(DATE_ORDERS),
  }),
  z.object({
    question: z.literal('numbers'),
    importId: id,
    row: rowOfFile.optional(),
    dial: z
      .string()
      .trim()
      .regex(/^(\+[1-9]\d{0,3}|0\d{1,4})$/, 'import_dial'),
  }),
])

export const ofImportSchema = z.object({ importId: id })

/** What of the preview is asked for, from its address: whatever is no problem or page is left out. */
export const importViewSchema = z.object({
  problem: z.enum(PROBLEMS).optional().catch(undefined),
  after: z.coerce.number().int().min(0).max(10_000_000).optional().catch(undefined),
})

/** How a file is to be read, where the manager knows better than its first look. */
export const readingSchema = z.object({
  sheet: z.coerce.number().int().min(0).max(1_000).optional().catch(undefined),
  encoding: z.enum(TEXT_ENCODINGS).optional().catch(undefined),
  headings: z.enum(['first', 'none']).optional().catch(undefined),
  fileName: z
    .string()
    .transform((name) => {
      const bare = name
        .replace(/^.*[\\/]/s, '')
        .replace(/\p{C}/gu, '')
        .trim()
      return Array.from(bare).slice(-LONGEST_FILE_NAME).join('')
    })
    .optional()
    .catch(undefined),
})

export type ReadingAsked = Partial<z.output<typeof readingSchema>>
export type ImportStep = z.output<typeof importStepSchema>
export type ImportMapping = z.output<typeof importMappingSchema>
export type ImportAnswer = z.output<typeof importAnswerSchema>
export type ImportView = z.output<typeof importViewSchema>
