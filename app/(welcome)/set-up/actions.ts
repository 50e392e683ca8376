'use server'
// Opens the house; refused for ever once it is open.
import { guestAction } from '@/lib/actions/staff-action'
import { setUpSalon } from '@/lib/salons/set-up-salon'
import { setUpSchema } from '@/lib/salons/set-up-schemas'

export const setUpAction = guestAction({
  name: 'salon.set_up',
  schema: setUpSchema,
  handler: async ({ tx, now }, input) => {
    const { userName } = await setUpSalon(tx, input, now)
    return { userName }
  },
})
