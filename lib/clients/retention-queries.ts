// Archives kept longer than the salon wants to: proposed to the manager for erasure, never erased by themselves.
import 'server-only'
import { subYears } from 'date-fns'
import { mayEraseArchives } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'

export type ProposedErasure = {
  clientId: string
  name: string
  formOfAddress: string | null
  visits: number
  /** ISO; null when she was never here. */
  lastVisitAt: string | null
  /** ISO; the last that was heard of her: a visit, her basics confirmed, or that the archive was begun. */
  heardOfAt: string
}

export type ProposedErasures = { proposed: ProposedErasure[]; total: number }

const SHOWN = 50

/**
 * Living archives of which nothing was heard for the salon's `retentionYears`, the longest silent first: no visit, and
 * nobody who confirmed her basics, which is how an archive is kept for another span. Whoever is here or expected is not
 * among them. At most fifty; the next ones move up. One statement.
 */
export async function listProposedErasures(staff: SignedInStaff, now: Date): Promise<ProposedErasures> {
  if (!mayEraseArchives(staff)) return { proposed: [], total: 0 }
  const since = subYears(now, staff.salon.retentionYears)
  const rows = await db.$queryRaw<Row[]>`
    WITH silent AS (
      SELECT c.id, c.name, c."formOfAddress", s.visits, s."lastVisitAt",
        greatest(s."lastVisitAt", c."basicsConfirmedAt", c."createdAt") AS "heardOfAt"
      FROM "ClientStanding" s JOIN "Client" c ON c.id = s."clientId"
      WHERE s."salonId" = ${staff.salon.id}::uuid AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
        AND greatest(s."lastVisitAt", c."basicsConfirmedAt", c."createdAt") < ${since}
        AND NOT EXISTS (
          SELECT 1 FROM "Visit" v WHERE v."clientId" = c.id
            AND v.stage NOT IN ('closed', 'cancelled', 'no_show', 'left')
        )
    )
    SELECT id AS "clientId", name, "formOfAddress", visits, "lastVisitAt", "heardOfAt",
      (SELECT count(*)::int FROM silent) AS total
    FROM silent ORDER BY "heardOfAt", id LIMIT ${SHOWN}`
  return { proposed: rows.map(proposedErasure), total: rows[0]?.total ?? 0 }
}

type Row = Omit<ProposedErasure, 'lastVisitAt' | 'heardOfAt'> & {
  lastVisitAt: Date | null
  heardOfAt: Date
  total: number
}

function proposedErasure({ total: _total, lastVisitAt, heardOfAt, ...row }: Row): ProposedErasure {
  return { ...row, lastVisitAt: lastVisitAt?.toISOString() ?? null, heardOfAt: heardOfAt.toISOString() }
}
