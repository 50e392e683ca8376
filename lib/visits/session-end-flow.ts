// How a treatment ends: performed, in part or broken off, and why; what counts as early; what may be taken back. Pure; safe for the client.

import { UNDO_WITHIN_MS } from '@/lib/actions/undo-flow'
import { harmsInWords } from '@/lib/reactions/harm-flow'
import type { EndReason, SessionOutcome } from '@/lib/treatments/outcome-flow'

const MINUTE = 60_000
/** The share of the minutes after which a treatment may simply end. */
const LONG_ENOUGH = 0.8
/** With every step of its protocol ticked, half of them are enough. */
const HALF = 0.5

export type Progress = { startedAt: Date; minutes: number; steps: number; stepsDone: number }

/**
 * Whether a treatment that ended now would end early: before four fifths of its minutes, unless every step is ticked and
 * at least half of them have passed. Without steps the minutes alone count.
 */
export function endsEarly({ startedAt, minutes, steps, stepsDone }: Progress, now: Date): boolean {
  const passedMs = now.getTime() - startedAt.getTime()
  const plannedMs = minutes * MINUTE
  if (passedMs >= plannedMs * LONG_ENOUGH) return false
  return isSurelyEarly({ startedAt, minutes }, now) || steps === 0 || stepsDone < steps
}

/** Whether it would end early however many steps are ticked. */
export function isSurelyEarly({ startedAt, minutes }: Pick<Progress, 'startedAt' | 'minutes'>, now: Date) {
  return now.getTime() - startedAt.getTime() < minutes * MINUTE * HALF
}

export type SessionEnd = {
  outcome: SessionOutcome
  endReason?: EndReason | undefined
  endNote?: string | undefined
  reaction?: string | undefined
  /** She who ends it says that the harm in the note did not come from it. */
  isNoReaction?: boolean | undefined
  /** Of which harm she says so; left out, what she wrote of it herself. */
  harmsSeen?: readonly string[] | undefined
}

export type RunningFacts = {
  progress: Progress
  /** Something has come up since it began and stops it now. */
  isHalted: boolean
  /** It was stopped once, or is. */
  wasHalted: boolean
  /** The harm in its note of which nobody has said yet whether the treatment did it. */
  harms: readonly string[]
}

export type EndRefusal =
  | 'safety_stop'
  | 'ends_early'
  | 'end_reason_needed'
  | 'end_note_needed'
  | 'reaction_needed'
  | 'harm_in_note'

/**
 * Why it may not end like this, or null when it may. Nobody is ever kept from breaking off: what is asked for then is a
 * reason, never leave.
 */
export function checkEnd(end: SessionEnd, facts: RunningFacts, now: Date): EndRefusal | null {
  return checkOutcome(end, facts, now) ?? checkHarm(end, facts)
}

function checkOutcome(
  { outcome, endReason, endNote, reaction }: SessionEnd,
  { progress, isHalted, wasHalted }: RunningFacts,
  now: Date,
): EndRefusal | null {
  if (outcome === 'performed') {
    if (isHalted) return 'safety_stop'
    return endsEarly(progress, now) ? 'ends_early' : null
  }
  if (!endReason || endReason === 'left') return 'end_reason_needed'
  if (endReason === 'alert' && !wasHalted) return 'end_reason_needed'
  if (endReason === 'other' && !endNote?.trim()) return 'end_note_needed'
  return endReason === 'reaction' && !reaction?.trim() ? 'reaction_needed' : null
}

/** Harm that stands in the note alone stops nothing next time: so it is asked what it came from. */
function checkHarm(end: SessionEnd, facts: RunningFacts): EndRefusal | null {
  return harmTold(end, facts) !== null && !end.reaction?.trim() && !end.isNoReaction ? 'harm_in_note' : null
}

/** A word of harm in its note that nobody has answered for, or in why it ends. */
export function harmTold(
  { outcome, endNote }: SessionEnd,
  { harms }: Pick<RunningFacts, 'harms'>,
): string | null {
  const inEnd = outcome === 'performed' ? [] : harmsInWords(endNote ?? '')
  return harms[0] ?? inEnd[0] ?? null
}

// ── Taking back ──────────────────────────────────────────────────────────────

/** The event of a start or of an end. */
export type Tapped = { sequence: number; actorId: string; at: Date }

export type UndoRefusal = 'undo_too_late' | 'undo_not_yours'

/**
 * Why a start or an end may not be taken back, or null when it may: ten minutes, by whoever tapped it or the manager, like
 * a move.
 */
export function checkUndo(tapped: Tapped, by: { id: string; role: string }, now: Date): UndoRefusal | null {
  if (now.getTime() - tapped.at.getTime() > UNDO_WITHIN_MS) return 'undo_too_late'
  return tapped.actorId !== by.id && by.role !== 'manager' ? 'undo_not_yours' : null
}
