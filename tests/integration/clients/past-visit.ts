// A visit of the past as the archive sees it, written straight into the store: only its traces matter here.
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import type { VisitNoteKind, VisitStage } from '@/lib/db/generated/client'

type PastVisit = {
  clientId: string
  staff: SignedInStaff
  startsAt: Date
  stage?: VisitStage
  seatId?: string
  notes?: Partial<Record<VisitNoteKind, string>>
  session?: { treatmentId: string; therapistId: string; effect?: number }
  call?: { feeling: number; note: string }
}

export async function createPastVisit({ clientId, staff, startsAt, stage = 'closed', ...left }: PastVisit) {
  const endsAt = new Date(startsAt.getTime() + 3_600_000)
  const { id } = await db.visit.create({
    data: {
      salonId: staff.salon.id,
      clientId,
      stage,
      standardsVersion: 1,
      createdAt: startsAt,
      seatId: left.seatId ?? null,
      appointment: { create: { startsAt, endsAt, createdById: staff.id } },
      notes: {
        create: Object.entries(left.notes ?? {}).map(([kind, text]) => ({
          kind: kind as VisitNoteKind,
          text,
          savedById: staff.id,
          savedAt: endsAt,
        })),
      },
      sessions: left.session
        ? { create: { ...left.session, startsAt, endsAt, startedAt: startsAt, endedAt: endsAt } }
        : {},
      calls: left.call
        ? {
            create: {
              ...left.call,
              salonId: staff.salon.id,
              attempt: 1,
              dueAt: endsAt,
              madeAt: endsAt,
              madeById: staff.id,
              outcome: 'reached',
            },
          }
        : {},
    },
  })
  return id
}
