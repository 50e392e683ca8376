// Changes to the service standards.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { addStandard } from '@/lib/standards/add-standard'
import { reorderStandards } from '@/lib/standards/reorder-standards'
import { restoreStandard, retireStandard } from '@/lib/standards/retire-standard'
import { reviseStandard } from '@/lib/standards/revise-standard'
import {
  addStandardSchema,
  reorderStandardsSchema,
  retireStandardSchema,
  reviseStandardSchema,
} from '@/lib/standards/standards-schemas'

export const addStandardAction = staffAction({
  name: 'standard.add',
  schema: addStandardSchema,
  handler: addStandard,
})

export const reviseStandardAction = staffAction({
  name: 'standard.revise',
  schema: reviseStandardSchema,
  handler: reviseStandard,
})

export const retireStandardAction = staffAction({
  name: 'standard.retire',
  schema: retireStandardSchema,
  handler: retireStandard,
})

export const restoreStandardAction = staffAction({
  name: 'standard.restore',
  schema: retireStandardSchema,
  handler: restoreStandard,
})

export const reorderStandardsAction = staffAction({
  name: 'standard.reorder',
  schema: reorderStandardsSchema,
  handler: reorderStandards,
})
