// Whether a note on a treatment speaks of harm to her skin or of a bad turn, so that nobody forgets to say what did it. It
// asks and never decides: too much costs a tap, too little costs her. Pure; safe for the client.
import { CHINESE, ENGLISH, type HarmWords } from './harm-words'

/** How many characters back a list of what is denied may begin; what is pasted in has no end of a clause for pages. */
const DENIAL_REACHES = 80

type Note = {
  content: {
    reaction: string | null
    reactionWords: string
    text: string
    advice: string
    findings: readonly { code: string; strength: number }[]
  }
  privateText: string
}

/** What is chosen instead of typed, and may have come from the treatment: how her skin answered, what was found. */
const REACTIONS_OF_HARM = ['swelling', 'dizziness']
const FINDINGS_OF_HARM = ['wound', 'rash']

/** What makes it another harm than one of the same word: the places that are named with it, and how bad it is said to be. */
type Details = readonly string[]

/**
 * Every word of harm in what was written down of a treatment, each once, in the order of reading; none where each is
 * denied, feared, old or over. What was chosen instead of typed is told by its code.
 */
export function harmsIn(note: Note): string[] {
  return [...harmsOf(note).keys()]
}

function harmsOf({ content, privateText }: Note): Map<string, Details> {
  const { reactionWords, text, advice, reaction, findings } = content
  const told = new Map<string, Details>()
  const add = (word: string, details: Details) =>
    told.set(word, [...new Set([...(told.get(word) ?? []), ...details])])
  for (const typed of [reactionWords, text, advice, privateText]) {
    for (const { word, details } of harmsWithDetails(typed)) add(word, details)
  }
  for (const code of REACTIONS_OF_HARM) if (code === reaction) add(code, [])
  for (const code of FINDINGS_OF_HARM) {
    const found = findings.find((finding) => finding.code === code)
    if (found) add(code, DEGREES.slice(0, found.strength - 1))
  }
  return told
}

/** Of what is ticked, slight is said by the tick. */
const DEGREES = ['2', '3']

/** A harm that was told of already, of another place or worse: both in one, to be kept beside the word alone. */
const inFull = (word: string, detail: string) => `${word}:${detail}`

/** How a harm that was kept is told to people. */
export function harmInWords(harm: string): string {
  const [word = '', detail] = harm.split(':')
  if (!detail) return word
  return /^[a-z]/i.test(word) ? `${word} (${detail})` : `${detail}${word}`
}

/** Whether it was chosen instead of typed. */
export function isChosenHarm(harm: string): boolean {
  const [word = ''] = harm.split(':')
  return [...REACTIONS_OF_HARM, ...FINDINGS_OF_HARM].includes(word)
}

/** Where in a note it was typed, or that it was chosen. */
export type HarmPlace = 'reactionWords' | 'text' | 'advice' | 'privateText' | 'reaction' | 'findings'

/** Where a harm of {@link unansweredHarms} stands first; of one that has been taken out, where the note is written. */
export function placeOfHarm(harm: string, { content, privateText }: Note): HarmPlace {
  const [word = ''] = harm.split(':')
  const typed = {
    reactionWords: content.reactionWords,
    text: content.text,
    advice: content.advice,
    privateText,
  }
  for (const [place, words] of Object.entries(typed)) {
    if (harmsInWords(words).includes(word)) return place as keyof typeof typed
  }
  if (content.reaction === word) return 'reaction'
  return content.findings.some(({ code }) => code === word) ? 'findings' : 'text'
}

/**
 * The words of harm that nobody has answered for: new ones in the note, known ones of another place or worse than was known,
 * and those of before. Taking one out answers for nothing, unless it was a slip.
 */
export function unansweredHarms(
  before: Note,
  unanswered: readonly string[],
  after: Note,
  { isSlip }: { isSlip: boolean },
): string[] {
  const known = harmsOf(before)
  const left = [...harmsOf(after)].flatMap(([word, details]) => {
    const knownDetails = known.get(word)
    const isAsked = (harm: string) => unanswered.includes(harm)
    const grown = details.filter(
      (detail) => isAsked(inFull(word, detail)) || (knownDetails && !isAmong(knownDetails, detail)),
    )
    return [...(isAsked(word) || !knownDetails ? [word] : []), ...grown.map((detail) => inFull(word, detail))]
  })
  return isSlip ? left : [...left, ...unanswered.filter((harm) => !left.includes(harm))]
}

/** The cheek is where the left cheek is, and not where the right one is said to be. */
const isAmong = (known: Details, detail: string) =>
  known.some((each) => each.includes(detail) || detail.includes(each))

/** The harms that stand in a note as it was saved by somebody: what she has seen of those. */
export function harmsSeenIn(note: Note, harms: readonly string[]): string[] {
  const told = harmsOf(note)
  return harms.filter((harm) => {
    const [word = '', detail] = harm.split(':')
    const details = told.get(word)
    return details !== undefined && (!detail || details.includes(detail))
  })
}

/** Every word of harm in a sentence or two of a therapist; see {@link harmsIn}. */
export function harmsInWords(words: string): string[] {
  return harmsWithDetails(words).map(({ word }) => word)
}

function harmsWithDetails(words: string): { word: string; details: Details }[] {
  return words
    .split(/[。；;！!？?\n]|\.(?:\s|$)/)
    .flatMap((sentence) => [
      ...harmsInSentence(sentence, CHINESE),
      ...harmsInSentence(withoutCommas(sentence), ENGLISH),
    ])
}

/** "no redness, swelling or pain" is one list: its commas end nothing. */
const withoutCommas = (sentence: string) => sentence.replaceAll(/, (?=[\w-]+(?: [\w-]+)? n?or )/g, ' or ')

/** Where a word of harm stands: its clause before and behind it, the clause that follows, and whether it is one of an "if". */
type Place = {
  before: string
  word: string
  after: string
  clause: string
  next: string
  isCondition: boolean
}

function harmsInSentence(sentence: string, words: HarmWords): { word: string; details: Details }[] {
  const clauses = sentence.split(words.turn)
  const found: { word: string; details: Details }[] = []
  const details = detailsIn(sentence, words)
  let isCondition = false
  for (const [index, clause] of clauses.entries()) {
    isCondition &&= words.goesOn.test(clause)
    for (const { 0: word, index: at } of clause.matchAll(words.harm)) {
      const [before, after] = [clause.slice(0, at), clause.slice(at + word.length)]
      const place = { before, word, after, clause, next: clauses[index + 1] ?? '', isCondition }
      if (!isDenied(place, words) && !isUnsaid(place, words) && !isOld(place, words))
        found.push({ word, details })
    }
    isCondition ||= words.condition.test(clause)
  }
  return found
}

function detailsIn(sentence: string, { place, worse }: HarmWords): Details {
  const named = [...sentence.matchAll(place)].map(
    ({ groups }) => `${groups?.side ?? ''}${groups?.part ?? ''}`,
  )
  return [...named, ...[...sentence.matchAll(worse)].map(([word]) => word)].map((word) => word.toLowerCase())
}

const isDenied = ({ before, after, next }: Place, words: HarmWords) =>
  words.denied.test(before.slice(-DENIAL_REACHES)) || (after.trim() === '' && words.deniedNext.test(next))

/** Feared, to be avoided, or what she is to do if it comes. */
const isUnsaid = ({ before, after, isCondition }: Place, words: HarmWords) =>
  isCondition || words.condition.test(before) || words.unsaid.test(before) || words.instruction.test(after)

/** She came with it, or it is over; whatever came up during the treatment is asked about however soon it went. */
function isOld({ before, word, after, clause, next }: Place, words: HarmWords): boolean {
  if (words.walksIn.test(word) && (words.avoided.test(next) || words.avoided.test(after))) return true
  if (words.oldAfter.test(after)) return true
  if (words.tended.test(clause) || words.tended.test(next)) return false
  if (words.over.test(after)) return true
  return !words.during.test(clause) && (words.oldBefore.test(before) || words.overNext.test(next))
}
