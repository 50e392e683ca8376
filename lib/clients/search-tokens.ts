// What a client can be found by, and how a query is read. Every token is matched by prefix, so tokens are suffixes.
import 'server-only'
import { nationalDigits, toE164 } from './phone-numbers'
import { pinyinOf, readingsOf } from './pinyin'
import { closedUp, otherSpellings, plainWords, simplified } from './plain-letters'
import { ENDS_IN_TITLE, IS_TITLE, READS_AS_TITLE } from './titles'

/** The shortest run of last digits she is found by. */
const LAST_DIGITS = 3

/** What everybody is shown of a number. */
const SHOWN_DIGITS = 4

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

/** To be raised with every change of what a client is found by: `renewSearchTokens` then writes all tokens anew. */
export const SEARCH_TOKENS_VERSION = 2

/** All tokens of a client, each once with its better weight: suffixes of name, reading, initials and numbers. */
export function searchTokens({ name, pinyin, formOfAddress, nickname, phones }: Findable): SearchToken[] {
  const tokens = new Tokens()
  addName(tokens, name)
  const readings = [plainWords(pinyin), ...readingsOf(name), ...otherSpellings(name)]
  for (const reading of readings) addReading(tokens, reading)
  for (const called of [formOfAddress, nickname]) if (called) addCalled(tokens, called)
  for (const phone of phones) addPhone(tokens, phone)
  return tokens.all()
}

/** The parts of a name that a dot or a blank sets apart are each found by themselves, and so is the whole. */
function addName(tokens: Tokens, name: string): void {
  for (const [index, run] of wordsOf(closedUp(name)).entries())
    addSuffixes(tokens, Array.from(run), index === 0)
  for (const words of [wordsOf(name), ...otherSpellings(name)])
    for (const [index, word] of words.entries()) tokens.add(word, index === 0)
  for (const whole of wholeNames(name)) tokens.add(whole, true)
}

/**
 * A name as one word, in each way in which it may be spelt, with its title and without: two people of one name have one of
 * them in common. A surname alone is no name: 王女士 and 王总 are two.
 */
export function wholeNames(name: string): string[] {
  const written = [wordsOf(closedUp(name)), ...otherSpellings(name)]
  const spelt = [...written, ...written.flatMap(nameWithoutTitle)]
  return [...new Set(spelt.map((words) => clipped(words.join(''))).filter((word) => word !== ''))]
}

function nameWithoutTitle(words: string[]): string[][] {
  const names = words.filter((word) => !IS_TITLE.test(word))
  const bare = names.map((word) => (isHan(word) ? word.replace(ENDS_IN_TITLE, '') : word))
  const isMoreThanSurname = bare.length > 1 || (bare.every(isHan) && Array.from(bare.join('')).length > 1)
  return isMoreThanSurname && bare.join('') !== words.join('') ? [bare] : []
}

class Tokens {
  private readonly weights = new Map<string, 0 | 1>()

  add(token: string, isHead: boolean): void {
    const kept = clipped(token)
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

function addReading(tokens: Tokens, syllables: string[]): void {
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
  for (const word of [...wordsOf(closedUp(called)), ...otherSpellings(called).flat()]) tokens.add(word, true)
  tokens.add(plainWords(pinyinOf(called)).join(''), true)
}

function addPhone(tokens: Tokens, phone: string): void {
  const digits = phone.replace(/\D/g, '')
  const national = nationalDigits(phone)
  for (let from = 0; from <= digits.length - LAST_DIGITS; from++) tokens.add(digits.slice(from), from === 0)
  tokens.add(national, true)
  tokens.add(wholeToken(phone), true)
  tokens.add(digits.slice(-4), true)
  // The way people say a number they half remember: the first three and the last four.
  if (national.length > 7) tokens.add(national.slice(0, 3) + national.slice(-4), true)
}

/** A number that is known whole: with its plus, which no other token and nothing that is typed begins with. */
function wholeToken(e164: string): string {
  return `+${e164.replace(/\D/g, '')}`
}

function initialsOf(syllables: string[]): string {
  return syllables.map((syllable) => syllable.charAt(0)).join('')
}

/** `words` must all be met; whoever is met by one of `either` is found as well. */
export type Query = { words: string[]; either: string[] }

/** A word as the range of tokens that meet it. */
export type Range = { from: string; end: string }

/**
 * A query as words, the most telling first. "138-1234 王xm" is 1381234, xm and 王. Words written apart are also looked
 * for together ("wang xiao ming"), and a name with a title also without ("王女士", "Ms Wang").
 */
export function readQuery(query: string): Query {
  const all = wordsOf(query.normalize('NFKC').replace(/(?<=\d)[-().](?=\d)/g, '')).map(clipped)
  const words = [...new Set(untitled(all))]
  const [only] = words
  const joined = joinedWord(wordsOf(query.normalize('NFKC')))
  const bare = words.length === 1 && only ? withoutTitle(only) : null
  return {
    words: words.sort((a, b) => tellingness(b) - tellingness(a)).slice(0, MOST_WORDS),
    either: [joined, bare].filter((word) => word !== null),
  }
}

/** Beside another name a title tells nothing: "Ms Wang" is Wang, and "王女士 1234" a 王 with 1234. */
function untitled(words: string[]): string[] {
  const names = words.filter((word) => !IS_TITLE.test(word))
  const kept = names.some((word) => /^\p{L}/u.test(word)) ? names : words
  return kept.length > 1 ? kept.map((word) => withoutTitle(word) ?? word) : kept
}

function withoutTitle(word: string): string | null {
  const bare = word.replace(isHan(word) ? ENDS_IN_TITLE : READS_AS_TITLE, '')
  return bare === word ? null : bare
}

/** The words written together, as in "wang xiao ming" or "138 5678"; null for one word or two scripts. */
function joinedWord(words: string[]): string | null {
  const isOneScript = words.every((word) => !isHan(word)) || words.every(isHan)
  return words.length > 1 && isOneScript ? clipped(words.join('')) : null
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

/** What begins with the word. */
export function rangeOf(word: string): Range {
  return { from: word, end: endOfRange(word) }
}

/**
 * For those who may not see a number: of digits no more than her whole number or its last four, as they stand. Any other
 * piece would tell them the rest, digit by digit; the end of one is none of her numbers, though it may be somebody's abroad.
 */
export function guardedRangeOf(word: string, phoneCountry: string): Range {
  if (!/^\p{N}+$/u.test(word)) return rangeOf(word)
  const whole = toE164(word, phoneCountry)
  const known = word.length <= SHOWN_DIGITS ? word : whole && wholeToken(whole)
  // Tokens are of letters and digits: between a word and itself with a blank there is nothing but the word.
  return known === null ? { from: word, end: word } : { from: known, end: `${known} ` }
}

/** Words of one script each: "王xm" is two. Traditional forms are written as simplified ones. */
function wordsOf(text: string): string[] {
  return plainWords(simplified(text.normalize('NFKC')).replace(/\p{Script=Han}+/gu, ' $& '))
}

/** Never half a character. */
function clipped(word: string): string {
  return word.slice(0, LONGEST_TOKEN).replace(/[\uD800-\uDBFF]$/, '')
}

function isHan(run: string): boolean {
  return /^\p{Script=Han}/u.test(run)
}
