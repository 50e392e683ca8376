// What any entry of the salon's lists may be called. Safe for the client.
import { z } from 'zod'
import { CONCERNS } from '@/lib/concerns/concern-flow'

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

/** A price as people type it, 1,280 or 398.50, full-width digits too; becomes a plain decimal. */
export const priceSchema = z
  .string()
  .trim()
  .transform((typed) => typed.normalize('NFKC').replace(/[,\s¥元]/g, ''))
  .pipe(z.string().regex(/^\d{1,7}(\.\d{1,2})?$/, 'price'))

/** Minor units of `currency` (fen for CNY) of a price that passed {@link priceSchema}. */
export function minorUnits(price: string, currency: string): number {
  const digits = minorDigits(currency)
  const [whole = '0', fraction = ''] = price.split('.')
  const padded = fraction.padEnd(digits, '0')
  const exact = Number(whole) * 10 ** digits + Number(padded.slice(0, digits) || '0')
  return exact + (Number(padded[digits] ?? '0') >= 5 ? 1 : 0)
}

/** A price in minor units as it is typed: 39800 fen are 398, 39850 are 398.50. */
export function typedPrice(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  const unit = 10 ** digits
  return minor % unit === 0 ? String(minor / unit) : (minor / unit).toFixed(digits)
}

/** Digits after the point: 2 for CNY, 0 for JPY. */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  )
}

/** Whether two lists name the same entries, in whatever order. */
export function sameEntries(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id))
}
