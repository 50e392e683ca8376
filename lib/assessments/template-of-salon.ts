// Takes hold of a sheet of the salon's, or of one of its readings, for the rest of the transaction.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { announce } from '@/lib/live/announce'

/** Whoever changes the readings of a sheet waits for one another here. Refuses `not_found`. */
export async function lockTemplate(ctx: StaffContext, templateId: string): Promise<void> {
  const rows = await ctx.tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "AssessmentTemplate"
    WHERE id = ${templateId}::uuid AND "salonId" = ${ctx.staff.salon.id}::uuid FOR UPDATE`
  if (rows.length === 0) throw new Refusal('not_found')
}

/** Nobody reads a value with it while it is changed. Refuses `not_found`. */
export async function lockReadingType(ctx: StaffContext, readingTypeId: string): Promise<void> {
  const rows = await ctx.tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "ReadingType" t JOIN "AssessmentTemplate" s ON s.id = t."templateId"
    WHERE t.id = ${readingTypeId}::uuid AND s."salonId" = ${ctx.staff.salon.id}::uuid FOR UPDATE OF t`
  if (rows.length === 0) throw new Refusal('not_found')
}

/** Writes down and announces what became of a reading of a sheet. */
export async function noteReadingChange(
  ctx: StaffContext,
  id: string,
  what: 'added' | 'revised' | 'retired' | 'restored',
): Promise<void> {
  await recordAudit(ctx, { action: `reading_type.${what}`, subjectType: 'ReadingType', subjectId: id })
  await announce(ctx, { kind: 'settings' })
}
