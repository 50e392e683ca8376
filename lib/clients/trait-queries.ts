// Her traits (客户特征): how she likes things now and liked them once, with who said so; and what can be chosen.
import 'server-only'
import { z } from 'zod'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { preferenceAsJson, statedPreference } from './stated-preference'

const instant = z.string().transform((text) => new Date(text))

const traitSchema = z.object({
  preference: statedPreference,
  notedBy: z.string(),
  notedAt: instant,
  /** The visit in which it came up, and when that was. */
  visit: z.object({ id: z.uuid(), startsAt: instant }).nullable(),
  retiredAt: instant.nullable(),
})

const broughtNote = z.object({ id: z.uuid(), text: z.string(), broughtAt: instant })

const traitsSchema = z.object({
  /** What was written of her in another system, and nobody has sorted yet. */
  brought: z.array(broughtNote),
  /** Those that hold first, then the newest. */
  traits: z.array(traitSchema),
  seats: z.array(z.object({ id: z.uuid(), name: z.string(), nameEn: z.string().nullable() })),
  therapists: z.array(z.object({ id: z.uuid(), name: z.string() })),
})

export type ClientTraits = z.output<typeof traitsSchema>
export type BroughtNote = z.output<typeof broughtNote>
export type Trait = z.output<typeof traitSchema>

/** Once is enough to remember what she liked ten years ago. */
const MOST_TOLD = 200

/** Her traits; null when there is no such living archive in this salon. One statement. */
export async function readTraits(staff: SignedInStaff, clientId: string): Promise<ClientTraits | null> {
  const rows = await db.$queryRaw<{ facts: unknown }[]>`
    SELECT json_build_object(
      'brought', (
        SELECT coalesce(json_agg(json_build_object('id', b.id, 'text', b.note, 'broughtAt', b."broughtAt")
          ORDER BY b."broughtAt", b.id), '[]')
        FROM "BroughtOver" b WHERE b."clientId" = c.id AND b.note <> '' AND b."sortedAt" IS NULL
      ),
      'traits', (
        SELECT coalesce(json_agg(json_build_object(
          'preference', ${preferenceAsJson('e')}, 'notedBy', m.name, 'notedAt', e."notedAt", 'retiredAt', e."retiredAt",
          'visit', (SELECT json_build_object('id', a."visitId", 'startsAt', a."startsAt")
            FROM "Appointment" a WHERE a."visitId" = e."visitId")
        ) ORDER BY e."retiredAt" DESC NULLS FIRST, e."notedAt" DESC), '[]')
        FROM (
          SELECT * FROM "Preference" WHERE "clientId" = c.id
          ORDER BY "retiredAt" DESC NULLS FIRST, "notedAt" DESC LIMIT ${MOST_TOLD}
        ) e JOIN "StaffMember" m ON m.id = e."notedById"
      ),
      'seats', (
        SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'nameEn', s."nameEn")
          ORDER BY s.position, s.id), '[]')
        FROM "Seat" s WHERE s."salonId" = c."salonId" AND s."retiredAt" IS NULL
      ),
      'therapists', (
        SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY t.name, t.id), '[]')
        FROM "StaffMember" t
        WHERE t."salonId" = c."salonId" AND t.role = 'therapist' AND t."deactivatedAt" IS NULL
      )
    ) AS facts
    FROM "Client" c
    WHERE c.id = ${clientId}::uuid AND c."salonId" = ${staff.salon.id}::uuid
      AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL`
  return rows[0] ? traitsSchema.parse(rows[0].facts) : null
}
