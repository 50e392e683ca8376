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
  session?: {
    treatmentId: string
    therapistId: string
    effect?: number
    note?: { text?: string; privateText?: string }
  }
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
      appointment: { create: { startsAt, endsAt, createdById: staff.id, createdAt: startsAt } },
      notes: {
        create: Object.entries(left.notes ?? {}).map(([kind, text]) => ({
          kind: kind as VisitNoteKind,
          text,
          savedById: staff.id,
          savedAt: endsAt,
        })),
      },
      sessions: left.session ? { create: sessionOf(left.session, staff, startsAt, endsAt) } : {},
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
  if (left.session) await performLongAgo(id)
  return id
}

/** Begun and ended as planned. What stops a treatment today says nothing of what was once done. */
async function performLongAgo(visitId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`
    await tx.$executeRaw`
      UPDATE "TreatmentSession" SET "startedAt" = "startsAt", "endedAt" = "endsAt" WHERE "visitId" = ${visitId}::uuid`
    await tx.$executeRaw`SELECT foyer_reckon_client(v."clientId") FROM "Visit" v WHERE v.id = ${visitId}::uuid`
  })
}

function sessionOf(
  { note, ...session }: NonNullable<PastVisit['session']>,
  staff: SignedInStaff,
  startsAt: Date,
  endsAt: Date,
) {
  const { text, privateText = '' } = note ?? {}
  const saved = { revision: 1, baseRevision: 0, savedById: staff.id, savedAt: endsAt }
  const revision = { ...saved, content: text ? { text } : {}, privateText }
  return {
    ...session,
    startsAt,
    endsAt,
    ...(note ? { note: { create: { revision: 1, revisions: { create: revision } } } } : {}),
  }
}
