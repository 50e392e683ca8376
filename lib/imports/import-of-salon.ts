// Whether an import belongs to the salon of whoever acts; and holding it, so that its steps come one after another.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { ClientImport } from '@/lib/db/generated/client'
import { type ImportProgress, phaseOf } from './import-flow'

/** The import, held until the transaction ends. Refuses `not_found` for one of another salon. */
export async function lockImport(ctx: StaffContext, importId: string): Promise<ClientImport> {
  const salonId = ctx.staff.salon.id
  // Another tablet's step takes seconds: whoever goes on with the same import waits for it longer than for a row.
  await ctx.tx.$queryRaw`SELECT set_config('lock_timeout', '15s', true)`
  await ctx.tx.$queryRaw`
    SELECT 1 FROM "ClientImport" WHERE id = ${importId}::uuid AND "salonId" = ${salonId}::uuid FOR UPDATE`
  const entry = await ctx.tx.clientImport.findFirst({ where: { id: importId, salonId } })
  if (!entry) throw new Refusal('not_found')
  return entry
}

export function progressOf(entry: ClientImport): ImportProgress {
  return { phase: phaseOf(entry), rows: entry.rows, done: entry.done }
}
