// What any entry of the salon's lists may be called. Safe for the client.
import { z } from 'zod'
import { CONCERNS } from '@/lib/concerns/concern-flow'
import { type MoneyHabit, minorDigits, readMoney } from './money-flow'

export const entryId = z.uuid()

/** The Chinese name, which every entry has. */
export const entryName = z.string().trim().min(1, 'required').max(40, 'too_long')

/** The English name; blank falls back on the Chinese one. */
export const entryNameEn = z
  .string()
  .trim()
  .max(60, 'too_long')
  .nullish()
  .transform((name) => name || null)

/** Entries of another list as a form sends them: their ids in one field, joined by commas. */
export const entryIds = z
  .string()
  .transform((joined) => [...new Set(joined.split(',').filter((id) => id !== ''))])
  .pipe(z.array(entryId).max(100))

/** Concerns as a form sends them: their codes in one field, joined by commas. */
export const concernCodes = z
  .string()
  .transform((joined) => [...new Set(joined.split(',').filter((code) => code !== ''))])
  .pipe(z.array(z.enum(CONCERNS)))

/** Other words for an entry as people type them, between commas or on lines of their own. */
export const otherWords = z
  .string()
  .max(600, 'too_long')
  .transform((typed) => wordsIn(typed))
  .pipe(z.array(z.string().max(40, 'too_long')).max(40, 'too_many'))

/** The words of a typed list, each once. */
export function wordsIn(typed: string): string[] {
  const each = typed.normalize('NFKC').split(/[,、;\n]/)
  return [...new Set(each.map((word) => word.trim()).filter((word) => word !== ''))]
}

export const orderSchema = z.object({ ids: z.array(entryId).min(1).max(500) })

const WIDEST: readonly MoneyHabit[] = [
  { currency: 'CNY', country: 'CN', locale: 'zh-CN' },
  { currency: 'KWD', country: 'KW', locale: 'en-GB' },
]

/** A price as people type it, kept in their words: which sum it is depends on where the salon is. */
export const priceSchema = z
  .string()
  .trim()
  .max(40, 'price')
  .refine((typed) => WIDEST.some((habit) => readMoney(typed, habit) !== null), 'price')

/** A price in minor units as it is typed: 39800 fen are 398, 39850 are 398.50. */
export function typedPrice(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  const unit = 10 ** digits
  return minor % unit === 0 ? String(minor / unit) : (minor / unit).toFixed(digits)
}

/** Whether two lists name the same entries, in whatever order. */
export function sameEntries(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id))
}
