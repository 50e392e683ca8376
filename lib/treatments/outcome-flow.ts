// How a treatment can end, and why before its time: the codes in which archive, visit and call meet. Pure; safe for the
// client.

export const SESSION_OUTCOMES = ['performed', 'in_part', 'broken_off'] as const

export type SessionOutcome = (typeof SESSION_OUTCOMES)[number]

/** Why a treatment ended before its time, as somebody says it; that she walked out is said by the move. */
export const CHOSEN_END_REASONS = [
  'her_wish',
  'no_time',
  'reaction',
  'unwell',
  'alert',
  'equipment',
  'other',
] as const

export const END_REASONS = [...CHOSEN_END_REASONS, 'left'] as const

export type ChosenEndReason = (typeof CHOSEN_END_REASONS)[number]
export type EndReason = (typeof END_REASONS)[number]
