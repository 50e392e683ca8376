// What she is asked in a visit and what she has told, read the same way for the screen and for the deed.
import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/lib/db/generated/client'
import { BASE_QUESTIONS, SAFETY_QUESTIONS } from './safety-flow'
import { instant } from './stop-sql'

export const askedLineSchema = z.object({
  question: z.enum(SAFETY_QUESTIONS),
  /** The latest answer of this visit. */
  answer: z.enum(['no', 'yes', 'unchanged']).nullable(),
  askedBy: z.string().nullable(),
  askedAt: instant.nullable(),
  askedById: z.uuid().nullable(),
  /** Why a yes of this visit is a no after all. */
  reason: z.string().nullable(),
  /** What she said when she was last asked in another visit; null when she never was. */
  earlier: z.enum(['no', 'yes']).nullable(),
})

export const toldAlertSchema = z.object({
  id: z.uuid(),
  kind: z.enum(BASE_QUESTIONS),
  text: z.string(),
  isSerious: z.boolean(),
  notedAt: instant,
})

export type AskedLine = z.output<typeof askedLineSchema>
export type ToldAlert = z.output<typeof toldAlertSchema>

/** The questions of the visit that the SQL expression `visit` names, as JSON for {@link askedLineSchema}. */
export function askingSql(visit: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object('question', q.question, 'answer', q.answer, 'askedBy', m.name,
      'askedAt', q."askedAt", 'askedById', q."askedById", 'earlier', q.earlier, 'reason', (
        SELECT x.reason FROM "SafetyAnswer" x
        WHERE x."visitId" = ${visit} AND x.question::text = q.question AND x."askedAt" = q."askedAt"
        ORDER BY x.id DESC LIMIT 1)) ORDER BY q.position), '[]')
    FROM foyer_asking(${visit}) q LEFT JOIN "StaffMember" m ON m.id = q."askedById"
  )`
}

/** The alerts that stand of a client, the gravest first, as JSON for {@link toldAlertSchema}. */
export function standingAlertsSql(client: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'text', a.text,
      'isSerious', a.severity = 'serious', 'notedAt', a."notedAt") ORDER BY a.severity DESC, a."notedAt", a.id), '[]')
    FROM "Alert" a WHERE a."clientId" = ${client} AND a."retiredAt" IS NULL
  )`
}
