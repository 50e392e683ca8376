// What she agreed to: the kinds of consent, where each stands, and what the salon may do because of it. Pure; safe for
// the client.

export const CONSENT_KINDS = ['archive', 'health', 'photos', 'showing', 'phone', 'message'] as const
export const CONSENT_ANSWERS = ['given', 'declined'] as const

export type ConsentKind = (typeof CONSENT_KINDS)[number]
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number]

/** `not_asked` is not a no; `withdrawn` is one that came later. */
export type ConsentState = 'not_asked' | ConsentAnswer | 'withdrawn'
export type ConsentStates = Record<ConsentKind, ConsentState>

/** As much of an answer as its standing follows from; instants as Date, or as ISO where they came as JSON. */
export type ConsentFacts = {
  kind: ConsentKind
  answer: ConsentAnswer
  recordedAt: Date | string
  withdrawnAt: Date | string | null
}

/**
 * Where each kind stands. The answer that was not ended counts; where all were ended, she has withdrawn what she once
 * gave. Takes every answer she ever gave, in any order.
 */
export function consentStates(answers: readonly ConsentFacts[]): ConsentStates {
  const stateOf = (kind: ConsentKind): ConsentState => {
    const newest = answers.filter((each) => each.kind === kind).sort(byStanding)[0]
    if (!newest) return 'not_asked'
    if (newest.withdrawnAt === null) return newest.answer
    return newest.answer === 'given' ? 'withdrawn' : 'declined'
  }
  return {
    archive: stateOf('archive'),
    health: stateOf('health'),
    photos: stateOf('photos'),
    showing: stateOf('showing'),
    phone: stateOf('phone'),
    message: stateOf('message'),
  }
}

function byStanding(one: ConsentFacts, other: ConsentFacts): number {
  const standing = Number(other.withdrawnAt === null) - Number(one.withdrawnAt === null)
  return standing || byMoment(one, other)
}

/**
 * The language in which she gave her last answers on the tablet; null where she never did. Whether she may be called is
 * asked in passing, in the language of whoever asks.
 */
export function herLanguage(
  answers: readonly { kind: ConsentKind; recordedAt: Date | string; locale: string }[],
): string | null {
  const [newest] = answers.filter(({ kind }) => kind !== 'phone').sort(byMoment)
  return newest?.locale ?? null
}

function byMoment(one: { recordedAt: Date | string }, other: { recordedAt: Date | string }): number {
  return new Date(other.recordedAt).getTime() - new Date(one.recordedAt).getTime()
}

// ── What may be done ─────────────────────────────────────────────────────────

/** Allergies, contraindications, pregnancy and medication are kept only with her consent. */
export const mayKeepHealthData = (states: ConsentStates) => states.health === 'given'
export const mayKeepPhotos = (states: ConsentStates) => states.photos === 'given'
/** Without a name, to other guests; only what she lets be taken at all. */
export const mayShowPhotos = (states: ConsentStates) =>
  states.photos === 'given' && states.showing === 'given'
export const mayCall = (states: ConsentStates) => states.phone === 'given'
export const mayMessage = (states: ConsentStates) => states.message === 'given'

/** She said no, at once or later: nobody asks again in passing; only she brings it up, or the sheet of all consents. */
export function hasRefused(state: ConsentState): boolean {
  return state === 'declined' || state === 'withdrawn'
}

/** What she was never asked, in the order in which it is asked. */
export function consentsToAsk(states: ConsentStates): ConsentKind[] {
  return CONSENT_KINDS.filter((kind) => states[kind] === 'not_asked')
}
