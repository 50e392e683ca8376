// What the field of effect and feeling shows: the treatments begun in a visit with her answers, and what to offer her.
import 'server-only'
import { z } from 'zod'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { AREAS, isArea } from '@/lib/concerns/area-flow'
import { db } from '@/lib/db/client'

const feltSchema = z.object({
  id: z.uuid(),
  treatment: z.object({ name: z.string(), nameEn: z.string().nullable(), concerns: z.array(z.string()) }),
  effect: z.number().nullable(),
  comfort: z.number().nullable(),
  pressureFelt: z.number().nullable(),
  temperatureFelt: z.number().nullable(),
  lovedAreas: z.array(z.enum(AREAS)),
  herWords: z.string().nullable(),
  /** Where she was treated, as the note says so far. */
  treatedAreas: z.array(z.string()).transform((codes) => codes.filter(isArea)),
  /** The last pressure she spoke of before this visit. */
  pressureBefore: z.number().nullable(),
})

/** A treatment begun in this visit, with how it felt to her. */
export type FeltSession = z.output<typeof feltSchema>

/** The treatments begun in a visit of this salon, in order; none for any other visit. One statement. */
export async function listFelt(staff: SignedInStaff, visitId: string): Promise<FeltSession[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT x.id, x.effect, x.comfort, x."pressureFelt", x."temperatureFelt", x."lovedAreas", x."herWords",
      json_build_object('name', t.name, 'nameEn', t."nameEn", 'concerns', t.concerns) AS treatment,
      coalesce((
        SELECT n.content->'areas' FROM "TreatmentNoteRevision" n
        WHERE n."sessionId" = x.id ORDER BY n.revision DESC LIMIT 1
      ), '[]'::jsonb) AS "treatedAreas",
      (
        SELECT o."pressureFelt" FROM "Visit" w JOIN "TreatmentSession" o ON o."visitId" = w.id
        WHERE w."clientId" = v."clientId" AND w.id <> v.id AND o."pressureFelt" IS NOT NULL AND o."startedAt" < x."startedAt"
        ORDER BY o."startedAt" DESC LIMIT 1
      ) AS "pressureBefore"
    FROM "Visit" v
    JOIN "TreatmentSession" x ON x."visitId" = v.id
    JOIN "Treatment" t ON t.id = x."treatmentId"
    WHERE v.id = ${visitId}::uuid AND v."salonId" = ${staff.salon.id}::uuid
      AND x."startedAt" IS NOT NULL AND x."releasedAt" IS NULL
    ORDER BY x."startedAt", x.id`
  return z.array(feltSchema).parse(rows)
}
