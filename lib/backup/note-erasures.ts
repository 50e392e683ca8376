// Whoever was just erased is put on the lists outside of the database, before the next backup is made.
import 'server-only'
import { db } from '@/lib/db/client'
import { log } from '@/lib/log/log'
import { backupPlaces } from './backup-place'
import { keepErasures } from './erasures'

/** Called after the commit of an erasure. A folder that cannot be written to now learns of it from the next backup. */
export async function noteErasures(clientId: string): Promise<void> {
  const kind = process.env.FOYER_KIND
  if (!kind) return
  const rows = await db.$queryRaw<{ id: string; erasedById: string; erasedAt: Date; reason: string }[]>`
    WITH RECURSIVE erased AS (
      SELECT "clientId" AS id, "erasedById", "erasedAt", reason::text FROM "Erasure" WHERE "clientId" = ${clientId}::uuid
      UNION SELECT c.id, e."erasedById", e."erasedAt", e.reason FROM erased e JOIN "Client" c ON c."mergedIntoId" = e.id
    ) SELECT id, "erasedById", "erasedAt", reason FROM erased`
  const notes = rows.map(({ id, erasedAt, ...note }) => ({
    ...note,
    clientId: id,
    erasedAt: erasedAt.toISOString(),
  }))
  const { data, folder } = backupPlaces(process.env, process.cwd(), kind)
  for (const place of new Set([data, folder]))
    await keepErasures(place, notes).catch((error) =>
      log.warn({ err: error }, 'an erasure could not be noted'),
    )
}
