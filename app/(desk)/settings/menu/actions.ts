// Changes to the menu.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { minorUnits, orderSchema } from '@/lib/salons/entry-schemas'
import { addTreatment } from '@/lib/treatments/add-treatment'
import { reorderTreatments } from '@/lib/treatments/reorder-treatments'
import { restoreTreatment, retireTreatment } from '@/lib/treatments/retire-treatment'
import { reviseTreatment } from '@/lib/treatments/revise-treatment'
import {
  addTreatmentSchema,
  reviseTreatmentSchema,
  treatmentIdSchema,
} from '@/lib/treatments/treatment-schemas'

export const addTreatmentAction = staffAction({
  name: 'treatment.add',
  schema: addTreatmentSchema,
  handler: (ctx, { price, ...facts }) =>
    addTreatment(ctx, { ...facts, priceMinor: minorUnits(price, ctx.staff.salon.currency) }),
})

export const reviseTreatmentAction = staffAction({
  name: 'treatment.revise',
  schema: reviseTreatmentSchema,
  handler: (ctx, { price, ...facts }) =>
    reviseTreatment(ctx, { ...facts, priceMinor: minorUnits(price, ctx.staff.salon.currency) }),
})

export const retireTreatmentAction = staffAction({
  name: 'treatment.retire',
  schema: treatmentIdSchema,
  handler: retireTreatment,
})

export const restoreTreatmentAction = staffAction({
  name: 'treatment.restore',
  schema: treatmentIdSchema,
  handler: restoreTreatment,
})

export const reorderTreatmentsAction = staffAction({
  name: 'treatment.reorder',
  schema: orderSchema,
  handler: reorderTreatments,
})
