// The list that was looked over is taken over from here on, step by step.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayImportClients } from '@/lib/auth/permissions'
import { mappingOf, unsureColumns } from './import-columns'
import { type ImportProgress, mappingTrouble, phaseOf } from './import-flow'
import { lockImport, progressOf } from './import-of-salon'

/**
 * Begins to take over. Who is second finds it begun. Refuses `import_unchecked` before every row was looked at with
 * the columns as they are, `import_dates_unsure` while nobody has said how a column writes its dates, and
 * `someone_was_faster` when they were changed meanwhile.
 */
export async function startImport(
  ctx: StaffContext,
  { importId, revision }: { importId: string; revision: number },
): Promise<ImportProgress> {
  permit(mayImportClients(ctx.staff))
  const entry = await lockImport(ctx, importId)
  const phase = phaseOf(entry)
  if (phase === 'running' || phase === 'done') return progressOf(entry)
  if (entry.revision !== revision) throw new Refusal('someone_was_faster')
  if (phase !== 'ready' || mappingTrouble(mappingOf(entry))) throw new Refusal('import_unchecked')
  if (unsureColumns(entry).length > 0) throw new Refusal('import_dates_unsure')
  await recordAudit(ctx, {
    action: 'import.started',
    subjectType: 'ClientImport',
    subjectId: importId,
    particulars: { rows: entry.rows },
  })
  return progressOf(
    await ctx.tx.clientImport.update({ where: { id: importId }, data: { state: 'running', done: 0 } }),
  )
}
