// What the manager decides about an import.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { answerImport } from '@/lib/imports/answer-import'
import { discardImport } from '@/lib/imports/discard-import'
import {
  importAnswerSchema,
  importMappingSchema,
  ofImportSchema,
  startImportSchema,
} from '@/lib/imports/import-schemas'
import { remapImport } from '@/lib/imports/remap-import'
import { startImport } from '@/lib/imports/start-import'
import { undoImport } from '@/lib/imports/undo-import'

export const remapImportAction = staffAction({
  name: 'import.remap',
  schema: importMappingSchema,
  handler: remapImport,
})

export const answerImportAction = staffAction({
  name: 'import.answer',
  schema: importAnswerSchema,
  handler: answerImport,
})

export const startImportAction = staffAction({
  name: 'import.start',
  schema: startImportSchema,
  handler: startImport,
})

export const discardImportAction = staffAction({
  name: 'import.discard',
  schema: ofImportSchema,
  handler: discardImport,
})

export const undoImportAction = staffAction({
  name: 'import.undo',
  schema: ofImportSchema,
  handler: undoImport,
})
