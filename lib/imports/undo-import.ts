// A whole import is taken back: from here on, step by step.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayImportClients } from '@/lib/auth/permissions'
import { type ImportProgress, phaseOf } from './import-flow'
import { lockImport, progressOf } from './import-of-salon'

/** Begins to take back; asked again it has begun already. Refuses `import_running`, and `import_not_done` before. */
export async function undoImport(
  ctx: StaffContext,
  { importId }: { importId: string },
): Promise<ImportProgress> {
  permit(mayImportClients(ctx.staff))
  const entry = await lockImport(ctx, importId)
  const phase = phaseOf(entry)
  if (phase === 'undoing' || phase === 'undone') return progressOf(entry)
  if (phase === 'running') throw new Refusal('import_running')
  if (phase !== 'done' && phase !== 'failed') throw new Refusal('import_not_done')
  await recordAudit(ctx, {
    action: 'import.undo_started',
    subjectType: 'ClientImport',
    subjectId: importId,
    particulars: { created: entry.created },
  })
  return progressOf(
    await ctx.tx.clientImport.update({ where: { id: importId }, data: { state: 'undone', done: 0 } }),
  )
}
