// Being asked in a visit: when it is done, and what "nothing new" may answer. Pure; safe for the client.
import { BASE_QUESTIONS, type SafetyQuestion } from './safety-flow'

type Answer = { question: SafetyQuestion; answer: string; askedById: string; askedAt: Date }

/**
 * Whether the four that everybody is asked have an answer of this visit; `askAnewAt`: what was answered until then counts
 * only where it was a yes.
 */
export function isFullyAsked(
  answers: readonly Answer[],
  events: readonly ArrivalEvent[],
  askAnewAt: Date | null,
): boolean {
  const takenBack = events.filter(({ kind, move }) => kind === 'undone' && move === 'arrive')
  const standing = answers.filter(
    (answer) =>
      !takenBack.some((undone) => unsays(undone, answer)) &&
      (answer.answer === 'yes' || askAnewAt === null || answer.askedAt > askAnewAt),
  )
  return BASE_QUESTIONS.every((base) => standing.some(({ question }) => question === base))
}

type ArrivalEvent = { kind: string; move: string | null; actorId: string; at: Date }

/**
 * What was asked before an arrival was taken back was asked of somebody else, who had been taken for her; but a yes is so
 * unsaid by nobody but who heard it (foyer_answers_of).
 */
function unsays(undone: ArrivalEvent, { answer, askedById, askedAt }: Answer): boolean {
  return undone.at >= askedAt && (answer !== 'yes' || undone.actorId === askedById)
}

/** Whether she has said yes to one of the four, last of all, while nothing of that kind is noted (foyer_untold). */
export function hasUntold(
  answers: readonly Answer[],
  events: readonly ArrivalEvent[],
  alerts: readonly { kind: string }[],
): boolean {
  const takenBack = events.filter(({ kind, move }) => kind === 'undone' && move === 'arrive')
  const standing = answers
    .filter((answer) => !takenBack.some((undone) => unsays(undone, answer)))
    .toSorted((one, other) => one.askedAt.getTime() - other.askedAt.getTime())
  return BASE_QUESTIONS.some(
    (base) =>
      standing.findLast(({ question }) => question === base)?.answer === 'yes' &&
      !alerts.some(({ kind }) => kind === base),
  )
}

/** What a yes is no answer to keep for: it was never meant, and put right at once by whoever put it down. */
const SLIP_MS = 15_000

/**
 * Whether a yes may become a no without a word: by `staffId`, who put it down less than fifteen seconds before `now`; and
 * of contact lenses, which are taken out.
 */
export function isTakenBackFreely(
  { question, askedById, askedAt }: Omit<Answer, 'answer'>,
  { staffId, now }: { staffId: string; now: Date },
): boolean {
  if (question === 'contact_lenses') return true
  return askedById === staffId && now.getTime() - askedAt.getTime() < SLIP_MS
}

type Line = {
  question: SafetyQuestion
  answer: 'no' | 'yes' | 'unchanged' | null
  earlier: 'no' | 'yes' | null
}

/** What is so today and was otherwise yesterday: no earlier answer says anything of it. */
const ANEW_EVERY_TIME: readonly SafetyQuestion[] = ['contact_lenses']

/**
 * Whether "nothing new since last time" answers this question: she was asked it before, and said no, or what she told
 * stands as an alert. Everything else is asked by itself.
 */
export function isCoveredByNothingNew(line: Line, alerts: readonly { kind: SafetyQuestion }[]): boolean {
  if (line.answer !== null || line.earlier === null || ANEW_EVERY_TIME.includes(line.question)) return false
  return line.earlier === 'no' || alerts.some(({ kind }) => kind === line.question)
}
