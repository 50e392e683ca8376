// The manager says herself which column holds what; everything is looked over anew.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayImportClients } from '@/lib/auth/permissions'
import { tableOf } from './import-columns'
import { type ImportProgress, phaseOf } from './import-flow'
import { lockImport, progressOf } from './import-of-salon'
import type { ImportMapping } from './import-schemas'

/**
 * Replaces the columns' fields. Refuses `someone_was_faster` when they were changed meanwhile, and `import_begun`
 * when the list is being taken over already.
 */
export async function remapImport(
  ctx: StaffContext,
  { importId, revision, mapping }: ImportMapping,
): Promise<ImportProgress> {
  permit(mayImportClients(ctx.staff))
  const entry = await lockImport(ctx, importId)
  const phase = phaseOf(entry)
  if (phase !== 'checking' && phase !== 'ready') throw new Refusal('import_begun')
  if (entry.revision !== revision) throw new Refusal('someone_was_faster')
  if (tableOf(entry).columns.length !== mapping.length) throw new Refusal('not_found')
  return progressOf(
    await ctx.tx.clientImport.update({
      where: { id: importId },
      data: { mapping, done: 0, revision: { increment: 1 } },
    }),
  )
}
