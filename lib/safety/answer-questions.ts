// She is asked in every visit: one answer at a time, or "nothing new since last time" in one.
import 'server-only'
import type { z } from 'zod'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayNoteAlerts } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { isCoveredByNothingNew, isTakenBackFreely } from './asking-flow'
import type { AskedLine, ToldAlert } from './asking-sql'
import { holdGuestInHouse, keepAnswers, readAsking } from './keep-answers'
import { areTheSame, isBaseQuestion } from './safety-flow'
import type { nothingNewSchema, safetyAnswerSchema } from './safety-schemas'

/**
 * Keeps her answer to one question, given face to face: refuses `not_arrived` and `visit_has_ended`. A yes to what
 * stands in her archive confirms it; a no to it is refused (`alerts_stand`), for whoever ends an alert says why. A yes of
 * this visit is only taken back by whoever has seen it (`questions_changed`), with a reason that stays with the answer
 * (`reason_needed`) unless {@link isTakenBackFreely}.
 */
export async function answerSafetyQuestion(
  ctx: StaffContext,
  { visitId, question, answer, seen, reason }: z.output<typeof safetyAnswerSchema>,
): Promise<void> {
  permit(mayNoteAlerts(ctx.staff))
  const visit = await holdGuestInHouse(ctx, visitId)
  const { questions, alerts } = await readAsking(ctx, visit)
  const standing = alerts.filter(({ kind }) => kind === question)
  const line = questions.find((each) => each.question === question)
  const isTakenBack = answer === 'no' && line?.answer === 'yes'
  if (answer === 'no' && standing.length > 0) throw new Refusal('alerts_stand')
  if (isTakenBack && seen !== 'yes') throw new Refusal('questions_changed')
  if (isTakenBack && !reason && !isFree(ctx, line)) throw new Refusal('reason_needed')
  if (isBaseQuestion(question) && answer === 'yes') await confirm(ctx, standing)
  await keepAnswers(ctx, visit, { [question]: answer }, isTakenBack ? (reason ?? null) : null)
  await announce(ctx, { kind: 'clients', visitId })
}

function isFree({ staff, now }: StaffContext, { question, askedById, askedAt }: AskedLine): boolean {
  if (!askedById || !askedAt) return false
  return isTakenBackFreely({ question, askedById, askedAt }, { staffId: staff.id, now })
}

/**
 * "Nothing new since last time": answers every question of this visit that isCoveredByNothingNew() lets it answer, and
 * confirms all that stands in her archive. Refuses `questions_changed` unless the questions, the alerts and the day of
 * the last asking are those that were seen, and where nothing can be answered so.
 */
export async function recordNothingNew(
  ctx: StaffContext,
  seen: z.output<typeof nothingNewSchema>,
): Promise<void> {
  permit(mayNoteAlerts(ctx.staff))
  const visit = await holdGuestInHouse(ctx, seen.visitId)
  const { questions, alerts, lastAskedAt } = await readAsking(ctx, visit)
  const covered = questions.filter((line) => isCoveredByNothingNew(line, alerts))
  const isAsSeen =
    lastAskedAt?.getTime() === seen.lastAskedAt.getTime() &&
    areTheSame(
      seen.questions,
      covered.map(({ question }) => ({ key: question })),
    ) &&
    areTheSame(
      seen.alertIds,
      alerts.map(({ id }) => ({ key: id })),
    )
  if (covered.length === 0 || !isAsSeen) throw new Refusal('questions_changed')
  await confirm(ctx, alerts)
  await keepAnswers(ctx, visit, Object.fromEntries(covered.map(({ question }) => [question, 'unchanged'])))
  await announce(ctx, { kind: 'clients', visitId: seen.visitId })
}

async function confirm(ctx: StaffContext, alerts: readonly ToldAlert[]): Promise<void> {
  if (alerts.length === 0) return
  await ctx.tx.alert.updateMany({
    where: { id: { in: alerts.map(({ id }) => id) }, retiredAt: null },
    data: { confirmedAt: ctx.now, confirmedById: ctx.staff.id },
  })
}
