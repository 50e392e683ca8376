// A stop told with its names, from its key alone: of those that stand now, and of those that were signed long ago.
import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/lib/db/generated/client'
import { STOP_KINDS } from './safety-flow'

export const instant = z.string().transform((text) => new Date(text))
const named = z.object({ id: z.uuid(), name: z.string(), nameEn: z.string().nullable() })

export const stopLineSchema = z.object({
  key: z.string(),
  kind: z.enum(STOP_KINDS),
  /** Null once her archive was erased. */
  alert: z.object({ id: z.uuid(), kind: z.string(), text: z.string() }).nullable(),
  contraindication: named.extend({ kind: z.string() }).nullable(),
  /** What meets it, or wants a patch test: the treatment itself, or a product it is done with. */
  treatment: named.nullable(),
  product: named.nullable(),
  test: z.object({ id: z.uuid(), doneAt: instant, validUntil: instant.nullable() }).nullable(),
})

export type StopLine = z.output<typeof stopLineSchema>

const nameOf = (row: string) =>
  Prisma.raw(`json_build_object('id', ${row}.id, 'name', ${row}.name, 'nameEn', ${row}."nameEn")`)

/** The stop of which the SQL expression `key` is the key, as JSON for {@link stopLineSchema}. */
export function stopLineSql(key: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT json_build_object('key', k.key, 'kind', k.kind,
      'alert', (SELECT json_build_object('id', a.id, 'kind', a.kind, 'text', a.text) FROM "Alert" a
        WHERE k.kind IN ('matched', 'unsorted') AND a.id = k.first::uuid),
      'contraindication', (
        SELECT json_build_object('id', c.id, 'kind', c.kind, 'name', c.name, 'nameEn', c."nameEn")
        FROM "Contraindication" c WHERE k.kind = 'matched' AND c.id = k.second::uuid),
      'treatment', (SELECT ${nameOf('t')} FROM "Treatment" t WHERE t.id = k.thing::uuid),
      'product', (SELECT ${nameOf('p')} FROM "Product" p WHERE p.id = k.thing::uuid),
      'test', (SELECT json_build_object('id', x.id, 'doneAt', x."doneAt", 'validUntil', x."validUntil")
        FROM "PatchTest" x WHERE k.kind LIKE 'patch%' AND x.id = k.second::uuid))
    FROM (
      SELECT w.key, w.kind, w.first, w.second,
        CASE WHEN w.kind = 'matched' THEN w.third WHEN w.kind LIKE 'patch%' THEN w.first END AS thing
      FROM (
        SELECT j.key, split_part(j.key, ':', 1) AS kind, nullif(split_part(j.key, ':', 2), '') AS first,
          nullif(split_part(j.key, ':', 3), '') AS second, nullif(split_part(j.key, ':', 4), '') AS third
        FROM (SELECT ${key} AS key) j
      ) w
    ) k
  )`
}
