// Changes to the sheets of readings.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { addReadingType } from '@/lib/assessments/add-reading-type'
import { addTemplate } from '@/lib/assessments/add-template'
import {
  addReadingTypeSchema,
  addTemplateSchema,
  readingTypeIdSchema,
  reorderReadingTypesSchema,
  reviseReadingTypeSchema,
  reviseTemplateSchema,
  templateIdSchema,
} from '@/lib/assessments/assessment-schemas'
import { reorderReadingTypes } from '@/lib/assessments/reorder-reading-types'
import { reorderTemplates } from '@/lib/assessments/reorder-templates'
import { restoreReadingType, retireReadingType } from '@/lib/assessments/retire-reading-type'
import { restoreTemplate, retireTemplate } from '@/lib/assessments/retire-template'
import { reviseReadingType } from '@/lib/assessments/revise-reading-type'
import { reviseTemplate } from '@/lib/assessments/revise-template'
import { orderSchema } from '@/lib/salons/entry-schemas'

export const addTemplateAction = staffAction({
  name: 'assessment_template.add',
  schema: addTemplateSchema,
  handler: addTemplate,
})

export const reviseTemplateAction = staffAction({
  name: 'assessment_template.revise',
  schema: reviseTemplateSchema,
  handler: reviseTemplate,
})

export const retireTemplateAction = staffAction({
  name: 'assessment_template.retire',
  schema: templateIdSchema,
  handler: retireTemplate,
})

export const restoreTemplateAction = staffAction({
  name: 'assessment_template.restore',
  schema: templateIdSchema,
  handler: restoreTemplate,
})

export const reorderTemplatesAction = staffAction({
  name: 'assessment_template.reorder',
  schema: orderSchema,
  handler: reorderTemplates,
})

export const addReadingTypeAction = staffAction({
  name: 'reading_type.add',
  schema: addReadingTypeSchema,
  handler: addReadingType,
})

export const reviseReadingTypeAction = staffAction({
  name: 'reading_type.revise',
  schema: reviseReadingTypeSchema,
  handler: reviseReadingType,
})

export const retireReadingTypeAction = staffAction({
  name: 'reading_type.retire',
  schema: readingTypeIdSchema,
  handler: retireReadingType,
})

export const restoreReadingTypeAction = staffAction({
  name: 'reading_type.restore',
  schema: readingTypeIdSchema,
  handler: restoreReadingType,
})

export const reorderReadingTypesAction = staffAction({
  name: 'reading_type.reorder',
  schema: reorderReadingTypesSchema,
  handler: reorderReadingTypes,
})
