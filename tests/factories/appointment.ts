// Appointments in a test salon, made with the domain's own verb.

import type { BookAppointmentInput } from '@/lib/appointments/appointment-schemas'
import { type Booked, bookAppointment } from '@/lib/appointments/book-appointment'
import { db } from '@/lib/db/client'
import { salonDate, salonInstant } from '@/lib/salon-time/salon-time'
import { giveConsents } from './consent'
import { asStaff } from './context'
import type { TestSalon } from './salon'
import { TEST_DAY } from './test-day'

/** A moment of that Monday on the salon's clock: `at(house, '14:30')`. */
export function at(house: TestSalon, time: string, date = TEST_DAY): Date {
  return salonInstant(date, time, house.salon.timeZone)
}

/** A guest with no more than a name, who has agreed to everything; for the rest there is her own factory. */
export async function createGuest(
  house: TestSalon,
  name = '王晓明',
  now = at(house, '09:00'),
): Promise<{ id: string; name: string }> {
  const guest = await db.client.create({
    data: { salonId: house.salon.id, name, pinyin: 'wang xiao ming', formOfAddress: '王姐', createdAt: now },
    select: { id: true, name: true },
  })
  await asStaff(house.receptionist, now)((ctx) => giveConsents(ctx, guest.id))
  return guest
}

export type AppointmentOverrides = Partial<BookAppointmentInput> & { now?: Date }

/** By default: a new guest, the first treatment with the first therapist in the first room, at 14:00. */
export async function createAppointment(
  house: TestSalon,
  overrides: AppointmentOverrides = {},
): Promise<Booked & { clientId: string }> {
  const { now = at(house, '09:00'), ...asked } = overrides
  const clientId = asked.clientId ?? (await createGuest(house, undefined, now)).id
  const startsAt = asked.startsAt ?? at(house, '14:00', salonDate(now, house.salon.timeZone))
  const booked = await asStaff(
    house.receptionist,
    now,
  )((ctx) => bookAppointment(ctx, { treatments: [firstTreatment(house)], ...asked, clientId, startsAt }))
  return { ...booked, clientId }
}

export function firstTreatment(house: TestSalon): BookAppointmentInput['treatments'][number] {
  const [treatment, room] = [house.treatments[0], house.rooms[0]]
  if (!treatment || !room) throw new Error('the salon has no treatment or no room')
  return { treatmentId: treatment.id, therapistId: house.therapist.id, roomId: room.id }
}
