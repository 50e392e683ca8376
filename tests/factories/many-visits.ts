// A long past, written row by row where how it came about does not matter.
import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import type { TestSalon } from './salon'

/** So many visits that were seen through, one a day before `until`, each with a treatment, a note and a call. */
export async function createManyVisits(
  house: TestSalon,
  clientId: string,
  count: number,
  until: Date,
): Promise<void> {
  const { salon, receptionist, therapist, treatments } = house
  const rows = Array.from({ length: count }, (_, index) => {
    const startsAt = addMinutes(until, -(index + 1) * 1440)
    return { id: randomUUID(), startsAt, endsAt: addMinutes(startsAt, 60) }
  })
  await db.$transaction(
    async (tx) => {
      // Her standing is reckoned once at the end, not with each of some thousand rows.
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`
      await tx.visit.createMany({
        data: rows.map(({ id }) => ({
          id,
          salonId: salon.id,
          clientId,
          stage: 'closed' as const,
          standardsVersion: 1,
          // Written down at once: only when she came matters here.
          createdAt: until,
        })),
      })
      await tx.appointment.createMany({
        data: rows.map(({ id, startsAt, endsAt }) => ({
          visitId: id,
          startsAt,
          endsAt,
          createdById: receptionist.id,
          createdAt: startsAt,
        })),
      })
      await tx.treatmentSession.createMany({
        data: rows.map(({ id, startsAt, endsAt }) => ({
          visitId: id,
          startsAt,
          endsAt,
          releasedAt: endsAt,
          treatmentId: treatments[0]?.id ?? '',
          therapistId: therapist.id,
          startedAt: startsAt,
          endedAt: endsAt,
          effect: 4,
        })),
      })
      await tx.visitNote.createMany({
        data: rows.map(({ id, endsAt }) => ({
          visitId: id,
          kind: 'assessment' as const,
          text: '泛红减轻',
          savedById: therapist.id,
          savedAt: endsAt,
        })),
      })
      await tx.followUpCall.createMany({
        data: rows.map(({ id, endsAt }) => ({
          salonId: salon.id,
          visitId: id,
          attempt: 1,
          dueAt: addMinutes(endsAt, 30),
          madeAt: addMinutes(endsAt, 30),
          madeById: receptionist.id,
          outcome: 'reached' as const,
          feeling: 5,
        })),
      })
      await tx.$executeRaw`SELECT foyer_reckon_client(${clientId}::uuid)`
    },
    { timeout: 20_000 },
  )
}
