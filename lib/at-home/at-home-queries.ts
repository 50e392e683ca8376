// What she has at home: shown in the visit, in the call and in her archive.
import 'server-only'
import { z } from 'zod'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { AT_HOME_ENDS } from './at-home-flow'
import { type AtHome, atHomeFieldsSql, atHomeSchema, atHomeSql, standingSchema } from './at-home-rows'

const named = z.object({ name: z.string(), nameEn: z.string().nullable() })

const facts = z.object({
  standing: atHomeSchema,
  /** The last that ended, newest first. */
  former: z.array(standingSchema.extend({ endedOn: z.iso.date(), end: z.enum(AT_HOME_ENDS) })),
  /** What the salon has for home, to note one she tells of. */
  products: z.array(named.extend({ id: z.uuid() })),
})

export type HerAtHome = z.output<typeof facts>

/** More says nothing. */
const MOST_FORMER = 12

/** Her products at home and those she had; null when she is no living archive of this salon. One statement. */
export async function readAtHome(staff: SignedInStaff, clientId: string): Promise<HerAtHome | null> {
  const rows = await db.$queryRaw<{ facts: unknown }[]>`
    SELECT json_build_object(
      'standing', ${atHomeSql(Prisma.sql`c.id`)},
      'former', (
        SELECT coalesce(json_agg(json_build_object(
          ${atHomeFieldsSql}, 'endedOn', h."endedOn", 'end', h."end"
        ) ORDER BY h."endedOn" DESC, h.id DESC), '[]')
        FROM (
          SELECT * FROM "ProductAtHome" WHERE "clientId" = c.id AND "endedOn" IS NOT NULL
          ORDER BY "endedOn" DESC, id DESC LIMIT ${MOST_FORMER}
        ) h JOIN "Product" p ON p.id = h."productId"
        CROSS JOIN (SELECT NULL::json AS meets) m
      ),
      'products', (
        SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'nameEn', p."nameEn")
          ORDER BY p.position, p.id), '[]')
        FROM "Product" p WHERE p."salonId" = c."salonId" AND p."retiredAt" IS NULL AND p."isForHome"
      )
    ) AS facts
    FROM "Client" c
    WHERE c.id = ${clientId}::uuid AND c."salonId" = ${staff.salon.id}::uuid
      AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL`
  return rows[0] ? facts.parse(rows[0].facts) : null
}

/**
 * What the guests who are still to be called have at home, by client. One statement, however many there are.
 */
export async function readAtHomeToCall(salonId: string): Promise<ReadonlyMap<string, AtHome[]>> {
  const rows = await db.$queryRaw<{ clientId: string; items: unknown }[]>`
    SELECT g."clientId", ${atHomeSql(Prisma.sql`g."clientId"`)} AS items
    FROM (
      SELECT DISTINCT v."clientId" FROM "Visit" v
      WHERE v."salonId" = ${salonId}::uuid AND v.stage = 'follow_up'
        AND EXISTS (SELECT FROM "ProductAtHome" h WHERE h."clientId" = v."clientId" AND h."endedOn" IS NULL)
    ) g`
  return new Map(rows.map(({ clientId, items }) => [clientId, atHomeSchema.parse(items)]))
}
