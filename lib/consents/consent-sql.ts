// Whether a consent stands, for statements that must not read past it.
import 'server-only'
import { Prisma } from '@/lib/db/generated/client'
import type { ConsentKind } from './consent-flow'

/** True where the consent of the client that `clientId` names stands: given, and neither replaced nor withdrawn. */
export function consentStandsSql(clientId: Prisma.Sql, kind: ConsentKind): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM "Consent" agreed
    WHERE agreed."clientId" = ${clientId} AND agreed.kind = ${kind}::"ConsentKind"
      AND agreed.answer = 'given' AND agreed."withdrawnAt" IS NULL
  )`
}
