'use server'
// Opens the house; refused for ever once it is open.
import { headers } from 'next/headers'
import { guestAction } from '@/lib/actions/staff-action'
import { callerAddress } from '@/lib/auth/caller-address'
import { isKnownHost } from '@/lib/auth/known-host'
import { allowSetUp } from '@/lib/salons/allow-set-up'
import { setUpSalon } from '@/lib/salons/set-up-salon'
import { setUpFormSchema } from '@/lib/salons/set-up-schemas'

export const setUpAction = guestAction({
  name: 'salon.set_up',
  schema: setUpFormSchema,
  handler: async ({ tx, now }, { code, ...input }) => {
    const asked = await headers()
    await allowSetUp({
      code,
      address: callerAddress(asked.get('x-forwarded-for') ?? undefined),
      isKnownHost: isKnownHost(asked),
    })
    const { userName } = await setUpSalon(tx, input, now)
    return { userName }
  },
})
