// A guest under treatment in a salon of her own, and who writes on her.
import { performDeed } from '@/lib/actions/perform-deed'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { SAVE_NOTE, saveTreatmentNote } from '@/lib/treatment-notes/save-treatment-note'
import { createClient } from '../../factories/client'
import { createSalon, type TestSalon } from '../../factories/salon'
import { type NoteWords, noteInput } from '../../factories/treatment-note'

export const now = new Date('2026-11-21T06:00:00Z')

export type UnderTreatment = { house: TestSalon; clientId: string; visitId: string; sessionId: string }

/** Her treatment has begun; straight into the store, for what led here does not matter. */
export async function underTreatment(house?: TestSalon): Promise<UnderTreatment> {
  const salon = house ?? (await createSalon())
  const { therapist, treatments } = salon
  const clientId = await createClient(salon.receptionist, { alertsAsked: true }, now)
  const startsAt = new Date(now.getTime() - 10 * 60_000)
  const endsAt = new Date(now.getTime() + 50 * 60_000)
  const { id: visitId } = await db.visit.create({
    data: {
      salonId: salon.salon.id,
      clientId,
      stage: 'treatment',
      standardsVersion: 1,
      createdAt: now,
      appointment: { create: { startsAt, endsAt, createdById: therapist.id, createdAt: now } },
    },
  })
  const { id: sessionId } = await db.treatmentSession.create({
    data: {
      visitId,
      treatmentId: treatments[0]?.id ?? '',
      startsAt,
      endsAt,
      releasedAt: house ? startsAt : null,
      therapistId: therapist.id,
    },
  })
  await db.$transaction([
    db.$executeRaw`SET LOCAL session_replication_role = replica`,
    db.$executeRaw`UPDATE "TreatmentSession" SET "startedAt" = ${startsAt} WHERE id = ${sessionId}::uuid`,
  ])
  return { house: salon, clientId, visitId, sessionId }
}

type Sent = { staff: SignedInStaff; key?: string; at?: Date }

/** Saves as the route does: with a key, once. */
export function send({ staff, key = crypto.randomUUID(), at = now }: Sent, words: NoteWords) {
  const input = noteInput(words)
  return performDeed({
    staff,
    now: at,
    name: SAVE_NOTE,
    key,
    body: input,
    run: (ctx: StaffContext) => saveTreatmentNote(ctx, input),
    happened: (answer) => answer.outcome === 'saved',
  })
}
