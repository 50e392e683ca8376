// What imports leave behind is not kept for ever: half-read files, lists never taken over, the cells of skipped rows.
import 'server-only'
import { db } from '@/lib/db/client'

const HOUR_MS = 3_600_000
const MONTH_MS = 30 * 24 * HOUR_MS

/**
 * Forgets files whose reading was cut off (after an hour), lists that nobody took over and cells of skipped rows
 * (after thirty days). An import that was left standing in its middle for as long cannot go on any more.
 */
export async function forgetOldImports(now: Date): Promise<void> {
  const hourAgo = new Date(now.getTime() - HOUR_MS)
  const monthAgo = new Date(now.getTime() - MONTH_MS)
  await db.clientImport.deleteMany({
    where: {
      OR: [
        { state: 'reading', startedAt: { lt: hourAgo } },
        { state: 'ready', startedAt: { lt: monthAgo } },
      ],
    },
  })
  await db.clientImport.updateMany({
    where: { state: 'running', startedAt: { lt: monthAgo } },
    data: { state: 'failed', finishedAt: now, trouble: 'import_too_old', survey: {} },
  })
  await db.$executeRaw`
    UPDATE "ClientImportRow" r SET cells = '[]' FROM "ClientImport" i
    WHERE i.id = r."importId" AND i.state IN ('done', 'undone', 'failed') AND i."startedAt" < ${monthAgo}
      AND r.cells <> '[]'`
}
