// What is done with appointments: made, moved, cancelled, or not made with a reason.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import {
  bookAppointmentSchema,
  cancelAppointmentSchema,
  declineNextBookingSchema,
  moveAppointmentSchema,
} from '@/lib/appointments/appointment-schemas'
import { bookAppointment } from '@/lib/appointments/book-appointment'
import { moveAppointment } from '@/lib/appointments/move-appointment'
import { newClientSchema } from '@/lib/clients/basics-schemas'
import { registerClient } from '@/lib/clients/register-client'
import { declineNextBooking } from '@/lib/visits/decline-next-booking'
import { moveVisit } from '@/lib/visits/move-visit'

export const bookAppointmentAction = staffAction({
  name: 'appointments.book',
  schema: bookAppointmentSchema,
  handler: async (ctx, input) => ({ visitId: (await bookAppointment(ctx, input)).visitId }),
})

export const moveAppointmentAction = staffAction({
  name: 'appointments.move',
  schema: moveAppointmentSchema,
  handler: moveAppointment,
})

export const cancelAppointmentAction = staffAction({
  name: 'appointments.cancel',
  schema: cancelAppointmentSchema,
  handler: async (ctx, input) => ({
    sequence: (await moveVisit(ctx, { ...input, move: 'cancel' })).sequence,
  }),
})

export const declineNextBookingAction = staffAction({
  name: 'appointments.decline_next',
  schema: declineNextBookingSchema,
  handler: declineNextBooking,
})

/** She calls for the first time: name and number, then the appointment. */
export const registerGuestAction = staffAction({
  name: 'appointments.register_guest',
  schema: newClientSchema,
  handler: registerClient,
})
