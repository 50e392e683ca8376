// A product at her home as it is read, whichever reading it stands in.
import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/lib/db/generated/client'
import { SOON_DAYS } from './at-home-flow'

const named = z.object({ name: z.string(), nameEn: z.string().nullable() })

export const standingSchema = z.object({
  id: z.uuid(),
  product: named.extend({ id: z.uuid() }),
  quantity: z.number(),
  sinceOn: z.iso.date(),
  runsOutOn: z.iso.date().nullable(),
  /** In a visit here; otherwise she told of it. */
  wasBought: z.boolean(),
  /** Why she had better not use it: what her alerts mean or say of it, or what her skin has answered. */
  meets: z.array(
    z.object({
      /** The last three hold everything she has, until somebody else has looked. */
      kind: z.enum(['matched', 'said', 'reacted', 'unsorted', 'self_sorted', 'eased']),
      /** What it must not meet, an entry of the salon's list. */
      entry: named.nullable(),
      /** Her alert in its own words. */
      words: z.string().nullable(),
    }),
  ),
})

/** The rows of {@link atHomeSql}: what runs out first comes first. */
export const atHomeSchema = z.array(standingSchema)

export type AtHome = z.output<typeof standingSchema>

/** The fields of a row `h` of ProductAtHome, beside its product `p` and `m` of {@link meetsSql}. */
export const atHomeFieldsSql = Prisma.sql`
  'id', h.id, 'product', json_build_object('id', p.id, 'name', p.name, 'nameEn', p."nameEn"),
  'quantity', h.quantity, 'sinceOn', h."sinceOn", 'runsOutOn', h."runsOutOn",
  'wasBought', h."recommendationId" IS NOT NULL, 'meets', coalesce(m.meets, '[]')`

/** A table `m`: by product, why the client with this id must not use it. Asked once for all she has. */
export function meetsSql(clientId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(s."productId", h."productId") AS "productId", json_agg(json_build_object('kind', s.kind, 'words', a.text,
      'entry', CASE WHEN e.id IS NOT NULL THEN json_build_object('name', e.name, 'nameEn', e."nameEn") END
    ) ORDER BY s.kind, a."notedAt", a.id) AS meets
    FROM foyer_product_stops(${clientId}) s
    LEFT JOIN "Alert" a ON a.id = s."alertId"
    LEFT JOIN "Contraindication" e ON e.id = s."contraindicationId"
    LEFT JOIN (SELECT DISTINCT "productId" FROM "ProductAtHome" WHERE "clientId" = ${clientId} AND "endedOn" IS NULL) h
      ON s."productId" IS NULL AND a.severity = 'serious' AND s.kind IN ('unsorted', 'self_sorted', 'eased')
    WHERE coalesce(s."productId", h."productId") IS NOT NULL GROUP BY 1
  )`
}

/** An SQL expression: what the client with this id has at home, as a JSON array. */
export function atHomeSql(clientId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object(${atHomeFieldsSql}) ORDER BY h."runsOutOn", h."sinceOn", h.id), '[]')
    FROM "ProductAtHome" h JOIN "Product" p ON p.id = h."productId"
    LEFT JOIN ${meetsSql(clientId)} m ON m."productId" = h."productId"
    WHERE h."clientId" = ${clientId} AND h."endedOn" IS NULL
  )`
}

/**
 * An SQL expression: what of hers she had better not use, or what runs out within ten days of `today` (an SQL date), or has run out and nobody has said
 * so, as a JSON array of the same rows; for the door card.
 */
export function toMindAtHomeSql(clientId: Prisma.Sql, today: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object(${atHomeFieldsSql}) ORDER BY h."runsOutOn", h."sinceOn", h.id), '[]')
    FROM "ProductAtHome" h JOIN "Product" p ON p.id = h."productId"
    LEFT JOIN ${meetsSql(clientId)} m ON m."productId" = h."productId"
    WHERE h."clientId" = ${clientId} AND h."endedOn" IS NULL
      AND (m.meets IS NOT NULL OR h."runsOutOn" <= ${today} + ${SOON_DAYS}::int)
  )`
}
