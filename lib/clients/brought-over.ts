// What another system knew of her time in the house, as the door card and the archive tell it: always as brought over.
import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/lib/db/generated/client'

export const broughtOver = z.object({
  visits: z.number(),
  lastVisitOn: z.iso.date().nullable(),
  /** Null, like the balance, for whom her spending is none of their business. */
  spentMinor: z.number().nullable(),
  hasSpent: z.boolean(),
  level: z.string().nullable(),
  balanceMinor: z.number().nullable(),
  /** Who used to treat her. */
  therapist: z.string().nullable(),
})

/** Of the client `c` of the query; null where nothing was told of her. Her notes are none of it. */
export function broughtOverSql({ seesSpending }: { seesSpending: boolean }): Prisma.Sql {
  const seen = seesSpending ? Prisma.sql`true` : Prisma.sql`false`
  return Prisma.sql`(
  SELECT json_build_object(
    'visits', coalesce(sum(b.visits), 0), 'lastVisitOn', max(b."lastVisitOn"),
    'spentMinor', CASE WHEN ${seen} THEN coalesce(sum(b."spentMinor"), 0) END,
    'hasSpent', coalesce(sum(b."spentMinor"), 0) > 0,
    'level', (array_agg(b.level ORDER BY b."broughtAt" DESC) FILTER (WHERE b.level IS NOT NULL))[1],
    'balanceMinor', CASE WHEN ${seen} THEN sum(b."balanceMinor") END,
    'therapist', (array_agg(b.therapist ORDER BY b."broughtAt" DESC) FILTER (WHERE b.therapist IS NOT NULL))[1]
  )
  FROM "BroughtOver" b
  WHERE b."clientId" = c.id
    AND num_nonnulls(b.visits, b."lastVisitOn", b."spentMinor", b.level, b."balanceMinor", b.therapist) > 0
  HAVING count(*) > 0
)`
}

/** The notes of the client `c` that came from another system and nobody has sorted, as JSON. */
export const broughtNotesSql = Prisma.sql`(
  SELECT coalesce(json_agg(b.note ORDER BY b."broughtAt", b.id), '[]')
  FROM "BroughtOver" b WHERE b."clientId" = c.id AND b.note <> '' AND b."sortedAt" IS NULL
)`
