// How long a product at home lasts, and what that means today. Pure; safe for the client.
import { addDays } from '@/lib/salon-time/salon-time'

export const AT_HOME_ENDS = ['used_up', 'stopped', 'unsuitable'] as const

/** How much of one is left when she tells of it, as people say it. */
export const LEFTS = ['full', 'half', 'little'] as const

export type Left = (typeof LEFTS)[number]

const SHARE: Record<Left, number> = { full: 1, half: 0.5, little: 0.15 }

/** Days before its end from which it is worth a word. */
export const SOON_DAYS = 10

/** Nothing is foretold beyond ten years. */
const MOST_DAYS = 3650

/** What a product says of its own use: how much is in one, and how much of it goes in a day, in the same unit. */
export type Use = { size: number | null; dailyUse: number | null }

/** What is at home: so many, beginning on this day (YYYY-MM-DD), the last of them perhaps begun already. */
export type Supply = { quantity: number; from: string; left?: Left }

/** The day on which it will be used up, YYYY-MM-DD; null when size or daily use is unknown. */
export function runsOutOn({ size, dailyUse }: Use, { quantity, from, left = 'full' }: Supply): string | null {
  if (!size || !dailyUse) return null
  const days = Math.floor((size * (quantity - 1 + SHARE[left])) / dailyUse)
  return addDays(from, Math.min(Math.max(days, 1), MOST_DAYS))
}

/** `soon` from ten days before its end, `over` from the day after it. Days are YYYY-MM-DD. */
export type SupplyState = 'unknown' | 'plenty' | 'soon' | 'over'

export function supplyState(runsOut: string | null, today: string): SupplyState {
  if (runsOut === null) return 'unknown'
  if (runsOut < today) return 'over'
  return runsOut <= addDays(today, SOON_DAYS) ? 'soon' : 'plenty'
}
