// She was asked about allergies and contraindications: there are none, or none but those that stand.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayNoteAlerts } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { isCoveredByNothingNew } from '@/lib/safety/asking-flow'
import { type Answers, type Asking, holdAskedVisit, keepAnswers, readAsking } from '@/lib/safety/keep-answers'
import { isBaseQuestion } from '@/lib/safety/safety-flow'
import { lockClientOfSalon } from './client-of-salon'

type Asked = { clientId: string; visitId?: string | undefined }

/**
 * "None known" is an answer, and differs from "not asked". While she is in the house (`visitId`) it answers the four
 * questions of this visit with no. Refuses `alerts_stand` while one is noted, and `questions_changed` when she has said
 * yes to one of them in this visit.
 */
export async function recordNoAlerts(ctx: StaffContext, asked: Asked): Promise<void> {
  await recordAsked(ctx, asked, 'none')
}

/**
 * She was asked again and all that is noted still holds. While she is in the house it answers for this visit what is
 * noted, and what she said no to before; the rest is still to be asked. Refuses `no_alerts_stand` when nothing is noted.
 */
export async function confirmAlerts(ctx: StaffContext, asked: Asked): Promise<void> {
  await recordAsked(ctx, asked, 'same')
}

type Said = 'none' | 'same'

async function recordAsked(ctx: StaffContext, asked: Asked, said: Said): Promise<void> {
  permit(mayNoteAlerts(ctx.staff))
  await lockClientOfSalon(ctx, asked)
  const { clientId, visitId } = asked
  const visit = visitId ? await holdAskedVisit(ctx, visitId) : null
  const standing = { clientId, retiredAt: null }
  if (said === 'same') {
    const confirmed = { confirmedAt: ctx.now, confirmedById: ctx.staff.id }
    const { count } = await ctx.tx.alert.updateMany({ where: standing, data: confirmed })
    if (count === 0) throw new Refusal('no_alerts_stand')
  } else if ((await ctx.tx.alert.count({ where: standing })) > 0) {
    throw new Refusal('alerts_stand')
  }
  if (visit?.isInHouse) {
    const asking = await readAsking(ctx, visit)
    await keepAnswers(ctx, visit, said === 'same' ? stillSo(asking) : noneOf(asking))
  } else {
    await ctx.tx.client.update({
      where: { id: clientId },
      data: { alertsAskedAt: ctx.now, alertsAskedById: ctx.staff.id },
      select: { id: true },
    })
  }
  await recordAudit(ctx, {
    action: said === 'same' ? 'alerts.confirmed' : 'alerts.none_known',
    subjectType: 'Client',
    subjectId: clientId,
  })
  await announce(ctx, { kind: 'clients', ...(visitId ? { visitId } : {}) })
}

/** No to the four; a yes of this visit is taken back where it was given, not in passing. */
function noneOf({ questions }: Asking): Answers {
  const base = questions.filter(({ question }) => isBaseQuestion(question))
  if (base.some(({ answer }) => answer === 'yes')) throw new Refusal('questions_changed')
  return Object.fromEntries(base.map(({ question }) => [question, 'no']))
}

function stillSo({ questions, alerts }: Asking): Answers {
  const open = questions.filter(({ question, answer }) => isBaseQuestion(question) && answer !== 'yes')
  const isNoted = (question: string) => alerts.some(({ kind }) => kind === question)
  return {
    ...Object.fromEntries(
      open
        .filter((line) => isCoveredByNothingNew(line, alerts))
        .map(({ question }) => [question, 'unchanged']),
    ),
    ...Object.fromEntries(
      open.filter(({ question }) => isNoted(question)).map(({ question }) => [question, 'yes']),
    ),
  }
}
