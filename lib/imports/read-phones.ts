// Telephone numbers as a cell of a foreign file holds them: several, between words, cut short, behind a switchboard.
import 'server-only'
import { isWholeNumber, toE164 } from '@/lib/clients/phone-numbers'

export type ReadPhone = {
  e164: string
  /** An extension follows: whoever has the same number is not the same person. */
  isShared: boolean
}

export type PhoneTrouble = 'phone_unreadable' | 'phone_cut' | 'phone_local' | 'phone_dummy'

export type ReadPhones = {
  phones: ReadPhone[]
  /** What of the cell could not be kept as a number. */
  troubles: PhoneTrouble[]
  /** Whether the cell says more than its numbers do. */
  hasWords: boolean
}

type Facts = {
  country: string
  /** What is dialled before numbers that name no place: `+852`, `021`; null while nobody has said so. */
  dial: string | null
  /** Numbers that stand for "none". */
  dummies: ReadonlySet<string>
}

const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g
const EXTENSION = /(\d)\s*(?:转|轉|分机|分機|内线|內線|extension|ext\.?|x|#)\s*:?\s*\d{1,6}\s*$/i
const LANDLINE_EXTENSION = /^(0\d{2,3}[-\s]?\d{7,8})-\d{1,5}$/
const MASKED = /\d[\s-]*(?:\*+|[x×•]{2,})[\s-]*\d/i
/** "微信2号": counts something, and is no part of a number. */
const COUNTED = /(?<!\d)\d{1,2}号/gu
/** A letter between digits that nothing sets apart: a slip of the hand has taken a digit's place. */
const LETTER_INSIDE = /\d[.()-]*(?:\p{L}+|\s*\p{L}\s*)[.()-]*(?=\d)/u
const NUMBER = /\+?\(?\d[\d\s().+-]*/g
const PLAIN_WORDS = /手机号?码?|电话|同号|微信|号码|联系|本人|tel|mobile|phone|cell|whatsapp|wechat/gi

/** All numbers of a cell, read as numbers of the salon's country unless they name another. */
export function readPhones(cell: string, facts: Facts): ReadPhones {
  const text = bare(cell)
  if (text === '') return { phones: [], troubles: [], hasWords: false }
  const counted = scientific(text)
  if (counted === 'cut') return { phones: [], troubles: ['phone_cut'], hasWords: false }
  const found = (counted ?? text).split(/[,;、/|\n]+/).flatMap((part) => readPart(part.trim(), facts))
  return {
    phones: found.flatMap((one) => (typeof one === 'string' ? [] : [one])),
    troubles: found.flatMap((one) => (typeof one === 'string' ? [one] : [])),
    hasWords: counted === null && /\p{L}/u.test(text.replace(PLAIN_WORDS, '')),
  }
}

/** Without the marks, quotation marks and equals signs that other systems and spreadsheets put around it. */
function bare(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[\u2010-\u2015\u2212\uFE58]/g, '-')
    .replace(/^[`'’‘"=\s]+|[`'’‘"\s]+$/g, '')
}

/** 1.3800090005E+10 holds every digit; 1.38E+10 has lost the most of them. */
function scientific(text: string): string | 'cut' | null {
  const [, first, decimals = '', power] = /^(\d)(?:\.(\d+))?e\+?(\d{1,2})$/i.exec(text) ?? []
  if (!first || !power) return null
  return decimals.length === Number(power) ? first + decimals : 'cut'
}

function readPart(part: string, facts: Facts): (ReadPhone | PhoneTrouble)[] {
  if (part === '') return []
  if (MASKED.test(part)) return ['phone_unreadable']
  const whole = part.replace(EXTENSION, '$1').replace(LANDLINE_EXTENSION, '$1')
  const isShared = whole !== part
  if (isShared ? !isWhole(whole, facts) : hasLetterInside(whole, facts)) return ['phone_unreadable']
  const numbers = (whole.match(NUMBER) ?? []).flatMap((run) => splitByBlanks(run.trim(), facts))
  // Beside a whole number a short one counts something else: "微信2号".
  const long = numbers.filter((number) => digitsOf(number).length >= 5)
  const read = long.map((number) => readNumber(number, facts))
  if (read.length === 0) return ['phone_unreadable']
  return read.map((one) => (one.startsWith('+') ? { e164: one, isShared } : (one as PhoneTrouble)))
}

/** Letters between two whole numbers are words; anywhere else nobody knows what they stand for. */
function hasLetterInside(text: string, facts: Facts): boolean {
  const rest = text.replace(COUNTED, ' ')
  return (
    LETTER_INSIDE.test(rest) && !rest.split(/\p{L}+/u).every((run) => !/\d/.test(run) || isWhole(run, facts))
  )
}

/** Whether it ends in a number to which no digit is wanting. */
function isWhole(text: string, facts: Facts): boolean {
  const number = text.match(NUMBER)?.at(-1)?.trim() ?? ''
  const read = readNumber(number, facts)
  return read === 'phone_local' || read === 'phone_dummy' || (read.startsWith('+') && isWholeNumber(read))
}

/** Blanks group the digits of one number, or stand between two whole ones. */
function splitByBlanks(run: string, facts: Facts): string[] {
  if (readNumber(run, facts).startsWith('+')) return [run]
  const words = run.split(/\s+/)
  return words.length > 1 && words.every((word) => digitsOf(word).length >= 7) ? words : [run]
}

function readNumber(run: string, facts: Facts): string | PhoneTrouble {
  const number = cleanNumber(run)
  if (/^\+?(\d)\1{6,}$/.test(digitsOf(number))) return 'phone_dummy'
  const isLocal = namesNoPlace(number, facts.country)
  if (isLocal && facts.dial === null) return 'phone_local'
  const e164 = isLocal
    ? toE164(dialled(number, facts.dial ?? ''), facts.country)
    : abroadOrAtHome(number, facts)
  if (!e164 || !/^\+[1-9]\d{4,14}$/.test(e164)) return 'phone_unreadable'
  return isDummy(e164) || facts.dummies.has(e164) ? 'phone_dummy' : e164
}

/** Without the ".0" and the 00 that spreadsheets and habits add. */
function cleanNumber(text: string): string {
  return text
    .trim()
    .replace(/[\s.(-]+$/, '')
    .replace(/^(\d{7,15})\.0+$/, '$1')
    .replace(/^00(?=[1-9])/, '+')
}

/** Eight digits are a landline of the town, or a mobile of Hong Kong: in China nobody can tell. */
function namesNoPlace(number: string, country: string): boolean {
  if (number.startsWith('+')) return false
  const digits = digitsOf(number)
  if (country === 'CN') return /^[2-9]\d{6,7}$/.test(digits) || /^09\d{8}$/.test(digits)
  return /^[1-9]\d{4,7}$/.test(digits) && toE164(number, country) === null
}

function dialled(number: string, dial: string): string {
  return dial + digitsOf(number).replace(/^0/, '')
}

const NEIGHBOURS_OF_CHINA = ['HK', 'MO', 'TW', 'SG']

/** Eleven digits of a mobile of the mainland are known for what they are next door. */
function abroadOrAtHome(number: string, { country }: Facts): string | null {
  const isMainland = NEIGHBOURS_OF_CHINA.includes(country) && /^(86)?1[3-9]\d{9}$/.test(digitsOf(number))
  return toE164(number, isMainland ? 'CN' : country)
}

/** Numbers that people type where they must type one. */
function isDummy(e164: string): boolean {
  return /0{8}$|^\+8613800138000$|^\+\d{1,3}0?1234567\d*$/.test(e164)
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}
