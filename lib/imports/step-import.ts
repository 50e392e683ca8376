// The next step of whatever an import is at: looking over, taking over, taking back.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayImportClients } from '@/lib/auth/permissions'
import { checkRows } from './check-rows'
import { type ImportProgress, isUnderWay, phaseOf } from './import-flow'
import { lockImport, progressOf } from './import-of-salon'
import type { ImportStep } from './import-schemas'
import { removeRows } from './remove-rows'
import { takeRows } from './take-rows'

const STEPS = { checking: checkRows, running: takeRows, undoing: removeRows }

/**
 * Does one step and says how far the import is. Steps of one import come one after another; where somebody else has
 * gone on from `from` already, nothing is done twice. Refuses `not_permitted` and `not_found`.
 */
export async function stepImport(ctx: StaffContext, { importId, from }: ImportStep): Promise<ImportProgress> {
  permit(mayImportClients(ctx.staff))
  const entry = await lockImport(ctx, importId)
  const phase = phaseOf(entry)
  if (!isUnderWay(phase) || entry.done !== from) return progressOf(entry)
  return STEPS[phase](ctx, entry)
}
