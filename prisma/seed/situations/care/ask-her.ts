// How the people of the demo ask a guest before her treatment, as every visit begins.
import type { StaffContext } from '@/lib/actions/staff-context'
import { recordNothingNew } from '@/lib/safety/answer-questions'
import { isCoveredByNothingNew } from '@/lib/safety/asking-flow'
import { type Asking, holdGuestInHouse, keepAnswers, readAsking } from '@/lib/safety/keep-answers'

/** Puts every question of this visit that is still open; `half` leaves the last ones for later. */
export async function askHer(ctx: StaffContext, visitId: string, how: 'all' | 'half' = 'all'): Promise<void> {
  const visit = await holdGuestInHouse(ctx, visitId)
  const asking = await readAsking(ctx, visit)
  const wasShort = how === 'all' && (await sayNothingNew(ctx, visitId, asking))
  const { questions, alerts } = wasShort ? await readAsking(ctx, visit) : asking
  const open = questions.filter(({ answer }) => answer === null)
  const asked = how === 'half' ? open.slice(0, 2) : open
  const answerTo = (question: string) => (alerts.some(({ kind }) => kind === question) ? 'yes' : 'no')
  await keepAnswers(
    ctx,
    visit,
    Object.fromEntries(asked.map(({ question }) => [question, answerTo(question)])),
  )
}

/** Whether that answered anything. */
async function sayNothingNew(ctx: StaffContext, visitId: string, asking: Asking): Promise<boolean> {
  const { questions, alerts, lastAskedAt } = asking
  const covered = questions.filter((line) => isCoveredByNothingNew(line, alerts))
  if (!lastAskedAt || covered.length === 0) return false
  await recordNothingNew(ctx, {
    visitId,
    questions: covered.map(({ question }) => question),
    alertIds: alerts.map(({ id }) => id),
    lastAskedAt,
  })
  return true
}
