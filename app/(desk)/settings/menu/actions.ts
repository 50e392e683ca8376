// Changes to the menu, and to how its treatments are done.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { orderSchema } from '@/lib/salons/entry-schemas'
import { priceIn } from '@/lib/salons/read-price'
import { addProtocolStep } from '@/lib/treatments/add-protocol-step'
import { addTreatment } from '@/lib/treatments/add-treatment'
import {
  addProtocolStepSchema,
  protocolStepIdSchema,
  reorderProtocolSchema,
  reviseProtocolStepSchema,
} from '@/lib/treatments/protocol-schemas'
import { reorderProtocol } from '@/lib/treatments/reorder-protocol'
import { reorderTreatments } from '@/lib/treatments/reorder-treatments'
import { retireProtocolStep } from '@/lib/treatments/retire-protocol-step'
import { restoreTreatment, retireTreatment } from '@/lib/treatments/retire-treatment'
import { reviseProtocolStep } from '@/lib/treatments/revise-protocol-step'
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
    addTreatment(ctx, { ...facts, priceMinor: priceIn(ctx.staff.salon, price) }),
})

export const reviseTreatmentAction = staffAction({
  name: 'treatment.revise',
  schema: reviseTreatmentSchema,
  handler: (ctx, { price, ...facts }) =>
    reviseTreatment(ctx, { ...facts, priceMinor: priceIn(ctx.staff.salon, price) }),
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

export const addProtocolStepAction = staffAction({
  name: 'protocol.add_step',
  schema: addProtocolStepSchema,
  handler: addProtocolStep,
})

export const reviseProtocolStepAction = staffAction({
  name: 'protocol.revise_step',
  schema: reviseProtocolStepSchema,
  handler: reviseProtocolStep,
})

export const retireProtocolStepAction = staffAction({
  name: 'protocol.retire_step',
  schema: protocolStepIdSchema,
  handler: retireProtocolStep,
})

export const reorderProtocolAction = staffAction({
  name: 'protocol.reorder',
  schema: reorderProtocolSchema,
  handler: reorderProtocol,
})
