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
    findings: readonly { code: string }[]
  }
  privateText: string
}

/** What is chosen instead of typed, and may have come from the treatment: how her skin answered, what was found. */
const REACTIONS_OF_HARM = ['swelling', 'dizziness']
const FINDINGS_OF_HARM = ['wound', 'rash']

/**
 * Every word of harm in what was written down of a treatment, each once, in the order of reading; none where each is
 * denied, feared, old or over. What was chosen instead of typed is told by its code.
 */
export function harmsIn({ content, privateText }: Note): string[] {
  const { reactionWords, text, advice, reaction, findings } = content
  const typed = [reactionWords, text, advice, privateText].flatMap(harmsInWords)
  const answered = REACTIONS_OF_HARM.filter((code) => code === reaction)
  const found = FINDINGS_OF_HARM.filter((code) => findings.some((finding) => finding.code === code))
  return [...new Set([...typed, ...answered, ...found])]
}

/** Where in a note it was typed, or that it was chosen. */
export type HarmPlace = 'reactionWords' | 'text' | 'advice' | 'privateText' | 'reaction' | 'findings'

/** Where a word of {@link harmsIn} stands first; of one that has been taken out, where the note is written. */
export function placeOfHarm(word: string, { content, privateText }: Note): HarmPlace {
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
 * The words of harm that nobody has answered for: new ones in the note, and those of before. Taking one out answers for
 * nothing, unless it was a slip.
 */
export function unansweredHarms(
  before: Note,
  unanswered: readonly string[],
  after: Note,
  { isSlip }: { isSlip: boolean },
): string[] {
  const [known, now] = [harmsIn(before), harmsIn(after)]
  const fresh = now.filter((word) => unanswered.includes(word) || !known.includes(word))
  return isSlip ? fresh : [...fresh, ...unanswered.filter((word) => !now.includes(word))]
}

/** Every word of harm in a sentence or two of a therapist; see {@link harmsIn}. */
export function harmsInWords(words: string): string[] {
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

function harmsInSentence(sentence: string, words: HarmWords): string[] {
  const clauses = sentence.split(words.turn)
  const found: string[] = []
  let isCondition = false
  for (const [index, clause] of clauses.entries()) {
    isCondition &&= words.goesOn.test(clause)
    for (const { 0: word, index: at } of clause.matchAll(words.harm)) {
      const [before, after] = [clause.slice(0, at), clause.slice(at + word.length)]
      const place = { before, word, after, clause, next: clauses[index + 1] ?? '', isCondition }
      if (!isDenied(place, words) && !isUnsaid(place, words) && !isOld(place, words)) found.push(word)
    }
    isCondition ||= words.condition.test(clause)
  }
  return found
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
