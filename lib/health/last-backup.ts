// What health knows of backups.
import 'server-only'
import { doorDb } from '@/lib/db/client'
import { UNCOUNTED } from '@/lib/db/statement-counter'

/** When the last good one was made (null: never yet), and since when any are; null as a whole where none are made. */
export type LastBackup = { verifiedAt: Date | null; since: Date }

/** Reads both. One statement, uncounted: nobody waits for it. */
export async function lastBackup(): Promise<LastBackup | null> {
  const [row] = await doorDb.$queryRawUnsafe<{ verified: Date | null; first: Date | null }[]>(
    `${UNCOUNTED} SELECT
       (SELECT "askedAt" FROM "Backup" WHERE "verifiedAt" IS NOT NULL ORDER BY "askedAt" DESC LIMIT 1) AS verified,
       (SELECT "askedAt" FROM "Backup" ORDER BY "askedAt" LIMIT 1) AS first`,
  )
  return row?.first ? { verifiedAt: row.verified, since: row.first } : null
}
