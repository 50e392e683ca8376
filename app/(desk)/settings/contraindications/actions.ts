// Changes to the contraindications.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { addContraindication } from '@/lib/contraindications/add-contraindication'
import {
  addContraindicationSchema,
  contraindicationIdSchema,
  reviseContraindicationSchema,
} from '@/lib/contraindications/contraindication-schemas'
import { reorderContraindications } from '@/lib/contraindications/reorder-contraindications'
import {
  restoreContraindication,
  retireContraindication,
} from '@/lib/contraindications/retire-contraindication'
import { reviseContraindication } from '@/lib/contraindications/revise-contraindication'
import { orderSchema } from '@/lib/salons/entry-schemas'

export const addContraindicationAction = staffAction({
  name: 'contraindication.add',
  schema: addContraindicationSchema,
  handler: addContraindication,
})

export const reviseContraindicationAction = staffAction({
  name: 'contraindication.revise',
  schema: reviseContraindicationSchema,
  handler: reviseContraindication,
})

export const retireContraindicationAction = staffAction({
  name: 'contraindication.retire',
  schema: contraindicationIdSchema,
  handler: retireContraindication,
})

export const restoreContraindicationAction = staffAction({
  name: 'contraindication.restore',
  schema: contraindicationIdSchema,
  handler: restoreContraindication,
})

export const reorderContraindicationsAction = staffAction({
  name: 'contraindication.reorder',
  schema: orderSchema,
  handler: reorderContraindications,
})
