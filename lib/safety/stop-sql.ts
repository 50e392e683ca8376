// A stop told with its names, from its key alone: of those that stand now, and of those that were signed long ago.
import 'server-only'
import { z } from 'zod'
import { SEVERITIES } from '@/lib/clients/client-schemas'
import { Prisma } from '@/lib/db/generated/client'
import { SAFETY_QUESTIONS, STOP_KINDS } from './safety-flow'

export const instant = z.string().transform((text) => new Date(text))
const named = z.object({ id: z.uuid(), name: z.string(), nameEn: z.string().nullable() })

export const stopLineSchema = z.object({
  key: z.string(),
  kind: z.enum(STOP_KINDS),
  /** Null once her archive was erased. */
  alert: z
    .object({ id: z.uuid(), kind: z.string(), text: z.string(), severity: z.enum(SEVERITIES) })
    .nullable(),
  contraindication: named.extend({ kind: z.string() }).nullable(),
  /** What meets it, or wants a patch test: the treatment itself, or a product it is done with. */
  treatment: named.nullable(),
  product: named.nullable(),
  test: z
    .object({ id: z.uuid(), doneAt: instant, readableAt: instant, validUntil: instant.nullable() })
    .nullable(),
  /** What was not asked in this visit, or answered with a yes. */
  question: z.enum(SAFETY_QUESTIONS).nullable(),
  /** Where on her what was seen: codes of lib/concerns/area-flow.ts. */
  mark: z.object({ area: z.string(), kind: z.string() }).nullable(),
  /** What a treatment did to her; the text is empty once her archive was erased. */
  reaction: z.object({ id: z.uuid(), text: z.string(), notedAt: instant, treatment: named }).nullable(),
  /** The treatment in whose note harm stands that nobody has answered for. */
  notedIn: z
    .object({
      ...{ sessionId: z.uuid(), endedAt: instant, treatment: named },
      /** Its words; none for whoever may not read all of the note. */
      harms: z.array(z.string()),
    })
    .nullable(),
  /** Who ended a serious alert or made it lighter. */
  change: z
    .object({
      easing: z.enum(['ended', 'softened', 'narrowed']),
      by: z.string(),
      at: instant,
      reason: z.string(),
    })
    .nullable(),
})

export type StopLine = z.output<typeof stopLineSchema>

const nameOf = (row: string) =>
  Prisma.raw(`json_build_object('id', ${row}.id, 'name', ${row}.name, 'nameEn', ${row}."nameEn")`)

/**
 * The stop of which the SQL expression `key` is the key, as JSON for {@link stopLineSchema}; `withHarms` for whoever may read
 * all of a note.
 */
export function stopLineSql(key: Prisma.Sql, { withHarms }: { withHarms: boolean }): Prisma.Sql {
  const harms = withHarms
    ? Prisma.sql`(SELECT to_json(n.harms) FROM "TreatmentNote" n WHERE n."sessionId" = z.id)`
    : Prisma.sql`'[]'::json`
  return Prisma.sql`(
    SELECT json_build_object('key', k.key, 'kind', k.kind,
      'alert', (SELECT json_build_object('id', a.id, 'kind', a.kind, 'text', a.text, 'severity', a.severity) FROM "Alert" a
        WHERE k.kind IN ('matched', 'said', 'unsorted', 'self_sorted', 'eased') AND a.id = k.first::uuid),
      'contraindication', (
        SELECT json_build_object('id', c.id, 'kind', c.kind, 'name', c.name, 'nameEn', c."nameEn")
        FROM "Contraindication" c WHERE k.kind = 'matched' AND c.id = k.second::uuid),
      'treatment', (SELECT ${nameOf('t')} FROM "Treatment" t WHERE t.id = k.thing::uuid),
      'product', (SELECT ${nameOf('p')} FROM "Product" p WHERE p.id = k.thing::uuid),
      'test', (SELECT json_build_object('id', x.id, 'doneAt', x."doneAt", 'readableAt', x."readableAt",
          'validUntil', x."validUntil")
        FROM "PatchTest" x WHERE k.kind LIKE 'patch%' AND x.id = k.second::uuid),
      'question', CASE WHEN k.kind IN ('not_asked', 'told') THEN k.first END,
      'mark', CASE WHEN k.kind IN ('marked', 'wiped', 'seen_before') THEN json_build_object('area', k.first, 'kind', k.second) END,
      'reaction', (SELECT json_build_object('id', r.id, 'text', r.text, 'notedAt', r."notedAt", 'treatment', ${nameOf('y')})
        FROM "Reaction" r JOIN "Treatment" y ON y.id = r."treatmentId"
        WHERE k.kind = 'reacted' AND r.id = k.first::uuid),
      'notedIn', (SELECT json_build_object('sessionId', z.id, 'endedAt', z."endedAt", 'treatment', ${nameOf('y')},
          'harms', coalesce(${harms}, '[]'))
        FROM "TreatmentSession" z JOIN "Treatment" y ON y.id = z."treatmentId"
        WHERE k.kind = 'harm_noted' AND z.id = k.first::uuid),
      'change', (SELECT json_build_object('easing', h.easing, 'by', m.name, 'at', h.at, 'reason', h.reason)
        FROM "AlertChange" h JOIN "StaffMember" m ON m.id = h."byId"
        WHERE k.kind = 'eased' AND h.id = k.second::uuid))
    FROM (
      SELECT w.key, w.kind, w.first, w.second,
        CASE WHEN w.kind = 'matched' THEN w.third WHEN w.kind = 'said' THEN w.second
          WHEN w.kind LIKE 'patch%' THEN w.first END AS thing
      FROM (
        SELECT j.key, split_part(j.key, ':', 1) AS kind, nullif(split_part(j.key, ':', 2), '') AS first,
          nullif(split_part(j.key, ':', 3), '') AS second, nullif(split_part(j.key, ':', 4), '') AS third
        FROM (SELECT ${key} AS key) j
      ) w
    ) k
  )`
}
