// The treatments that did a guest harm and that nobody has cleared, as every place reads them that tells of her.
import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/lib/db/generated/client'

export const standingReaction = z.object({
  id: z.uuid(),
  /** Of the treatment. */
  name: z.string(),
  nameEn: z.string().nullable(),
  /** Empty for whoever does not care for her. */
  text: z.string(),
  notedAt: z.string().transform((text) => new Date(text)),
})

export type StandingReaction = z.output<typeof standingReaction>

/** Of the client `c`, the latest first, as JSON. */
export function standingReactionsSql({ readsWords }: { readsWords: boolean }): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object(
      'id', r.id, 'name', t.name, 'nameEn', t."nameEn", 'notedAt', r."notedAt",
      'text', CASE WHEN ${readsWords} THEN r.text ELSE '' END
    ) ORDER BY r."notedAt" DESC), '[]')
    FROM "Reaction" r JOIN "Treatment" t ON t.id = r."treatmentId"
    WHERE r."clientId" = c.id AND r."clearedAt" IS NULL
  )`
}
