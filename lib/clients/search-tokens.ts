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

export type Findable = { name: string; pinyin: string; formOfAddress: string | null; phone: string | null }

/** All tokens of a client, each once: suffixes of the name, of its reading, of the initials and of the phone. */
export function searchTokens({ name, pinyin, formOfAddress, phone }: Findable): string[] {
  const tokens = new Set<string>()
  for (const run of wordsOf(name)) addSuffixes(tokens, Array.from(run))
  for (const reading of [pinyin, pinyinOf(name), ordinaryPinyinOf(name)]) addReading(tokens, reading)
  if (formOfAddress) addFormOfAddress(tokens, formOfAddress)
  if (phone) addPhone(tokens, phone)
  return [...tokens]
    .map((token) => token.slice(0, LONGEST_TOKEN))
    .filter((token, i, all) => all.indexOf(token) === i)
}

/** A suffix begins at each character of a Han run, but only at the start of a Latin word. */
function addSuffixes(tokens: Set<string>, characters: string[]): void {
  if (!isHan(characters.join(''))) {
    tokens.add(characters.join(''))
    return
  }
  for (let from = 0; from < characters.length; from++) tokens.add(characters.slice(from).join(''))
}

function addReading(tokens: Set<string>, reading: string): void {
  const syllables = plainWords(reading)
  for (let from = 0; from < syllables.length; from++) {
    const rest = syllables.slice(from)
    tokens.add(rest.join(''))
    tokens.add(initialsOf(rest))
  }
  // The way many write on a keyboard: the surname in full, the rest by initials.
  const [surname, ...given] = syllables
  if (surname && given.length > 0) tokens.add(surname + initialsOf(given))
}

function addFormOfAddress(tokens: Set<string>, formOfAddress: string): void {
  for (const word of wordsOf(formOfAddress)) tokens.add(word)
  tokens.add(plainWords(pinyinOf(formOfAddress)).join(''))
}

function addPhone(tokens: Set<string>, phone: string): void {
  const digits = phone.replace(/\D/g, '')
  for (let from = 0; from <= digits.length - LAST_DIGITS; from++) tokens.add(digits.slice(from))
  tokens.add(nationalDigits(phone))
}

function initialsOf(syllables: string[]): string {
  return syllables.map((syllable) => syllable.charAt(0)).join('')
}

/** A query as words that must all be met, the longest first. "138-1234 王xm" is 1381234, 王 and xm. */
export function queryWords(query: string): string[] {
  const words = wordsOf(query.normalize('NFKC').replace(/(?<=\d)[-().](?=\d)/g, ''))
  return [...new Set(words.map((word) => word.slice(0, LONGEST_TOKEN)))]
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_WORDS)
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
