// A file that was only looked at is put away again.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayImportClients } from '@/lib/auth/permissions'
import { phaseOf } from './import-flow'
import { lockImport } from './import-of-salon'

/** Removes the import with all its rows. Refuses `import_begun` once anybody was taken over. */
export async function discardImport(ctx: StaffContext, { importId }: { importId: string }): Promise<void> {
  permit(mayImportClients(ctx.staff))
  const entry = await lockImport(ctx, importId)
  const phase = phaseOf(entry)
  if (phase !== 'checking' && phase !== 'ready') throw new Refusal('import_begun')
  await ctx.tx.clientImport.delete({ where: { id: importId }, select: { id: true } })
  await recordAudit(ctx, {
    action: 'import.discarded',
    subjectType: 'ClientImport',
    subjectId: importId,
    particulars: { rows: entry.rows },
  })
}
