// When she comes next, and for what: for every reading that knows her visits.
import 'server-only'
import { Prisma } from '@/lib/db/generated/client'
import { nextCountsFrom } from './coming-flow'

/**
 * An SQL expression: the next visit she is expected for, as JSON with `visitId`, `startsAt` and `treatments`; one of today
 * for which she is late is still the next. `visits` is the name of a common table of hers with `id`, `stage` and `startsAt`.
 */
export function nextVisitSql(visits: 'coming' | 'visit', now: Date, timeZone: string): Prisma.Sql {
  return Prisma.sql`(
    SELECT json_build_object(
      'visitId', n.id, 'startsAt', n."startsAt",
      'treatments', (
        SELECT coalesce(json_agg(json_build_object('name', t.name, 'nameEn', t."nameEn")
          ORDER BY x."startsAt"), '[]')
        FROM "TreatmentSession" x JOIN "Treatment" t ON t.id = x."treatmentId"
        WHERE x."visitId" = n.id AND x."releasedAt" IS NULL
      )
    ) FROM (
      SELECT * FROM ${Prisma.raw(visits)} WHERE stage = 'expected' AND "startsAt" >= ${nextCountsFrom(now, timeZone)}
      ORDER BY "startsAt" LIMIT 1
    ) n
  )`
}
