// Changes to the salon itself.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { reviseSalon } from '@/lib/salons/revise-salon'
import { reviseSalonSchema } from '@/lib/salons/salon-settings-schemas'

export const reviseSalonAction = staffAction({
  name: 'salon.revise',
  schema: reviseSalonSchema,
  handler: reviseSalon,
})
