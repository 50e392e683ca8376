// A reason in words: whoever reads it later wants to understand. Safe for the client.
import { z } from 'zod'

/** A Chinese character says something, and so does a word of two letters; a full stop or a single letter does not. */
export function saysSomething(text: string): boolean {
  return /\p{Script=Han}|\p{L}{2}/u.test(text.normalize('NFC'))
}

/** A reason that has to be given, from `least` to `most` characters. */
export const reasonSchema = ({ least, most }: { least: number; most: number }) =>
  z
    .string()
    .trim()
    .min(least, 'reason_too_short')
    .max(most, 'too_long')
    .refine(saysSomething, 'reason_too_short')

/** A reason that may be left blank; whether it may is for the verb to say. */
export const reasonOrBlankSchema = z
  .string()
  .trim()
  .max(500, 'too_long')
  .refine((text) => text === '' || saysSomething(text), 'reason_too_short')

/**
 * `typed` after a tap on one of the reasons of `quick`: the reason tapped before makes room for it, words of one's own
 * stay before it.
 */
export function withReason(typed: string, tapped: string, quick: readonly string[]): string {
  const own = typed.trim()
  if (own === '' || quick.includes(own)) return tapped
  if (own.includes(tapped)) return typed
  return `${own}${/\p{Script=Han}/u.test(tapped) ? '；' : '; '}${tapped}`
}
