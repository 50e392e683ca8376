// Changes to the natures of clients.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { addNature } from '@/lib/natures/add-nature'
import { addNatureSchema, natureIdSchema, reviseNatureSchema } from '@/lib/natures/nature-schemas'
import { reorderNatures } from '@/lib/natures/reorder-natures'
import { restoreNature, retireNature } from '@/lib/natures/retire-nature'
import { reviseNature } from '@/lib/natures/revise-nature'
import { orderSchema } from '@/lib/salons/entry-schemas'

export const addNatureAction = staffAction({
  name: 'nature.add',
  schema: addNatureSchema,
  handler: addNature,
})

export const reviseNatureAction = staffAction({
  name: 'nature.revise',
  schema: reviseNatureSchema,
  handler: reviseNature,
})

export const retireNatureAction = staffAction({
  name: 'nature.retire',
  schema: natureIdSchema,
  handler: retireNature,
})

export const restoreNatureAction = staffAction({
  name: 'nature.restore',
  schema: natureIdSchema,
  handler: restoreNature,
})

export const reorderNaturesAction = staffAction({
  name: 'nature.reorder',
  schema: orderSchema,
  handler: reorderNatures,
})
