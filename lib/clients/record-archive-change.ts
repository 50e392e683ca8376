// The one writer of what changed in an archive, from what to what. The audit says only that it changed.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'

type Words = string | null

/** A field of the archive before and after. `field` is the column's name, or the noun for what hangs on her: `tags`. */
export type FieldChange = { field: string; before: Words; after: Words }

/**
 * Writes down the fields that changed, in the transaction of the deed; those that did not are left out. Phones are
 * kept as E.164: whoever shows them decides how much of them.
 */
export async function recordArchiveChanges(
  ctx: StaffContext,
  clientId: string,
  changes: readonly FieldChange[],
): Promise<void> {
  const data = changes
    .filter(({ before, after }) => before !== after)
    .map((change) => ({ ...change, clientId, actorId: ctx.staff.id, at: ctx.now }))
  if (data.length > 0) await ctx.tx.archiveChange.createMany({ data })
}
