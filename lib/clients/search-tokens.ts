// What a client can be found by, and how a query is read. Every token is matched by prefix, so tokens are suffixes.
import 'server-only'
import { nationalDigits } from './phone-numbers'
import { ordinaryPinyinOf, pinyinOf, plainWords } from './pinyin'

/** The shortest run of last digits she is found by. */
const LAST_DIGITS = 3

/** Longer tokens tell nobody apart and only cost space. */
const LONGEST_TOKEN = 40

/** What is searched when the query is longer than anybody types. */
const MOST_WORDS = 4

export type Findable = {
  name: string
  /** Syllables separated by blanks. */
  pinyin: string
  formOfAddress: string | null
  nickname: string | null
  /** All her numbers, E.164. */
  phones: readonly string[]
}

/** 0: her name, reading, initials or number from the start, or its last four digits; 1: a later part of one. */
export type SearchToken = { token: string; weight: 0 | 1 }

/** All tokens of a client, each once with its better weight: suffixes of name, reading, initials and numbers. */
export function searchTokens({ name, pinyin, formOfAddress, nickname, phones }: Findable): SearchToken[] {
  const tokens = new Tokens()
  const runs = wordsOf(name)
  for (const [index, run] of runs.entries()) addSuffixes(tokens, Array.from(run), index === 0)
  for (const reading of new Set([pinyin, pinyinOf(name), ordinaryPinyinOf(name)])) addReading(tokens, reading)
  for (const called of [formOfAddress, nickname]) if (called) addCalled(tokens, called)
  for (const phone of phones) addPhone(tokens, phone)
  return tokens.all()
}

class Tokens {
  private readonly weights = new Map<string, 0 | 1>()

  add(token: string, isHead: boolean): void {
    const kept = token.slice(0, LONGEST_TOKEN)
    if (kept !== '' && this.weights.get(kept) !== 0) this.weights.set(kept, isHead ? 0 : 1)
  }

  all(): SearchToken[] {
    return [...this.weights].map(([token, weight]) => ({ token, weight }))
  }
}

/** A suffix begins at each character of a Han run, but only at the start of a Latin word. */
function addSuffixes(tokens: Tokens, characters: string[], isFirst: boolean): void {
  const starts = isHan(characters.join('')) ? characters.keys() : [0]
  for (const from of starts) tokens.add(characters.slice(from).join(''), isFirst && from === 0)
}

function addReading(tokens: Tokens, reading: string): void {
  const syllables = plainWords(reading)
  for (let from = 0; from < syllables.length; from++) {
    const rest = syllables.slice(from)
    tokens.add(rest.join(''), from === 0)
    tokens.add(initialsOf(rest), from === 0)
  }
  // The way many write on a keyboard: the surname in full, the rest by initials.
  const [surname, ...given] = syllables
  if (surname && given.length > 0) tokens.add(surname + initialsOf(given), true)
}

/** What she is called: a form of address or a nickname. */
function addCalled(tokens: Tokens, called: string): void {
  for (const word of wordsOf(called)) tokens.add(word, true)
  tokens.add(plainWords(pinyinOf(called)).join(''), true)
}

function addPhone(tokens: Tokens, phone: string): void {
  const digits = phone.replace(/\D/g, '')
  const national = nationalDigits(phone)
  for (let from = 0; from <= digits.length - LAST_DIGITS; from++) tokens.add(digits.slice(from), from === 0)
  tokens.add(national, true)
  tokens.add(digits.slice(-4), true)
  // The way people say a number they half remember: the first three and the last four.
  if (national.length > 7) tokens.add(national.slice(0, 3) + national.slice(-4), true)
}

function initialsOf(syllables: string[]): string {
  return syllables.map((syllable) => syllable.charAt(0)).join('')
}

/** A query as words that must all be met, the most telling first. "138-1234 王xm" is 1381234, xm and 王. */
export function queryWords(query: string): string[] {
  const words = wordsOf(query.normalize('NFKC').replace(/(?<=\d)[-().](?=\d)/g, ''))
  return [...new Set(words.map((word) => word.slice(0, LONGEST_TOKEN)))]
    .sort((a, b) => tellingness(b) - tellingness(a))
    .slice(0, MOST_WORDS)
}

/** The words of a query written together, as in "wang xiao ming" or "138 5678"; null for one word or two scripts. */
export function joinedWord(query: string): string | null {
  const words = wordsOf(query.normalize('NFKC'))
  const isOneScript = words.every((word) => !isHan(word)) || words.every(isHan)
  return words.length > 1 && isOneScript ? words.join('').slice(0, LONGEST_TOKEN) : null
}

/** Few share four digits or two characters; many share a letter. */
function tellingness(word: string): number {
  if (isHan(word)) return word.length * 3
  return /^\d/.test(word) ? word.length * 2 : word.length
}

/** The exclusive end of the range of strings that begin with `prefix`, in code-point order. */
export function endOfRange(prefix: string): string {
  return `${prefix}\u{10FFFF}`
}

/** Words of one script each: "王xm" is two. */
function wordsOf(text: string): string[] {
  return plainWords(text.replace(/\p{Script=Han}+/gu, ' $& '))
}

function isHan(run: string): boolean {
  return /^\p{Script=Han}/u.test(run)
}
