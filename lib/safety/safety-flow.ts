// What can stop a treatment, as the gate names it. The rule itself stands in the database (foyer_safety_stops). Pure;
// safe for the client.

export const STOP_KINDS = [
  'not_asked',
  'told',
  'matched',
  'said',
  'unsorted',
  'self_sorted',
  'eased',
  'marked',
  'wiped',
  'seen_before',
  'reacted',
  'harm_noted',
  'patch_missing',
  'patch_unread',
  'patch_failed',
  'patch_expired',
] as const

export type StopKind = (typeof STOP_KINDS)[number]

/** What every guest is asked in every visit. */
export const BASE_QUESTIONS = ['allergy', 'contraindication', 'pregnancy', 'medication'] as const

/** What she is asked besides, by how a treatment works and where it touches her (foyer_safety_questions). */
export const FURTHER_QUESTIONS = [
  'recent_acid',
  'retinol',
  'injections',
  'laser',
  'contact_lenses',
  'pacemaker',
] as const

export const SAFETY_QUESTIONS = [...BASE_QUESTIONS, ...FURTHER_QUESTIONS] as const

export type SafetyQuestion = (typeof SAFETY_QUESTIONS)[number]

export type BaseQuestion = (typeof BASE_QUESTIONS)[number]

/** The four of which a yes is written into her archive as an alert. */
export function isBaseQuestion(question: SafetyQuestion): question is BaseQuestion {
  return (BASE_QUESTIONS as readonly SafetyQuestion[]).includes(question)
}

/** What is seen on her skin that stops a treatment of the same area (kinds of an AreaMark, findings of a note). */
export const STOPPING_MARKS = ['wound', 'rash', 'fresh_scar'] as const

export type StoppingMark = (typeof STOPPING_MARKS)[number]

export function isStoppingMark(kind: string): kind is StoppingMark {
  return (STOPPING_MARKS as readonly string[]).includes(kind)
}

/** In place of an area: seen, and nobody has said where. */
export const ANYWHERE = 'anywhere'

/** Nobody knows yet: an answer opens the gate, and without one the manager alone may. */
export function isUnknown({ kind }: { kind: StopKind }): boolean {
  return kind === 'not_asked' || kind === 'unsorted' || kind === 'harm_noted'
}

/** Whether the keys somebody signs are the very stops there are, in whatever order. */
export function areTheSame(signed: readonly string[], stops: readonly { key: string }[]): boolean {
  const keys = new Set(signed)
  return keys.size === stops.length && stops.every(({ key }) => keys.has(key))
}

type Entry = { id: string; kind: string; name: string; nameEn: string | null }

/**
 * So many entries of the salon's list that an alert nobody has sorted may mean: its own kind and likeness come first. Of an
 * allergy none that is not like it at all: what stands there by chance would be tapped.
 */
export function proposalsFor<Given extends Entry>(
  alert: { kind: string; text: string },
  entries: readonly Given[],
  count = 6,
): Given[] {
  const weight = (entry: Given) => likeness(alert.text, entry) + (entry.kind === alert.kind ? 0.5 : 0)
  return entries
    .filter((entry) => alert.kind !== 'allergy' || likeness(alert.text, entry) >= LIKE_AT_LEAST)
    .toSorted((one, other) => weight(other) - weight(one))
    .slice(0, count)
}

/** By chance a Latin word has this much of another. */
const LIKE_AT_LEAST = 0.4

/** What half the list is called by: 酸 says of no two that they are alike. */
const NO_TELLING = new Set('一二三酸醇油类药物品剂素质精华植提取高过敏对用会的（）()')

/** How many letters of the entry's name stand in the text, against all of them. */
function likeness(text: string, { name, nameEn }: Entry): number {
  const letters = new Set(text.toLowerCase())
  const of = (word: string) => {
    const own = [...word.toLowerCase()].filter((letter) => letter.trim() !== '' && !NO_TELLING.has(letter))
    return own.filter((letter) => letters.has(letter)).length / Math.max(1, own.length)
  }
  // Latin words share most of their letters by chance.
  return Math.max(of(name), nameEn ? of(nameEn) / 3 : 0)
}
