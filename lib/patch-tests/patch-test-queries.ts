// The patch tests of a client for her archive, and what can be tested.
import 'server-only'
import { z } from 'zod'
import { lookAt } from '@/lib/audit/look'
import { mayPatchTest } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { PATCH_PLACES } from './patch-test-flow'

const instant = z.string().transform((text) => new Date(text))
const named = z.object({ id: z.uuid(), name: z.string(), nameEn: z.string().nullable() })

const patchTestSchema = z.object({
  id: z.uuid(),
  treatment: named.nullable(),
  product: named.nullable(),
  doneAt: instant,
  /** From when on it can be read as clear. */
  readableAt: instant,
  doneBy: z.string(),
  result: z.enum(['clear', 'reaction']).nullable(),
  readAt: instant.nullable(),
  readBy: z.string().nullable(),
  note: z.string().nullable(),
  validUntil: instant.nullable(),
  doneById: z.uuid(),
  readById: z.uuid().nullable(),
  place: z.enum(PATCH_PLACES).nullable(),
  /** Tapped by mistake: it was never done. */
  takenBack: z.object({ at: instant, by: z.string() }).nullable(),
})

const patchTestsSchema = z.object({
  tests: z.array(patchTestSchema),
  /** What of the menu and of the shelf wants a test first. */
  treatments: z.array(named),
  products: z.array(named),
  /** Whether she lets the salon keep words about her skin. */
  mayNote: z.boolean(),
})

export type KeptPatchTest = z.output<typeof patchTestSchema>
export type ClientPatchTests = z.output<typeof patchTestsSchema>

const nameOf = (row: string) =>
  Prisma.raw(`json_build_object('id', ${row}.id, 'name', ${row}.name, 'nameEn', ${row}."nameEn")`)

/** Newest first; null when there is no such living archive in this salon, or for who does not care for her. One statement. */
export async function listPatchTests(
  staff: SignedInStaff,
  clientId: string,
  now: Date,
): Promise<ClientPatchTests | null> {
  if (!mayPatchTest(staff)) return null
  const wanted = Prisma.sql`x."salonId" = c."salonId" AND x."retiredAt" IS NULL AND x."patchTestDays" IS NOT NULL`
  const rows = await db.$queryRaw<{ facts: unknown }[]>`
    WITH ${lookAt({ staff, now, action: 'patch_tests.seen', clientId })}
    SELECT json_build_object(
      'tests', (
        SELECT coalesce(json_agg(json_build_object(
          'id', p.id, 'doneAt', p."doneAt", 'readableAt', p."readableAt", 'doneBy', d.name, 'result', p.result, 'readAt', p."readAt",
          'readBy', r.name, 'note', p.note, 'validUntil', p."validUntil",
          'doneById', p."doneById", 'readById', p."readById", 'place', p.place,
          'takenBack', CASE WHEN p."takenBackAt" IS NOT NULL THEN json_build_object('at', p."takenBackAt", 'by', b.name) END,
          'treatment', CASE WHEN t.id IS NOT NULL THEN ${nameOf('t')} END,
          'product', CASE WHEN q.id IS NOT NULL THEN ${nameOf('q')} END
        ) ORDER BY p."doneAt" DESC, p.id DESC), '[]')
        FROM "PatchTest" p
        JOIN "StaffMember" d ON d.id = p."doneById"
        LEFT JOIN "StaffMember" r ON r.id = p."readById"
        LEFT JOIN "StaffMember" b ON b.id = p."takenBackById"
        LEFT JOIN "Treatment" t ON t.id = p."treatmentId"
        LEFT JOIN "Product" q ON q.id = p."productId"
        WHERE p."clientId" = c.id
      ),
      'treatments', (
        SELECT coalesce(json_agg(${nameOf('x')} ORDER BY x.position, x.id), '[]') FROM "Treatment" x WHERE ${wanted}
      ),
      'products', (
        SELECT coalesce(json_agg(${nameOf('x')} ORDER BY x.position, x.id), '[]') FROM "Product" x WHERE ${wanted}
      ),
      'mayNote', EXISTS (
        SELECT FROM "Consent" s
        WHERE s."clientId" = c.id AND s.kind = 'health' AND s.answer = 'given' AND s."withdrawnAt" IS NULL
      )
    ) AS facts
    FROM "Client" c
    WHERE c.id = ${clientId}::uuid AND c."salonId" = ${staff.salon.id}::uuid
      AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL`
  return rows[0] ? patchTestsSchema.parse(rows[0].facts) : null
}
