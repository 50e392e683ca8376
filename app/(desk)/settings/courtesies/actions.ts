// Changes to the courtesies.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { addCourtesy } from '@/lib/courtesies/add-courtesy'
import { addCourtesySchema, courtesyIdSchema, reviseCourtesySchema } from '@/lib/courtesies/courtesy-schemas'
import { reorderCourtesies } from '@/lib/courtesies/reorder-courtesies'
import { restoreCourtesy, retireCourtesy } from '@/lib/courtesies/retire-courtesy'
import { reviseCourtesy } from '@/lib/courtesies/revise-courtesy'
import { orderSchema } from '@/lib/salons/entry-schemas'

export const addCourtesyAction = staffAction({
  name: 'courtesy.add',
  schema: addCourtesySchema,
  handler: addCourtesy,
})

export const reviseCourtesyAction = staffAction({
  name: 'courtesy.revise',
  schema: reviseCourtesySchema,
  handler: reviseCourtesy,
})

export const retireCourtesyAction = staffAction({
  name: 'courtesy.retire',
  schema: courtesyIdSchema,
  handler: retireCourtesy,
})

export const restoreCourtesyAction = staffAction({
  name: 'courtesy.restore',
  schema: courtesyIdSchema,
  handler: restoreCourtesy,
})

export const reorderCourtesiesAction = staffAction({
  name: 'courtesy.reorder',
  schema: orderSchema,
  handler: reorderCourtesies,
})
