// How the timeline of an archive is asked for: by kind, and from where on. Safe for the client.
import { z } from 'zod'

/** What can be looked at by itself, and the kinds of entries that belong to it. */
export const TIMELINE_FILTERS = {
  visits: ['visit'],
  notes: ['visit_notes'],
  calls: ['call'],
  promises: ['promise_made', 'promise_kept'],
  said: ['case_opened', 'case_settled'],
  health: [
    'alert_noted',
    'alert_confirmed',
    'alert_retired',
    'alert_revised',
    'alert_sorted',
    'answered',
    'overridden',
    'reaction_told',
    'reaction_cleared',
  ],
  traits: ['preference_noted', 'preference_retired'],
  consents: ['consent_recorded', 'consent_ended'],
  changes: ['change', 'began'],
} as const

export type TimelineFilter = keyof typeof TIMELINE_FILTERS
export type TimelineKind = (typeof TIMELINE_FILTERS)[TimelineFilter][number]

export const FILTER_NAMES = Object.keys(TIMELINE_FILTERS) as TimelineFilter[]

/** The last entry shown: its instant in milliseconds, its kind and its id. Holds nothing personal. */
export type TimelineCursor = { at: Date; key: string }

const cursorPattern = /^(\d{10,15})\.([a-z_]{3,30}:[0-9a-f-]{36})$/

/** Whatever in an address is no filter or no cursor is left out. */
export const timelineSchema = z.object({
  kind: z
    .enum(FILTER_NAMES as [TimelineFilter, ...TimelineFilter[]])
    .optional()
    .catch(undefined),
  before: z.string().regex(cursorPattern).transform(readCursor).optional().catch(undefined),
})

function readCursor(text: string): TimelineCursor {
  const [, at = '0', key = ''] = cursorPattern.exec(text) ?? []
  return { at: new Date(Number(at)), key }
}

export function writeCursor({ at, key }: TimelineCursor): string {
  return `${at.getTime()}.${key}`
}
