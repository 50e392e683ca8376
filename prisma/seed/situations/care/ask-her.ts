// How the people of the demo ask a guest before her treatment, as every visit begins.
import type { StaffContext } from '@/lib/actions/staff-context'
import { recordNoAlerts } from '@/lib/clients/record-no-alerts'
import { answerSafetyQuestion, recordNothingNew } from '@/lib/safety/answer-questions'
import { isCoveredByNothingNew } from '@/lib/safety/asking-flow'
import { type Asking, holdGuestInHouse, readAsking } from '@/lib/safety/keep-answers'

/** Puts every question of this visit that is still open; `half` leaves the last ones for later. */
export async function askHer(ctx: StaffContext, visitId: string, how: 'all' | 'half' = 'all'): Promise<void> {
  const visit = await holdGuestInHouse(ctx, visitId)
  if (how === 'all') await askShortly(ctx, visit, await readAsking(ctx, visit))
  const { questions, alerts } = await readAsking(ctx, visit)
  const open = questions.filter(({ answer }) => answer === null)
  for (const { question } of how === 'half' ? open.slice(0, 2) : open) {
    const answer = alerts.some(({ kind }) => kind === question) ? 'yes' : 'no'
    await answerSafetyQuestion(ctx, { visitId, question, answer })
  }
}

type Her = { visitId: string; clientId: string }

/** What can be answered in one: nothing new since last time, or nothing at all. */
async function askShortly(ctx: StaffContext, { visitId, clientId }: Her, asking: Asking): Promise<void> {
  const { questions, alerts, lastAskedAt } = asking
  const covered = questions.filter((line) => isCoveredByNothingNew(line, alerts))
  if (lastAskedAt && covered.length > 0) {
    await recordNothingNew(ctx, {
      visitId,
      questions: covered.map(({ question }) => question),
      alertIds: alerts.map(({ id }) => id),
      lastAskedAt,
    })
  } else if (alerts.length === 0 && questions.every(({ answer }) => answer === null)) {
    await recordNoAlerts(ctx, { clientId, visitId })
  }
}
