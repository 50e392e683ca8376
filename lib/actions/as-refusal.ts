// What went wrong, as a business "no" where it is one.
import 'server-only'
import { asRefusalCode } from '@/lib/db/constraint-errors'
import { log } from '@/lib/log/log'
import { Refusal } from './refusal'

/** The refusal that `error` is or amounts to, or null when it is a bug. That something was `busy` is written down. */
export function asRefusal(error: unknown, where: string): Refusal | null {
  if (error instanceof Refusal) return error
  const meant = asRefusalCode(error)
  if (!meant) return null
  if (meant.code === 'busy') log.warn({ err: error, where }, 'too busy to answer')
  return new Refusal(meant.code, meant.particulars)
}
