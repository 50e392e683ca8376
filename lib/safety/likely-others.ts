// Whoever she may be as well: an archive that hers was taken apart from, or one of her name. Serious things of those are
// told until she has been asked herself.
import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/lib/db/generated/client'

export const likelyOtherSchema = z.object({
  why: z.enum(['parted', 'namesake']),
  /** In the words in which it was noted. */
  alerts: z.array(z.string()),
})

export type LikelyOther = z.output<typeof likelyOtherSchema>

/**
 * The others of a client, with what is serious of them, as JSON for {@link likelyOtherSchema}: none once she was asked
 * everything since the merge was taken back, or at all since her archive was begun beside theirs.
 */
export function likelyOthersSql(client: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object('why', w.why, 'alerts', w.alerts) ORDER BY w.why DESC, w.id), '[]')
    FROM (
      SELECT o.id, max(l.why) AS why, (
        SELECT json_agg(a.text ORDER BY a.kind, a."notedAt", a.id) FROM "Alert" a
        WHERE a."clientId" = o.id AND a."retiredAt" IS NULL AND a.severity = 'serious'
      ) AS alerts
      FROM "Client" c
      CROSS JOIN LATERAL (
        SELECT CASE WHEN m."keptId" = c.id THEN m."goneId" ELSE m."keptId" END AS id, 'parted' AS why
        FROM "ClientMerge" m
        WHERE (m."keptId" = c.id OR m."goneId" = c.id) AND m."undoneAt" IS NOT NULL
          AND (c."alertsAskedAt" IS NULL OR c."alertsAskedAt" <= m."undoneAt")
        UNION ALL
        SELECT n, 'namesake' FROM unnest(c."namesakeIds") n WHERE c."alertsAskedAt" IS NULL
      ) l
      JOIN "Client" g ON g.id = l.id
      JOIN "Client" o ON o.id = coalesce(g."mergedIntoId", g.id)
      WHERE c.id = ${client} AND o.id <> c.id AND o."erasedAt" IS NULL AND o."mergedIntoId" IS NULL
        AND o."salonId" = c."salonId"
      GROUP BY o.id
    ) w WHERE w.alerts IS NOT NULL
  )`
}
