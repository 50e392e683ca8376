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
})

/** The rows of {@link atHomeSql}: what runs out first comes first. */
export const atHomeSchema = z.array(standingSchema)

export type AtHome = z.output<typeof standingSchema>

/** The fields of a row `h` of ProductAtHome, beside its product `p`. */
export const atHomeFieldsSql = Prisma.sql`
  'id', h.id, 'product', json_build_object('id', p.id, 'name', p.name, 'nameEn', p."nameEn"),
  'quantity', h.quantity, 'sinceOn', h."sinceOn", 'runsOutOn', h."runsOutOn",
  'wasBought', h."recommendationId" IS NOT NULL`

/** An SQL expression: what the client with this id has at home, as a JSON array. */
export function atHomeSql(clientId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object(${atHomeFieldsSql}) ORDER BY h."runsOutOn", h."sinceOn", h.id), '[]')
    FROM "ProductAtHome" h JOIN "Product" p ON p.id = h."productId"
    WHERE h."clientId" = ${clientId} AND h."endedOn" IS NULL
  )`
}

/**
 * An SQL expression: what of hers runs out within ten days of `today` (an SQL date), or has run out and nobody has said
 * so, as a JSON array of the same rows; for the door card.
 */
export function runningOutSql(clientId: Prisma.Sql, today: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object(${atHomeFieldsSql}) ORDER BY h."runsOutOn", h."sinceOn", h.id), '[]')
    FROM "ProductAtHome" h JOIN "Product" p ON p.id = h."productId"
    WHERE h."clientId" = ${clientId} AND h."endedOn" IS NULL AND h."runsOutOn" <= ${today} + ${SOON_DAYS}::int
  )`
}

/** Of the relation `productsAtHome` of a client: what {@link atHomeOf} reads, what runs out first comes first. */
export const atHomeSelect = {
  where: { endedOn: null },
  orderBy: [{ runsOutOn: { sort: 'asc', nulls: 'last' } }, { sinceOn: 'asc' }, { id: 'asc' }],
  select: {
    id: true,
    quantity: true,
    sinceOn: true,
    runsOutOn: true,
    recommendationId: true,
    product: { select: { id: true, name: true, nameEn: true } },
  },
} satisfies Prisma.Client$productsAtHomeArgs

type AtHomeRow = Prisma.ProductAtHomeGetPayload<{ select: (typeof atHomeSelect)['select'] }>

/** The same facts, read through the relation. */
export function atHomeOf({ recommendationId, sinceOn, runsOutOn, ...row }: AtHomeRow): AtHome {
  return {
    ...row,
    sinceOn: dayOf(sinceOn),
    runsOutOn: runsOutOn && dayOf(runsOutOn),
    wasBought: recommendationId !== null,
  }
}

/** A day without a zone is kept as midnight UTC. */
function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
