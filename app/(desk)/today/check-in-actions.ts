'use server'
// Receiving a guest at the desk: expected, unannounced, or new to the house.
import { z } from 'zod'
import { staffAction } from '@/lib/actions/staff-action'
import { bringForward } from '@/lib/appointments/move-appointment'
import { newClientSchema } from '@/lib/clients/basics-schemas'
import { ofClientSchema } from '@/lib/clients/client-schemas'
import { registerClient } from '@/lib/clients/register-client'
import { moveVisit } from '@/lib/visits/move-visit'
import { walkIn } from '@/lib/visits/walk-in'

export const checkInAction = staffAction({
  name: 'visit.check_in',
  schema: z.object({ visitId: z.uuid() }),
  handler: async (ctx, { visitId }) => {
    await moveVisit(ctx, { visitId, move: 'arrive' })
    return { visitId }
  },
})

export const bringForwardAction = staffAction({
  name: 'visit.bring_forward',
  schema: z.object({ visitId: z.uuid() }),
  handler: bringForward,
})

export const walkInAction = staffAction({ name: 'visit.walk_in', schema: ofClientSchema, handler: walkIn })

export const registerAndWalkInAction = staffAction({
  name: 'client.register_and_walk_in',
  schema: newClientSchema,
  handler: async (ctx, typed) => walkIn(ctx, await registerClient(ctx, typed)),
})
