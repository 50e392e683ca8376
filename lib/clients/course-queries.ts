// The course of her care at a glance: each treatment she has had, session by session.
import 'server-only'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import type { SessionOutcome } from '@/lib/treatments/outcome-flow'

export type CourseSession = {
  id: string
  visitId: string
  startedAt: Date
  therapist: string | null
  /** How she rated the effect, 1 to 5. */
  effect: number | null
  /** Null while it runs. */
  outcome: SessionOutcome | null
}

export type CourseTreatment = {
  treatmentId: string
  name: string
  nameEn: string | null
  /** How often in all. */
  times: number
  /** The latest ones, oldest first. */
  sessions: CourseSession[]
}

/** So many sessions of each treatment are drawn; how many there were in all is told beside them. */
const DRAWN = 8

/** Treatments that were performed for her, the latest first. Nobody when the archive is not a living one here. */
export async function listCourse(staff: SignedInStaff, clientId: string): Promise<CourseTreatment[]> {
  const rows = await db.$queryRaw<(CourseSession & Omit<CourseTreatment, 'sessions'>)[]>`
    SELECT * FROM (
      SELECT x.id, x."visitId", x."startedAt", m.name AS therapist, x.effect, x.outcome, t.id AS "treatmentId", t.name, t."nameEn",
        (count(*) OVER (PARTITION BY t.id))::int AS times,
        row_number() OVER (PARTITION BY t.id ORDER BY x."startedAt" DESC, x.id DESC) AS nth
      FROM "Client" c
      JOIN "Visit" v ON v."clientId" = c.id
      JOIN "TreatmentSession" x ON x."visitId" = v.id
      JOIN "Treatment" t ON t.id = x."treatmentId"
      LEFT JOIN "StaffMember" m ON m.id = x."therapistId"
      WHERE c.id = ${clientId}::uuid AND c."salonId" = ${staff.salon.id}::uuid
        AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL AND x."startedAt" IS NOT NULL
    ) had
    WHERE nth <= ${DRAWN}
    ORDER BY "startedAt", id`
  return byTreatment(rows)
}

function byTreatment(rows: (CourseSession & Omit<CourseTreatment, 'sessions'>)[]): CourseTreatment[] {
  const course = new Map<string, CourseTreatment>()
  for (const { treatmentId, name, nameEn, times, ...session } of rows) {
    const treatment = course.get(treatmentId) ?? { treatmentId, name, nameEn, times, sessions: [] }
    const { id, visitId, startedAt, therapist, effect, outcome } = session
    treatment.sessions.push({ id, visitId, startedAt, therapist, effect, outcome })
    // Set anew at each, so that the one of the latest session stands last.
    course.delete(treatmentId)
    course.set(treatmentId, treatment)
  }
  return [...course.values()].reverse()
}
