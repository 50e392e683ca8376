// Who saw her: a look at personal data is written down in the statement that reads them, so that neither happens
// without the other.
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { Prisma } from '@/lib/db/generated/client'

/** A page that stays open is read anew whenever something changes in the salon; that is one look. */
const ONE_LOOK_MINUTES = 5

type Look = {
  staff: SignedInStaff
  now: Date
  /** What was seen, as `noun.seen`: `archive.seen`, `visit.seen`. */
  action: string
  /** Her id, or a subquery that yields it only where she may be seen. */
  clientId: string | Prisma.Sql
  /** Which of several things of hers, by ids and codes; another one is another look. */
  of?: Record<string, string>
}

/**
 * A common table expression `look` that writes the audit entry of a look at a living client of the staff's salon. Put it
 * first into the `WITH` of the very query that reads her: one statement, one transaction, and where the entry cannot
 * be written nothing is read. The same person looking at the same thing again within five minutes adds none.
 */
export function lookAt({ staff, now, action, clientId, of = {} }: Look): Prisma.Sql {
  const id = typeof clientId === 'string' ? Prisma.sql`${clientId}::uuid` : clientId
  const particulars = Prisma.sql`${JSON.stringify(of)}::jsonb`
  const since = new Date(now.getTime() - ONE_LOOK_MINUTES * 60_000)
  return Prisma.sql`look AS (
    INSERT INTO "AuditEntry" (id, "salonId", "actorId", action, "subjectType", "subjectId", particulars, at)
    SELECT ${randomUUID()}::uuid, c."salonId", ${staff.id}::uuid, ${action}, 'Client', c.id, ${particulars}, ${now}
    FROM "Client" c
    WHERE c.id = ${id} AND c."salonId" = ${staff.salon.id}::uuid
      AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM "AuditEntry" e
        WHERE e."subjectType" = 'Client' AND e."subjectId" = c.id AND e.at > ${since}
          AND e."actorId" = ${staff.id}::uuid AND e.action = ${action} AND e.particulars = ${particulars}
      )
  )`
}
