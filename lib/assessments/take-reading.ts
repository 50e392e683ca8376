// A reading is taken, corrected or taken back, one at a time, as it is tapped.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayTakeAssessments } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { isWithin, type Moment, type ReadingShape } from './assessment-flow'
import type { ReadingTaken } from './assessment-schemas'
import { lockVisitToAssess, openAssessment } from './open-assessment'

/**
 * Keeps a value of this visit, or takes it back with null. Two tablets may take different readings at once; on the same
 * one the slower is refused with `reading_taken` (and what stands there), or `reading_cleared`. Refuses a value off its
 * scale, a reading out of use, and after the treatment what is no key reading or was never treated.
 */
export async function takeReading(
  ctx: StaffContext,
  { visitId, readingTypeId, moment, value, seen }: ReadingTaken,
): Promise<void> {
  permit(mayTakeAssessments(ctx.staff))
  const visit = await lockVisitToAssess(ctx, visitId)
  const type = await holdReadingType(ctx, readingTypeId)
  const stands = await standingValue(ctx, visitId, readingTypeId, moment)
  if (stands === value) return
  if (stands !== seen) throw stands === null ? new Refusal('reading_cleared') : takenBefore(stands)
  if (stands === null) await refuseUnasked(ctx, type, visitId, moment)
  if (value !== null && !isWithin(type, value)) throw new Refusal('reading_off_scale')
  const assessmentId = await openAssessment(ctx, { visitId, templateId: type.templateId, moment })
  const key = { assessmentId_readingTypeId: { assessmentId, readingTypeId } }
  if (value === null) await ctx.tx.reading.delete({ where: key })
  else {
    const data = { assessmentId, readingTypeId, value }
    await ctx.tx.reading.upsert({ where: key, create: data, update: { value } })
  }
  await recordAudit(ctx, {
    action: value === null ? 'reading.cleared' : 'reading.taken',
    subjectType: 'Client',
    subjectId: visit.clientId,
    particulars: { visitId, readingTypeId, moment },
  })
  await announce(ctx, { visitId })
}

type HeldType = ReadingShape & { templateId: string; isKey: boolean; isRetired: boolean }

/** Many may read with it at once, but nobody changes it meanwhile. */
async function holdReadingType(ctx: StaffContext, readingTypeId: string): Promise<HeldType> {
  const [type] = await ctx.tx.$queryRaw<HeldType[]>`
    SELECT t."templateId", t.form::text AS form, t.steps, t.minimum, t.maximum, t."isKey",
      (t."retiredAt" IS NOT NULL OR s."retiredAt" IS NOT NULL) AS "isRetired"
    FROM "ReadingType" t JOIN "AssessmentTemplate" s ON s.id = t."templateId"
    WHERE t.id = ${readingTypeId}::uuid AND s."salonId" = ${ctx.staff.salon.id}::uuid
    FOR SHARE OF t`
  if (!type) throw new Refusal('not_found')
  return type
}

async function standingValue(
  ctx: StaffContext,
  visitId: string,
  readingTypeId: string,
  moment: Moment,
): Promise<number | null> {
  const standing = await ctx.tx.reading.findFirst({
    where: { readingTypeId, assessment: { visitId, moment } },
    select: { value: true },
  })
  return standing?.value ?? null
}

function takenBefore(stands: number): Refusal {
  return new Refusal('reading_taken', { value: stands })
}

/** What stands already may always be corrected; what is new must be asked for. */
async function refuseUnasked(
  ctx: StaffContext,
  type: HeldType,
  visitId: string,
  moment: Moment,
): Promise<void> {
  if (type.isRetired) throw new Refusal('reading_retired')
  if (moment === 'before') return
  if (!type.isKey) throw new Refusal('reading_not_key')
  const begun = { visitId, startedAt: { not: null } }
  if ((await ctx.tx.treatmentSession.count({ where: begun })) === 0) throw new Refusal('not_in_treatment')
}
