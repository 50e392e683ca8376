// What counts as her next appointment: one of today stands until it is settled, wherever it is read.
import { describe, expect, it } from 'vitest'
import { EVERYBODY } from '@/lib/client-lists/list-flow'
import { listClients } from '@/lib/client-lists/list-queries'
import { openArchive } from '@/lib/clients/archive-queries'
import { readBusiness } from '@/lib/clients/business-queries'
import { searchClients } from '@/lib/clients/search-clients'
import { addMinutes, salonDay } from '@/lib/salon-time/salon-time'
import { moveVisit } from '@/lib/visits/move-visit'
import { at, createAppointment } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'

describe('a guest who is late for an appointment of today', () => {
  it('is still told it as her next, in every place, until it is settled', async () => {
    const house = await createSalon()
    const { manager, salon } = house
    const { clientId, visitId, startsAt } = await createAppointment(house, { startsAt: at(house, '14:00') })
    const told = async (now: Date) => {
      const unbooked = { ...EVERYBODY, filter: { noNextBooking: true as const } }
      const [list, without, archive, business, found] = [
        await listClients(manager, now, EVERYBODY),
        await listClients(manager, now, unbooked),
        await openArchive(manager, clientId, now),
        await readBusiness(manager, clientId, now),
        await searchClients({ staff: manager, now }, ''),
      ]
      return {
        column: list.clients[0]?.nextAppointmentAt?.getTime() ?? null,
        isUnbooked: without.total === 1,
        archive: archive && 'glance' in archive ? archive.glance.next?.visitId : archive,
        business: business?.next?.visitId,
        search: found.clients[0]?.expected?.visitId,
      }
    }
    const stands = {
      column: startsAt.getTime(),
      isUnbooked: false,
      archive: visitId,
      business: visitId,
      search: visitId,
    }
    const dayEnds = salonDay(startsAt, salon.timeZone).end
    for (const now of [addMinutes(startsAt, 21), addMinutes(dayEnds, -1)])
      expect(await told(now)).toEqual(stands)
    const gone = {
      column: null,
      isUnbooked: true,
      archive: undefined,
      business: undefined,
      search: undefined,
    }
    expect(await told(dayEnds)).toEqual(gone)
    const late = addMinutes(startsAt, 60)
    await asStaff(house.receptionist, late)((ctx) => moveVisit(ctx, { visitId, move: 'mark_no_show' }))
    expect(await told(addMinutes(late, 1))).toEqual(gone)
  })
})
