// The timeline of an archive: all that happened between her and the house, newest first, page by page.
import 'server-only'
import { z } from 'zod'
import {
  mayReadPrivateNotes,
  maySeeAddresses,
  maySeePhones,
  maySeeTransactionClass,
} from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { CONSENT_ANSWERS, CONSENT_KINDS } from '@/lib/consents/consent-flow'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { formatPhone } from '@/lib/i18n/format-phone'
import { END_REASONS, SESSION_OUTCOMES } from '@/lib/treatments/outcome-flow'
import { CASE_KINDS } from './client-schemas'
import { preferenceAsJson, statedPreference } from './stated-preference'
import { HEALTH_FACTS, HEALTH_SOURCES, healthTold } from './timeline-health'
import {
  FILTER_NAMES,
  TIMELINE_FILTERS,
  type TimelineCursor,
  type TimelineFilter,
  type TimelineKind,
  writeCursor,
} from './timeline-schemas'
import { idOfPage, nameOf, type Source } from './timeline-sql'

const instant = z.string().transform((text) => new Date(text))
const named = z.object({ name: z.string(), nameEn: z.string().nullable() })
const by = z.string().nullable()

const visitFacts = z.object({
  id: z.uuid(),
  stage: z.enum([
    'expected',
    'greeting',
    'seating',
    'consultation',
    'treatment',
    'recommendation',
    'farewell',
    'follow_up',
    'closed',
    'cancelled',
    'no_show',
    'left',
  ]),
  treatments: z.array(
    named.extend({
      therapist: z.string().nullable(),
      effect: z.number().nullable(),
      outcome: z.enum(SESSION_OUTCOMES).nullable(),
      endReason: z.enum(END_REASONS).nullable(),
      endNote: z.string().nullable(),
    }),
  ),
  products: z.array(named.extend({ answer: z.enum(['bought', 'will_think', 'declined']).nullable() })),
  notes: z.array(
    z.object({
      kind: z.enum([
        'wish',
        'tea',
        'assessment',
        'advice',
        'small_talk',
        'treatment_note',
        'treatment_private',
        'farewell_note',
        'call_note',
      ]),
      text: z.string(),
      by,
    }),
  ),
  /** What is worth telling of how it went: what was skipped or moved, why she left. */
  events: z.array(
    z.object({
      kind: z.enum(['moved', 'skipped', 'appointment_moved', 'booking_declined']),
      move: z.string().nullable(),
      /** Of an appointment: from when to when. */
      from: z.coerce.date().nullable(),
      to: z.coerce.date().nullable(),
      by,
      reason: z.string().nullable(),
    }),
  ),
})

const promiseFacts = z.object({ text: z.string(), owner: z.string(), dueOn: z.iso.date(), by })
const caseFacts = z.object({ kind: z.enum(CASE_KINDS), text: z.string(), by })
const preferenceFacts = z.object({
  preference: statedPreference,
  /** What it took the place of. */
  before: statedPreference.nullable(),
  by,
})
const consentFacts = z.object({ kind: z.enum(CONSENT_KINDS), answer: z.enum(CONSENT_ANSWERS), by })

const entryOf = <Kind extends TimelineKind, Facts extends z.ZodType>(kind: Kind, facts: Facts) =>
  z.object({ key: z.string(), at: z.date(), kind: z.literal(kind), facts })

const entrySchema = z.discriminatedUnion('kind', [
  entryOf('visit', visitFacts),
  entryOf('visit_notes', visitFacts),
  entryOf(
    'call',
    z.object({
      outcome: z.enum(['reached', 'no_answer', 'wrong_number', 'call_again']),
      feeling: z.number().nullable(),
      note: z.string().nullable(),
      by,
    }),
  ),
  entryOf('promise_made', promiseFacts),
  entryOf('promise_kept', promiseFacts),
  entryOf('case_opened', caseFacts),
  entryOf('case_settled', caseFacts),
  entryOf('alert_noted', HEALTH_FACTS.alert_noted),
  entryOf('alert_confirmed', HEALTH_FACTS.alert_confirmed),
  entryOf('alert_retired', HEALTH_FACTS.alert_retired),
  entryOf('alert_revised', HEALTH_FACTS.alert_revised),
  entryOf('alert_sorted', HEALTH_FACTS.alert_sorted),
  entryOf('answered', HEALTH_FACTS.answered),
  entryOf('overridden', HEALTH_FACTS.overridden),
  entryOf('reaction_told', HEALTH_FACTS.reaction_told),
  entryOf('reaction_cleared', HEALTH_FACTS.reaction_cleared),
  entryOf('preference_noted', preferenceFacts),
  entryOf('preference_retired', preferenceFacts),
  entryOf('consent_recorded', consentFacts),
  entryOf('consent_ended', consentFacts),
  entryOf(
    'change',
    z.object({
      by,
      fields: z.array(
        z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
      ),
    }),
  ),
  entryOf('began', z.object({ at: instant })),
])

export type TimelineEntry = z.output<typeof entrySchema>
export type VisitTold = z.output<typeof visitFacts>

export type TimelinePage = {
  entries: TimelineEntry[]
  /** Where the older ones begin, as an address holds it; null when there are none. */
  older: string | null
}

const PAGE = 20

type Asked = { filter?: TimelineFilter | undefined; before?: TimelineCursor | undefined }

/**
 * One page of a client's timeline, what is still to come on top. Each kind gives no more than a page from where the last
 * one ended, so that the hundredth page costs what the first does. The private part of a treatment note and what a
 * reaction was are told to those who may read it alone, and numbers that changed are cut to their last four digits for
 * those who may not see them. One statement.
 */
export async function readTimeline(
  staff: SignedInStaff,
  clientId: string,
  { filter, before }: Asked = {},
): Promise<TimelinePage> {
  const rows = await db.$queryRaw<unknown[]>(timelineSql(staff, clientId, filter, before))
  const entries = z
    .array(entrySchema)
    .parse(rows)
    .map((entry) => withWrittenPhones(entry, staff))
  const shown = entries.slice(0, PAGE)
  const last = shown.at(-1)
  return { entries: shown, older: entries.length > PAGE && last ? writeCursor(last) : null }
}

/** Numbers are kept as E.164 and told as people write them. */
function withWrittenPhones(entry: TimelineEntry, { salon }: SignedInStaff): TimelineEntry {
  if (entry.kind !== 'change') return entry
  const written = (words: string | null) =>
    words?.replace(/\+\d{5,15}/g, (e164) => formatPhone(e164, salon.phoneCountry)) ?? null
  const fields = entry.facts.fields.map((change) =>
    change.field === 'phone' || change.field === 'phones'
      ? { ...change, before: written(change.before), after: written(change.after) }
      : change,
  )
  return { ...entry, facts: { ...entry.facts, fields } }
}

/** The statement of {@link readTimeline}, for looking at its plan. */
export function timelineSql(
  staff: SignedInStaff,
  clientId: string,
  filter: TimelineFilter | undefined,
  before: TimelineCursor | undefined,
): Prisma.Sql {
  const kinds = kindsOf(filter)
  const branches = kinds.map((kind) => branchOf(sourceFor(staff, kind), kind, clientId, before))
  return Prisma.sql`
    WITH page AS MATERIALIZED (
      SELECT * FROM (${Prisma.join(branches, ' UNION ALL ')}) entry
      ORDER BY at DESC, key DESC LIMIT ${PAGE + 1}
    )
    SELECT page.key, page.at, page.kind, CASE page.kind
      ${Prisma.join(
        kinds.map((kind) => Prisma.sql`WHEN ${kind} THEN ${told(staff, clientId, kind)}`),
        ' ',
      )}
    END AS facts
    FROM page
    WHERE EXISTS (
      SELECT 1 FROM "Client" c
      WHERE c.id = ${clientId}::uuid AND c."salonId" = ${staff.salon.id}::uuid
        AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
    )
    ORDER BY page.at DESC, page.key DESC`
}

/** Notes are told with their visit, but for whoever asks for notes alone. */
function kindsOf(filter: TimelineFilter | undefined): readonly TimelineKind[] {
  if (filter) return TIMELINE_FILTERS[filter]
  return FILTER_NAMES.filter((name) => name !== 'notes').flatMap((name) => TIMELINE_FILTERS[name])
}

// ── Where the entries come from ──────────────────────────────────────────────

const visits = Prisma.sql`"Visit" e JOIN "Appointment" a ON a."visitId" = e.id`

const SOURCES: Record<TimelineKind, Source> = {
  visit: { from: visits, at: Prisma.sql`a."startsAt"` },
  visit_notes: {
    from: visits,
    at: Prisma.sql`a."startsAt"`,
    where: Prisma.sql`(
      EXISTS (SELECT 1 FROM "VisitNote" n WHERE n."visitId" = e.id AND n.text <> '')
      OR EXISTS (
        SELECT 1 FROM "TreatmentSession" x
        JOIN "TreatmentNote" t ON t."sessionId" = x.id
        JOIN "TreatmentNoteRevision" r ON r."sessionId" = t."sessionId" AND r.revision = t.revision
        WHERE x."visitId" = e.id AND r.content ?| array['text', 'reactionWords', 'advice']
      )
    )`,
  },
  call: {
    from: Prisma.sql`"Visit" v JOIN "FollowUpCall" e ON e."visitId" = v.id`,
    at: Prisma.sql`e."madeAt"`,
    hers: Prisma.sql`v."clientId"`,
    where: Prisma.sql`e.outcome IS NOT NULL AND e."madeAt" IS NOT NULL`,
  },
  promise_made: { from: Prisma.sql`"Promise" e`, at: Prisma.sql`e."createdAt"` },
  promise_kept: {
    from: Prisma.sql`"Promise" e`,
    at: Prisma.sql`e."keptAt"`,
    where: Prisma.sql`e."keptAt" IS NOT NULL`,
  },
  case_opened: { from: Prisma.sql`"Case" e`, at: Prisma.sql`e."openedAt"` },
  case_settled: {
    from: Prisma.sql`"Case" e`,
    at: Prisma.sql`e."resolvedAt"`,
    where: Prisma.sql`e."resolvedAt" IS NOT NULL`,
  },
  ...HEALTH_SOURCES,
  preference_noted: { from: Prisma.sql`"Preference" e`, at: Prisma.sql`e."notedAt"` },
  preference_retired: {
    from: Prisma.sql`"Preference" e`,
    at: Prisma.sql`e."retiredAt"`,
    // What gave way to something newer is told there.
    where: Prisma.sql`e."retiredAt" IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM "Preference" o
      WHERE o."clientId" = e."clientId" AND o.kind = e.kind AND o."notedAt" = e."retiredAt" AND o.id <> e.id
    )`,
  },
  consent_recorded: { from: Prisma.sql`"Consent" e`, at: Prisma.sql`e."recordedAt"` },
  consent_ended: {
    from: Prisma.sql`"Consent" e`,
    at: Prisma.sql`e."withdrawnAt"`,
    where: Prisma.sql`e."withdrawnAt" IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM "Consent" o
      WHERE o."clientId" = e."clientId" AND o.kind = e.kind AND o."recordedAt" = e."withdrawnAt" AND o.id <> e.id
    )`,
  },
  // What one person changed in one deed is one entry.
  change: {
    from: Prisma.sql`"ArchiveChange" e`,
    at: Prisma.sql`e.at`,
    id: Prisma.sql`min(e.id::text)`,
    groupBy: Prisma.sql`GROUP BY e.at, e."actorId"`,
  },
  began: { from: Prisma.sql`"Client" e`, at: Prisma.sql`e."createdAt"`, hers: Prisma.sql`e.id` },
}

/** A change of nothing but what may not be seen is none. */
function sourceFor(staff: SignedInStaff, kind: TimelineKind): Source {
  if (kind !== 'change' || maySeeTransactionClass(staff)) return SOURCES[kind]
  return { ...SOURCES.change, where: Prisma.sql`NOT ${isToTheBooks(Prisma.sql`e.field`)}` }
}

/** What she is to the books, and what goes with it. */
const isToTheBooks = (field: Prisma.Sql) => Prisma.sql`(${field} IN ('upgradedAt', 'notYetReason'))`

function branchOf(
  { from, at, id = Prisma.sql`e.id::text`, where, hers = Prisma.sql`e."clientId"`, groupBy }: Source,
  kind: TimelineKind,
  clientId: string,
  before: TimelineCursor | undefined,
): Prisma.Sql {
  const key = Prisma.sql`${`${kind}:`}::text || ${id}`
  const older =
    before && Prisma.sql`${at} <= ${before.at} AND (${at} < ${before.at} OR ${key} < ${before.key})`
  const also = where ? Prisma.sql`AND ${where}` : Prisma.empty
  // A grouped row has no key before it is grouped.
  const rows = !older || groupBy ? Prisma.empty : Prisma.sql`AND ${older}`
  const groups = !groupBy ? Prisma.empty : older ? Prisma.sql`${groupBy} HAVING ${older}` : groupBy
  return Prisma.sql`(
    SELECT ${at} AS at, ${key} COLLATE "C" AS key, ${kind}::text AS kind
    FROM ${from} WHERE ${hers} = ${clientId}::uuid ${also} ${rows} ${groups}
    ORDER BY 1 DESC, 2 DESC LIMIT ${PAGE + 1}
  )`
}

// ── What is told of each ─────────────────────────────────────────────────────

function told(staff: SignedInStaff, clientId: string, kind: TimelineKind): Prisma.Sql {
  switch (kind) {
    case 'visit':
    case 'visit_notes':
      return visitTold(staff)
    case 'call':
      return Prisma.sql`(SELECT json_build_object(
        'outcome', e.outcome, 'feeling', e.feeling, 'note', e.note, 'by', ${nameOf(Prisma.sql`e."madeById"`)}
      ) FROM "FollowUpCall" e WHERE e.id = ${idOfPage})`
    case 'promise_made':
    case 'promise_kept':
      return Prisma.sql`(SELECT json_build_object(
        'text', e.text, 'dueOn', e."dueOn", 'owner', ${nameOf(Prisma.sql`e."ownerId"`)},
        'by', ${nameOf(Prisma.sql`e."createdById"`)}
      ) FROM "Promise" e WHERE e.id = ${idOfPage})`
    case 'case_opened':
    case 'case_settled':
      return Prisma.sql`(SELECT json_build_object(
        'kind', e.kind, 'text', e.text, 'by', ${nameOf(Prisma.sql`e."openedById"`)}
      ) FROM "Case" e WHERE e.id = ${idOfPage})`
    case 'alert_noted':
    case 'alert_confirmed':
    case 'alert_retired':
    case 'alert_revised':
    case 'alert_sorted':
    case 'answered':
    case 'overridden':
    case 'reaction_told':
    case 'reaction_cleared':
      return healthTold(staff, clientId, kind)
    case 'preference_noted':
      return preferenceTold(nameOf(Prisma.sql`e."notedById"`))
    case 'preference_retired':
      return preferenceTold(Prisma.sql`NULL`)
    case 'consent_recorded':
      return consentTold(Prisma.sql`e."recordedById"`)
    case 'consent_ended':
      return consentTold(Prisma.sql`e."withdrawnById"`)
    case 'change':
      return changeTold(staff)
    case 'began':
      return Prisma.sql`json_build_object('at', page.at)`
  }
}

function visitTold(staff: SignedInStaff): Prisma.Sql {
  return Prisma.sql`(SELECT json_build_object(
    'id', e.id, 'stage', e.stage,
    'treatments', (
      SELECT coalesce(json_agg(json_build_object(
        'name', t.name, 'nameEn', t."nameEn", 'therapist', m.name, 'effect', x.effect,
        'outcome', x.outcome, 'endReason', x."endReason", 'endNote', x."endNote"
      ) ORDER BY x."startsAt", x.id), '[]')
      FROM "TreatmentSession" x
      JOIN "Treatment" t ON t.id = x."treatmentId"
      LEFT JOIN "StaffMember" m ON m.id = x."therapistId"
      WHERE x."visitId" = e.id AND (x."startedAt" IS NOT NULL OR x."releasedAt" IS NULL)
    ),
    'products', (
      SELECT coalesce(json_agg(json_build_object('name', p.name, 'nameEn', p."nameEn", 'answer', r.answer)
        ORDER BY r."createdAt", r.id), '[]')
      FROM "Recommendation" r JOIN "Product" p ON p.id = r."productId" WHERE r."visitId" = e.id
    ),
    'notes', (
      SELECT coalesce(json_agg(json_build_object('kind', n.kind, 'text', n.text, 'by', m.name)
        ORDER BY n.place, n."savedAt", n.kind), '[]')
      FROM (${writtenOnVisit(staff)}) n JOIN "StaffMember" m ON m.id = n."savedById"
      WHERE n.text <> ''
    ),
    'events', (
      SELECT coalesce(json_agg(json_build_object(
        'kind', o.kind, 'move', o.move, 'from', o.particulars->>'from', 'to', o.particulars->>'to',
        'by', ${nameOf(Prisma.sql`o."actorId"`)}, 'reason', w.text
      ) ORDER BY o.sequence), '[]')
      FROM "VisitEvent" o LEFT JOIN "VisitEventNote" w ON w."eventId" = o.id
      WHERE o."visitId" = e.id
        AND (o.kind IN ('skipped', 'appointment_moved', 'booking_declined')
          OR o.kind = 'moved' AND o."toStage" IN ('left', 'cancelled', 'no_show'))
        AND NOT EXISTS (SELECT 1 FROM "VisitEvent" u WHERE u."visitId" = e.id AND u.undoes = o.sequence)
    )
  ) FROM "Visit" e WHERE e.id = ${idOfPage})`
}

/** Texts of the visit and of its treatments, each with its place in the telling. */
function writtenOnVisit(staff: SignedInStaff): Prisma.Sql {
  const latest = Prisma.sql`FROM "TreatmentSession" x
    JOIN "TreatmentNote" t ON t."sessionId" = x.id
    JOIN "TreatmentNoteRevision" r ON r."sessionId" = t."sessionId" AND r.revision = t.revision
    WHERE x."visitId" = e.id`
  const privately = mayReadPrivateNotes(staff)
    ? Prisma.sql`UNION ALL SELECT 'treatment_private', r."privateText", r."savedById", r."savedAt", 12 ${latest}`
    : Prisma.empty
  return Prisma.sql`
    SELECT o.kind::text AS kind, o.text, o."savedById", o."savedAt",
      CASE WHEN o.kind IN ('farewell_note', 'call_note') THEN 20 ELSE 1 END AS place
    FROM "VisitNote" o WHERE o."visitId" = e.id
    UNION ALL
    SELECT 'treatment_note', concat_ws(E'\n', r.content->>'text', r.content->>'reactionWords', r.content->>'advice'),
      r."savedById", r."savedAt", 11 ${latest}
    ${privately}`
}

function preferenceTold(by: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT json_build_object(
    'preference', ${preferenceAsJson('e')}, 'by', ${by},
    'before', (SELECT ${preferenceAsJson('o')} FROM "Preference" o
      WHERE o."clientId" = e."clientId" AND o.kind = e.kind AND o."retiredAt" = e."notedAt" AND o.id <> e.id LIMIT 1)
  ) FROM "Preference" e WHERE e.id = ${idOfPage})`
}

function consentTold(by: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT json_build_object('kind', e.kind, 'answer', e.answer, 'by', ${nameOf(by)})
    FROM "Consent" e WHERE e.id = ${idOfPage})`
}

/**
 * Who referred her is told by name. Whatever stands in a change of numbers is masked digit by digit where somebody must
 * not see all of it.
 */
function changeTold(staff: SignedInStaff): Prisma.Sql {
  const masked = (column: Prisma.Sql) =>
    maySeePhones(staff)
      ? column
      : Prisma.sql`regexp_replace(${column}, '[0-9](?=([^0-9]{0,2}[0-9]){4})', '•', 'g')`
  const words = (column: Prisma.Sql) => Prisma.sql`CASE
    WHEN g.field IN ('phone', 'phones') THEN ${masked(column)}
    WHEN g.field = 'address' AND NOT ${maySeeAddresses(staff)}::boolean THEN CASE WHEN ${column} IS NOT NULL THEN '•••' END
    WHEN g.field = 'referredById' THEN (
      SELECT r.name FROM "Client" r
      WHERE r.id = CASE WHEN ${column} ~ '^[0-9a-f-]{36}$' THEN ${column}::uuid END
        AND r."salonId" = ${staff.salon.id}::uuid
    )
    ELSE ${column} END`
  return Prisma.sql`(SELECT json_build_object(
    'by', ${nameOf(Prisma.sql`f."actorId"`)},
    'fields', (
      SELECT json_agg(json_build_object(
        'field', g.field, 'before', ${words(Prisma.sql`g.before`)}, 'after', ${words(Prisma.sql`g.after`)}
      ) ORDER BY g.field, g.id)
      FROM "ArchiveChange" g WHERE g."clientId" = f."clientId" AND g.at = f.at AND g."actorId" = f."actorId"
        AND (${maySeeTransactionClass(staff)}::boolean OR NOT ${isToTheBooks(Prisma.sql`g.field`)})
    )
  ) FROM "ArchiveChange" f WHERE f.id = ${idOfPage})`
}
