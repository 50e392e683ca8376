// What follows from a call. Pure; safe for the client.
import { salonDate } from '@/lib/salon-time/salon-time'
import { callDueAt } from '@/lib/visits/call-due'
import type { CallOutcome } from './follow-up-schemas'

export type CallSettings = {
  callAttempts: number
  callRetryHours: number
  opensAt: string
  closesAt: string
  timeZone: string
}

export type CallMade = {
  attempt: number
  outcome: CallOutcome
  callAgainAt?: Date | undefined
  /** The number was wrong, and this one is right. */
  rightPhone?: string | undefined
}

/** A code of the message namespace `refusals`. */
export type CallRefusal = 'feeling_needed' | 'call_again_needs_time' | 'call_again_in_past' | 'last_try'

/** Why a call may not be recorded like this, or null when it may. */
export function checkCall(
  call: CallMade & { feeling?: number | undefined },
  now: Date,
  settings: Pick<CallSettings, 'callAttempts'>,
): CallRefusal | null {
  if (call.outcome === 'reached') return call.feeling === undefined ? 'feeling_needed' : null
  if (call.outcome !== 'call_again') return null
  if (!call.callAgainAt) return 'call_again_needs_time'
  if (call.callAgainAt <= now) return 'call_again_in_past'
  // What she was promised on the last try is a promise with an owner, not a call that nobody owes.
  return call.attempt >= settings.callAttempts ? 'last_try' : null
}

/**
 * When the next call falls due, or null when none is owed: she was reached, is at no number that is known, or has been tried as often as the
 * salon says. A time that she named stands as she said it; otherwise nobody is called outside opening hours.
 */
export function nextCallDueAt(call: CallMade, now: Date, settings: CallSettings): Date | null {
  if (call.outcome === 'reached') return null
  // A wrong number was no try of hers; without the right one there is nobody to call.
  if (call.outcome === 'wrong_number')
    return call.rightPhone ? callDueAt(now, settings.callRetryHours, settings) : null
  if (call.attempt >= settings.callAttempts) return null
  return call.callAgainAt ?? callDueAt(now, settings.callRetryHours, settings)
}

/** The day a call falls due, seen from `today` (YYYY-MM-DD in the salon's zone). */
export function dueDay(dueAt: Date, today: string, timeZone: string): 'overdue' | 'today' | 'later' {
  const day = salonDate(dueAt, timeZone)
  if (day === today) return 'today'
  return day < today ? 'overdue' : 'later'
}
