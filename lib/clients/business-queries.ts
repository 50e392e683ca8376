// Her business with the house (业务状况): what she spends and how often she comes, what she likes, what is next.
import 'server-only'
import { z } from 'zod'
import { maySeeSpending } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { broughtOver, broughtOverSql } from './brought-over'
import { nextVisitSql } from './next-visit-sql'

const instant = z.string().transform((text) => new Date(text))
const named = z.object({ name: z.string(), nameEn: z.string().nullable() })
/** How often each mark from 1 to 5 was given. */
const ratings = z.record(z.string(), z.number())

const businessSchema = z.object({
  /** What another system told of her; her standing counts it. */
  brought: broughtOver.nullable(),
  standing: z.object({
    visits: z.number(),
    firstVisitAt: instant.nullable(),
    lastVisitAt: instant.nullable(),
    spentMinor: z.number().nullable(),
  }),
  /** The middle one of the spans between her visits, in days; null below three visits. */
  usualGapDays: z.number().nullable(),
  thisYear: z.number(),
  years: z.array(z.object({ year: z.number(), visits: z.number(), spentMinor: z.number().nullable() })),
  treatments: z.array(named.extend({ id: z.uuid(), times: z.number(), lastAt: instant, effects: ratings })),
  effects: ratings,
  feelings: ratings,
  products: z.object({ bought: z.number(), will_think: z.number(), declined: z.number() }),
  favourites: z.array(named.extend({ id: z.uuid(), times: z.number() })),
  next: z.object({ visitId: z.uuid(), startsAt: instant, treatments: z.array(named) }).nullable(),
})

export type ClientBusiness = z.output<typeof businessSchema>

/** Her business; null when there is no such living archive in this salon. One statement. */
export async function readBusiness(
  staff: SignedInStaff,
  clientId: string,
  now: Date,
): Promise<ClientBusiness | null> {
  const { id: salonId, timeZone } = staff.salon
  const seen = (money: Prisma.Sql) => (maySeeSpending(staff) ? money : Prisma.sql`null`)
  const rows = await db.$queryRaw<{ facts: unknown }[]>`
    WITH visit AS (
      SELECT v.id, v.stage, a."startsAt",
        extract(year FROM a."startsAt" AT TIME ZONE ${timeZone})::int AS year
      FROM "Visit" v JOIN "Appointment" a ON a."visitId" = v.id
      WHERE v."clientId" = ${clientId}::uuid
    ), care AS (
      SELECT x.id, x."treatmentId", x.effect, x."startedAt", coalesce(x."priceMinor", 0) AS price, visit.year
      FROM visit JOIN "TreatmentSession" x ON x."visitId" = visit.id WHERE x."startedAt" IS NOT NULL
    ), goods AS (
      SELECT r."productId", r.answer, coalesce(r."priceMinor", 0) AS price, visit.year
      FROM visit JOIN "Recommendation" r ON r."visitId" = visit.id WHERE r.answer IS NOT NULL
    ), through AS (
      SELECT * FROM visit WHERE stage IN ('follow_up', 'closed')
    )
    SELECT json_build_object(
      'brought', ${broughtOverSql({ seesSpending: maySeeSpending(staff) })},
      'standing', (
        SELECT json_build_object('visits', s.visits, 'firstVisitAt', s."firstVisitAt",
          'lastVisitAt', s."lastVisitAt", 'spentMinor', ${seen(Prisma.sql`s."spentMinor"`)})
        FROM "ClientStanding" s WHERE s."clientId" = c.id
      ),
      'usualGapDays', (
        SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY gap.days)) FROM (
          SELECT extract(epoch FROM "startsAt" - lag("startsAt") OVER (ORDER BY "startsAt")) / 86400 AS days
          FROM through
        ) gap WHERE gap.days IS NOT NULL HAVING count(*) >= 2
      ),
      'thisYear', extract(year FROM ${now}::timestamptz AT TIME ZONE ${timeZone})::int,
      'years', (
        SELECT coalesce(json_agg(json_build_object(
          'year', y.year,
          'visits', (SELECT count(*) FROM through WHERE through.year = y.year),
          'spentMinor', ${seen(Prisma.sql`(SELECT coalesce(sum(price), 0) FROM care WHERE care.year = y.year)
            + (SELECT coalesce(sum(price), 0) FROM goods WHERE goods.year = y.year AND answer = 'bought')`)}
        ) ORDER BY y.year), '[]') FROM (
          SELECT year FROM through UNION SELECT year FROM care UNION SELECT year FROM goods WHERE answer = 'bought'
        ) y
      ),
      'treatments', (
        SELECT coalesce(json_agg(json_build_object(
          'id', t.id, 'name', t.name, 'nameEn', t."nameEn", 'times', u.times, 'lastAt', u.last,
          'effects', (
            SELECT coalesce(json_object_agg(g.effect, g.times), '{}') FROM (
              SELECT effect, count(*) AS times FROM care
              WHERE care."treatmentId" = t.id AND effect IS NOT NULL GROUP BY effect
            ) g
          )
        ) ORDER BY u.times DESC, u.last DESC), '[]') FROM (
          SELECT "treatmentId", count(*) AS times, max("startedAt") AS last FROM care
          GROUP BY "treatmentId" ORDER BY times DESC, last DESC LIMIT 6
        ) u JOIN "Treatment" t ON t.id = u."treatmentId"
      ),
      'effects', (
        SELECT coalesce(json_object_agg(g.effect, g.times), '{}') FROM (
          SELECT effect, count(*) AS times FROM care WHERE effect IS NOT NULL GROUP BY effect
        ) g
      ),
      'feelings', (
        SELECT coalesce(json_object_agg(g.feeling, g.times), '{}') FROM (
          SELECT f.feeling, count(*) AS times FROM visit JOIN "FollowUpCall" f ON f."visitId" = visit.id
          WHERE f.feeling IS NOT NULL GROUP BY f.feeling
        ) g
      ),
      'products', (
        SELECT json_build_object(
          'bought', count(*) FILTER (WHERE answer = 'bought'),
          'will_think', count(*) FILTER (WHERE answer = 'will_think'),
          'declined', count(*) FILTER (WHERE answer = 'declined')
        ) FROM goods
      ),
      'favourites', (
        SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'nameEn', p."nameEn", 'times', b.times)
          ORDER BY b.times DESC, p.position), '[]') FROM (
          SELECT "productId", count(*) AS times FROM goods WHERE answer = 'bought'
          GROUP BY "productId" ORDER BY times DESC LIMIT 4
        ) b JOIN "Product" p ON p.id = b."productId"
      ),
      'next', ${nextVisitSql('visit', now, timeZone)}
    ) AS facts
    FROM "Client" c
    WHERE c.id = ${clientId}::uuid AND c."salonId" = ${salonId}::uuid
      AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL`
  return rows[0] ? businessSchema.parse(rows[0].facts) : null
}
