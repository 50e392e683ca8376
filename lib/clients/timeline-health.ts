// Her health in the timeline: alerts as they were at the time, what she answered, what was let begin, what did her harm.
import 'server-only'
import { z } from 'zod'
import { mayReadReactions } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { Prisma } from '@/lib/db/generated/client'
import { SAFETY_QUESTIONS } from '@/lib/safety/safety-flow'
import { stopLineSchema, stopLineSql } from '@/lib/safety/stop-sql'
import { ALERT_KINDS, SEVERITIES } from './client-schemas'
import type { TIMELINE_FILTERS } from './timeline-schemas'
import { idOfPage, nameOf, type Source } from './timeline-sql'

const by = z.string().nullable()
const named = z.object({ name: z.string(), nameEn: z.string().nullable() })
const reason = z.string().nullable()

const alertFacts = z.object({
  kind: z.enum(ALERT_KINDS),
  /** As it was then. */
  severity: z.enum(SEVERITIES),
  text: z.string(),
  by,
  /** Why it stops less from then on. */
  reason,
})

const revisedFacts = alertFacts.extend({ before: z.enum(SEVERITIES) })

const sortedFacts = alertFacts.extend({
  /** What it meant until then; null where nobody had said. */
  before: z.array(named).nullable(),
  after: z.array(named),
})

const answeredFacts = z.object({
  by,
  answers: z.array(
    z.object({
      question: z.enum(SAFETY_QUESTIONS),
      answer: z.enum(['no', 'yes', 'unchanged']),
      /** What she had answered before in the same visit. */
      before: z.enum(['no', 'yes', 'unchanged']).nullable(),
      /** What "as last time" repeats. */
      earlier: z.enum(['no', 'yes']).nullable(),
    }),
  ),
})

const overriddenFacts = z.object({
  by,
  treatment: named,
  stops: z.array(stopLineSchema),
  /** Empty once her archive was erased. */
  reason: z.string(),
  isLasting: z.boolean(),
})

const reactionFacts = z.object({
  by,
  treatment: named,
  /** For those who care; null for everybody else. */
  text: z.string().nullable(),
})

/** What is told of each kind. */
export const HEALTH_FACTS = {
  alert_noted: alertFacts,
  alert_confirmed: alertFacts,
  alert_retired: alertFacts,
  alert_revised: revisedFacts,
  alert_sorted: sortedFacts,
  answered: answeredFacts,
  overridden: overriddenFacts,
  reaction_told: reactionFacts,
  reaction_cleared: reactionFacts,
}

type HealthKind = (typeof TIMELINE_FILTERS)['health'][number]

const audited = (action: string): Source => ({
  from: Prisma.sql`"Alert" a JOIN "AuditEntry" e ON e.particulars->>'alertId' = a.id::text`,
  at: Prisma.sql`e.at`,
  hers: Prisma.sql`a."clientId"`,
  where: Prisma.sql`${ofAlerts(Prisma.sql`e`)} AND e.action = ${action}`,
})

/** What the index of these entries is made for; it has to be said in its own words. */
function ofAlerts(row: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${row}.action IN ('alert.revised', 'alert.sorted')`
}

export const HEALTH_SOURCES: Record<HealthKind, Source> = {
  alert_noted: { from: Prisma.sql`"Alert" e`, at: Prisma.sql`e."notedAt"` },
  alert_confirmed: {
    from: Prisma.sql`"Alert" e`,
    at: Prisma.sql`e."confirmedAt"`,
    where: Prisma.sql`e."confirmedAt" IS NOT NULL`,
  },
  alert_retired: {
    from: Prisma.sql`"Alert" e`,
    at: Prisma.sql`e."retiredAt"`,
    where: Prisma.sql`e."retiredAt" IS NOT NULL`,
  },
  alert_revised: audited('alert.revised'),
  alert_sorted: audited('alert.sorted'),
  // What was asked in one go is one entry.
  answered: {
    from: Prisma.sql`"Visit" v CROSS JOIN LATERAL foyer_answers_given(v.id) e`,
    at: Prisma.sql`e."askedAt"`,
    id: Prisma.sql`min(e.id::text)`,
    hers: Prisma.sql`v."clientId"`,
    groupBy: Prisma.sql`GROUP BY e."visitId", e."askedAt", e."askedById"`,
  },
  overridden: {
    from: Prisma.sql`"Visit" v JOIN "TreatmentSession" s ON s."visitId" = v.id
      JOIN "SafetyOverride" e ON e."sessionId" = s.id`,
    at: Prisma.sql`e.at`,
    hers: Prisma.sql`v."clientId"`,
  },
  reaction_told: { from: Prisma.sql`"Reaction" e`, at: Prisma.sql`e."notedAt"` },
  reaction_cleared: {
    from: Prisma.sql`"Reaction" e`,
    at: Prisma.sql`e."clearedAt"`,
    where: Prisma.sql`e."clearedAt" IS NOT NULL`,
  },
}

/** The facts of one entry of her health, for {@link HEALTH_FACTS}. */
export function healthTold(staff: SignedInStaff, clientId: string, kind: HealthKind): Prisma.Sql {
  switch (kind) {
    case 'alert_noted':
      return alertTold(nameOf(Prisma.sql`e."notedById"`))
    case 'alert_confirmed':
      return alertTold(nameOf(Prisma.sql`e."confirmedById"`))
    case 'alert_retired':
      return alertTold(ofEnding(Prisma.sql`m.name`), ofEnding(Prisma.sql`h.reason`))
    case 'alert_revised':
      return revisedTold
    case 'alert_sorted':
      return sortedTold
    case 'answered':
      return answeredTold(clientId)
    case 'overridden':
      return overriddenTold(staff)
    case 'reaction_told':
      return reactionTold(staff, Prisma.sql`e."notedById"`, Prisma.sql`e.text`)
    case 'reaction_cleared':
      return reactionTold(staff, Prisma.sql`e."clearedById"`, Prisma.sql`e."clearedReason"`)
  }
}

/** Of who ended the alert `e`; nothing of one that was ended before anybody was asked why. */
function ofEnding(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT ${column} FROM "AlertChange" h JOIN "StaffMember" m ON m.id = h."byId"
    WHERE h."alertId" = e.id AND h.easing = 'ended' ORDER BY h.at DESC LIMIT 1)`
}

/** How heavy the alert `e` was at the moment of the entry: what the next change of its weight began from. */
const weightThen = Prisma.sql`coalesce((
  SELECT w.particulars->>'from' FROM "AuditEntry" w
  WHERE w.particulars->>'alertId' = e.id::text AND ${ofAlerts(Prisma.sql`w`)} AND w.action = 'alert.revised'
    AND w.at > page.at
  ORDER BY w.at LIMIT 1
), e.severity::text)`

function alertTold(name: Prisma.Sql, why = Prisma.sql`NULL`): Prisma.Sql {
  return Prisma.sql`(SELECT json_build_object(
    'kind', e.kind, 'severity', ${weightThen}, 'text', e.text, 'by', ${name}, 'reason', ${why}
  ) FROM "Alert" e WHERE e.id = ${idOfPage})`
}

/** Of the alert `e` that the audit entry `x` speaks of; why it stops less, where it does. */
function auditedTold(easing: 'softened' | 'narrowed', more: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT json_build_object(
    'kind', e.kind, 'severity', ${weightThen}, 'text', e.text, 'by', ${nameOf(Prisma.sql`x."actorId"`)},
    'reason', (
      SELECT h.reason FROM "AlertChange" h
      WHERE h."alertId" = e.id AND h.easing::text = ${easing} AND h.at = x.at ORDER BY h.id DESC LIMIT 1
    ), ${more}
  ) FROM "AuditEntry" x JOIN "Alert" e ON e.id = (x.particulars->>'alertId')::uuid WHERE x.id = ${idOfPage})`
}

const revisedTold = auditedTold('softened', Prisma.sql`'before', x.particulars->>'from'`)

/** Entries of the salon's list by a list of ids; those off it by now keep their names. */
function meaningsIn(ids: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object('name', c.name, 'nameEn', c."nameEn") ORDER BY c.position, c.id), '[]')
    FROM "Contraindication" c
    WHERE c.id IN (SELECT t.id::uuid FROM jsonb_array_elements_text(${ids}) t(id))
  )`
}

/** What an alert meant before is told by the deed itself, or by the one before it. */
const sortedTold = auditedTold(
  'narrowed',
  Prisma.sql`'after', ${meaningsIn(Prisma.sql`x.particulars->'contraindicationIds'`)},
    'before', (
      SELECT CASE WHEN jsonb_typeof(b.ids) = 'array' THEN ${meaningsIn(Prisma.sql`b.ids`)} END
      FROM (SELECT CASE WHEN x.particulars ? 'from' THEN x.particulars->'from' ELSE (
        SELECT p.particulars->'contraindicationIds' FROM "AuditEntry" p
        WHERE p.particulars->>'alertId' = e.id::text AND ${ofAlerts(Prisma.sql`p`)} AND p.action = 'alert.sorted'
          AND (p.at, p.id) < (x.at, x.id)
        ORDER BY p.at DESC, p.id DESC LIMIT 1
      ) END AS ids) b
    )`,
)

const answeredTold = (clientId: string) => Prisma.sql`(SELECT json_build_object(
  'by', ${nameOf(Prisma.sql`f."askedById"`)},
  'answers', (
    SELECT json_agg(json_build_object(
      'question', x.question, 'answer', x.answer,
      'before', (
        SELECT y.answer FROM foyer_answers_given(f."visitId") y
        WHERE y.question = x.question AND (y."askedAt", y.id) < (x."askedAt", x.id)
        ORDER BY y."askedAt" DESC, y.id DESC LIMIT 1
      ),
      'earlier', CASE WHEN x.answer = 'unchanged' THEN (
        SELECT y.answer FROM "Visit" o CROSS JOIN LATERAL foyer_answers_given(o.id) y
        WHERE o."clientId" = ${clientId}::uuid AND o.id <> f."visitId" AND y.question = x.question AND y.answer <> 'unchanged'
          AND y."askedAt" <= x."askedAt"
        ORDER BY y."askedAt" DESC, y.id DESC LIMIT 1
      ) END
    ) ORDER BY x.question, x.id)
    FROM foyer_answers_given(f."visitId") x WHERE x."askedAt" = f."askedAt" AND x."askedById" = f."askedById"
  )
) FROM "SafetyAnswer" f WHERE f.id = ${idOfPage})`

/** In a stop stand the words of a reaction too: they are for those who care. */
function overriddenTold(staff: SignedInStaff): Prisma.Sql {
  const line = stopLineSql(Prisma.sql`u.key`, { withHarms: false })
  const told = mayReadReactions(staff)
    ? line
    : Prisma.sql`CASE WHEN u.key LIKE 'reacted:%'
        THEN jsonb_set(${line}::jsonb, '{reaction,text}', '""', false)::json ELSE ${line} END`
  return Prisma.sql`(SELECT json_build_object(
    'by', ${nameOf(Prisma.sql`e."byId"`)}, 'reason', e.reason, 'isLasting', e."isLasting",
    'treatment', (
      SELECT json_build_object('name', t.name, 'nameEn', t."nameEn")
      FROM "TreatmentSession" s JOIN "Treatment" t ON t.id = s."treatmentId" WHERE s.id = e."sessionId"
    ),
    'stops', (
      SELECT coalesce(json_agg(${told} ORDER BY u.n), '[]') FROM unnest(e.stops) WITH ORDINALITY u(key, n)
    )
  ) FROM "SafetyOverride" e WHERE e.id = ${idOfPage})`
}

function reactionTold(staff: SignedInStaff, who: Prisma.Sql, words: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT json_build_object(
    'by', ${nameOf(who)}, 'treatment', json_build_object('name', t.name, 'nameEn', t."nameEn"),
    'text', ${mayReadReactions(staff) ? words : Prisma.sql`NULL`}
  ) FROM "Reaction" e JOIN "Treatment" t ON t.id = e."treatmentId" WHERE e.id = ${idOfPage})`
}
