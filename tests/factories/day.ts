// A salon's day of any size, written row by row where how it came about does not matter.
import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { OPEN_STAGES } from '@/lib/visits/visit-flow'
import { at } from './appointment'
import type { TestSalon } from './salon'

/** So many guests spread over the stages, written row by row: how they came there does not matter here. */
export async function fillDay(house: TestSalon, count: number): Promise<void> {
  const salonId = house.salon.id
  const now = at(house, '09:00')
  const rows = Array.from({ length: count }, (_, index) => ({
    clientId: randomUUID(),
    visitId: randomUUID(),
    stage: OPEN_STAGES[index % OPEN_STAGES.length] ?? 'expected',
    startsAt: addMinutes(at(house, '10:00'), index),
  }))
  await db.client.createMany({
    data: rows.map(({ clientId }, index) => ({
      id: clientId,
      salonId,
      name: `客人${index}`,
      pinyin: 'ke ren',
      createdAt: now,
    })),
  })
  await db.visit.createMany({
    data: rows.map(({ visitId, clientId, stage }) => ({
      id: visitId,
      salonId,
      clientId,
      stage,
      revision: 1,
      standardsVersion: 1,
      createdAt: now,
    })),
  })
  await db.appointment.createMany({
    data: rows.map(({ visitId, startsAt }) => ({
      visitId,
      startsAt,
      endsAt: addMinutes(startsAt, 60),
      createdById: house.receptionist.id,
      createdAt: now,
    })),
  })
  await db.treatmentSession.createMany({
    data: rows.map(({ visitId, startsAt }) => ({
      visitId,
      startsAt,
      endsAt: addMinutes(startsAt, 60),
      treatmentId: house.treatments[0]?.id ?? '',
    })),
  })
  await db.visitEvent.createMany({
    data: rows.map(({ visitId, stage, startsAt }) => ({
      visitId,
      sequence: 1,
      kind: 'moved' as const,
      toStage: stage,
      actorId: house.receptionist.id,
      at: startsAt,
    })),
  })
  await db.alert.createMany({
    data: rows.map(({ clientId }) => ({
      clientId,
      kind: 'allergy' as const,
      severity: 'mild' as const,
      text: '花粉',
      notedById: house.receptionist.id,
      notedAt: now,
    })),
  })
}
