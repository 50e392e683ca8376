// What is needed to match products to a guest: the shelf for home, and all that she and it have to do with one another.
import 'server-only'
import { z } from 'zod'
import { listVisitConcerns } from '@/lib/assessments/assessment-queries'
import { AT_HOME_ENDS } from '@/lib/at-home/at-home-flow'
import { type AtHome, atHomeSchema, atHomeSql } from '@/lib/at-home/at-home-rows'
import { mayRecommend } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { salonDate } from '@/lib/salon-time/salon-time'
import { DECLINE_REASONS, type HomeProduct, type Match, matchProducts } from './matching-flow'

const named = z.object({ name: z.string(), nameEn: z.string().nullable() })

const factsSchema = z.object({
  wasAsked: z.boolean(),
  /** She has said yes in this visit, and nobody has noted to what; or whoever treats her has taken it back. */
  hasTold: z.boolean(),
  /** Her standing alerts of which nobody has said what they mean. */
  unsorted: z.array(z.object({ id: z.uuid(), text: z.string() })),
  /** Hers that nobody but whoever treats her, or looks at this, has understood, softened or ended. */
  oneWord: z.array(z.object({ id: z.uuid(), text: z.string() })),
  plan: z
    .object({
      homeCare: z.string(),
      treatments: z.array(named.extend({ concerns: z.array(z.string()) })),
    })
    .nullable(),
  atHome: atHomeSchema,
  /** A treatment of this visit has done her harm, and nobody has cleared it. */
  hasReacted: z.boolean(),
  products: z.array(
    named.extend({
      id: z.uuid(),
      priceMinor: z.number(),
      concerns: z.array(z.string()),
      benefit: z.string().nullable(),
      benefitEn: z.string().nullable(),
      needsPatchTest: z.boolean(),
      isRecommended: z.boolean(),
      timesBought: z.number(),
      last: z
        .object({
          answer: z.enum(['bought', 'will_think', 'declined']),
          reason: z.enum(DECLINE_REASONS).nullable(),
          at: z.string().transform((text) => new Date(text)),
        })
        .nullable(),
      ends: z.array(z.enum(AT_HOME_ENDS)),
      stops: z.array(
        z.union([
          z.object({ kind: z.literal('matched'), alertId: z.uuid(), meets: named }),
          z.object({ kind: z.literal('said'), words: z.string() }),
          z.object({ kind: z.literal('reacted') }),
        ]),
      ),
    }),
  ),
})

type Facts = z.output<typeof factsSchema>

export type Matching = {
  /**
   * Why nothing is given her: nobody has asked her, nobody has said what these alerts mean, or nobody else has (`one_word`).
   * Null: all is known.
   */
  heldBack:
    | { why: 'not_asked' | 'told' }
    | { why: 'unsorted' | 'one_word'; alerts: { id: string; text: string }[] }
    | null
  /** Her skin has enough of it for today: nothing is proposed, though something can be chosen. */
  hasReacted: boolean
  proposals: Match[]
  /** The shelf in its order, those that must not be given her too, with what stops them. */
  products: HomeProduct[]
  atHome: AtHome[]
}

/** For who may recommend; null for anybody else, and for a visit of another salon. Two statements. */
export async function readMatching(
  staff: SignedInStaff,
  visitId: string,
  now: Date,
): Promise<Matching | null> {
  if (!mayRecommend(staff)) return null
  const [rows, concerns] = await Promise.all([
    db.$queryRaw<{ facts: unknown }[]>(matchingSql(staff, visitId, now)),
    listVisitConcerns(staff, visitId),
  ])
  if (!rows[0]) return null
  const facts = factsSchema.parse(rows[0].facts)
  const zone = staff.salon.timeZone
  const products = facts.products.map((row) => homeProduct(row, facts.atHome, zone))
  const heldBack = heldBackBy(facts)
  const today = salonDate(now, zone)
  return {
    heldBack,
    hasReacted: facts.hasReacted,
    proposals:
      heldBack || facts.hasReacted ? [] : matchProducts(products, { today, concerns, plan: facts.plan }),
    products,
    atHome: facts.atHome,
  }
}

function heldBackBy({ wasAsked, hasTold, unsorted, oneWord }: Facts): Matching['heldBack'] {
  if (hasTold) return { why: 'told' }
  if (!wasAsked) return { why: 'not_asked' }
  if (unsorted.length > 0) return { why: 'unsorted', alerts: unsorted }
  return oneWord.length > 0 ? { why: 'one_word', alerts: oneWord } : null
}

function homeProduct(
  { last, ends, ...product }: Facts['products'][number],
  atHome: readonly AtHome[],
  timeZone: string,
): HomeProduct {
  const hers = atHome.filter((each) => each.product.id === product.id)
  return {
    ...product,
    timesUsedUp: ends.filter((end) => end === 'used_up').length,
    isUnsuitable: ends.includes('unsuitable'),
    declined: last?.answer === 'declined' ? { reason: last.reason, on: salonDate(last.at, timeZone) } : null,
    atHome: hers.length > 0 ? { runsOutOn: lastToRunOut(hers) } : null,
  }
}

/** Two of the same last until the later one is used up; where one day is unknown, so is the end. */
function lastToRunOut(hers: readonly AtHome[]): string | null {
  const days = hers.map(({ runsOutOn }) => runsOutOn)
  return days.includes(null) ? null : (days.toSorted().at(-1) ?? null)
}

function matchingSql(staff: SignedInStaff, visitId: string, now: Date): Prisma.Sql {
  return Prisma.sql`
    WITH here AS (
      SELECT v.id, v."clientId", v."salonId" FROM "Visit" v
      WHERE v.id = ${visitId}::uuid AND v."salonId" = ${staff.salon.id}::uuid
    ), stop AS (
      SELECT s.* FROM here CROSS JOIN LATERAL foyer_product_stops(here."clientId", ${staff.id}::uuid) s
    ), said AS (
      SELECT r."productId", r.answer, r."declineReason", coalesce(r."answeredAt", r."createdAt") AS at
      FROM here
      JOIN "Visit" v ON v."clientId" = here."clientId" AND v.id <> here.id
      JOIN "Recommendation" r ON r."visitId" = v.id AND r.answer IS NOT NULL
    )
    SELECT json_build_object(
      'wasAsked', NOT EXISTS (SELECT FROM stop WHERE kind = 'not_asked'),
      'hasTold', EXISTS (SELECT FROM stop WHERE kind = 'told'),
      'unsorted', (
        SELECT coalesce(json_agg(json_build_object('id', a.id, 'text', a.text) ORDER BY a."notedAt", a.id), '[]')
        FROM stop JOIN "Alert" a ON a.id = stop."alertId" WHERE stop.kind = 'unsorted'
      ),
      'oneWord', (
        SELECT coalesce(json_agg(json_build_object('id', a.id, 'text', a.text) ORDER BY a."notedAt", a.id), '[]')
        FROM "Alert" a WHERE a.id IN (SELECT "alertId" FROM stop WHERE kind IN ('self_sorted', 'eased'))
      ),
      'plan', (
        SELECT json_build_object('homeCare', g."homeCare", 'treatments', (
          SELECT coalesce(json_agg(json_build_object('name', t.name, 'nameEn', t."nameEn", 'concerns', t.concerns)
            ORDER BY x.position, t.id), '[]')
          FROM "CarePlanTreatment" x JOIN "Treatment" t ON t.id = x."treatmentId" WHERE x."planId" = g.id
        ))
        FROM "CarePlan" g WHERE g."clientId" = here."clientId" AND g."endedAt" IS NULL
      ),
      'hasReacted', EXISTS (SELECT FROM "Reaction" r WHERE r."visitId" = here.id AND r."clearedAt" IS NULL),
      'atHome', ${atHomeSql(Prisma.sql`here."clientId"`)},
      'products', (
        SELECT coalesce(json_agg(json_build_object(
          'id', p.id, 'name', p.name, 'nameEn', p."nameEn", 'priceMinor', p."priceMinor",
          'concerns', p.concerns, 'benefit', p.benefit, 'benefitEn', p."benefitEn",
          'needsPatchTest', p."patchTestDays" IS NOT NULL AND NOT coalesce((
            SELECT k.result = 'clear' AND k."validUntil" > ${now} FROM "PatchTest" k
            WHERE k."clientId" = here."clientId" AND k."productId" = p.id AND k."takenBackAt" IS NULL
            ORDER BY k."doneAt" DESC, k.id DESC LIMIT 1
          ), false),
          'isRecommended', EXISTS (
            SELECT FROM "Recommendation" r WHERE r."visitId" = here.id AND r."productId" = p.id
          ),
          'timesBought', (SELECT count(*) FROM said WHERE said."productId" = p.id AND said.answer = 'bought'),
          'last', (
            SELECT json_build_object('answer', said.answer, 'reason', said."declineReason", 'at', said.at)
            FROM said WHERE said."productId" = p.id ORDER BY said.at DESC LIMIT 1
          ),
          'ends', (
            SELECT coalesce(json_agg(h."end"), '[]') FROM "ProductAtHome" h
            WHERE h."clientId" = here."clientId" AND h."productId" = p.id AND h."endedOn" IS NOT NULL
          ),
          'stops', (
            SELECT coalesce(json_agg(
              CASE stop.kind WHEN 'matched' THEN json_build_object('kind', stop.kind, 'alertId', stop."alertId",
                'meets', json_build_object('name', c.name, 'nameEn', c."nameEn"))
              WHEN 'said' THEN json_build_object('kind', stop.kind, 'words', a.text)
              ELSE json_build_object('kind', stop.kind) END ORDER BY stop.kind, c.position, c.id), '[]')
            FROM stop LEFT JOIN "Contraindication" c ON c.id = stop."contraindicationId"
            LEFT JOIN "Alert" a ON a.id = stop."alertId"
            WHERE stop."productId" = p.id
          )
        ) ORDER BY p.position, p.id), '[]')
        FROM "Product" p WHERE p."salonId" = here."salonId" AND p."retiredAt" IS NULL AND p."isForHome"
      )
    ) AS facts
    FROM here`
}
