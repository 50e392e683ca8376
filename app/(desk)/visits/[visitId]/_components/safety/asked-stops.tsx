// What was not asked today, or answered with a yes, as the one card by which it is asked.
'use client'

import type { StopLine } from '@/lib/safety/stop-sql'
import { Asking } from './asking'
import type { GateDesk } from './gate-flow'

export function isOfQuestion({ kind }: StopLine): boolean {
  return kind === 'not_asked' || kind === 'told'
}

export function AskedStops({ stops, desk }: { stops: readonly StopLine[]; desk: GateDesk }) {
  const questions = stops.filter(isOfQuestion).flatMap(({ question }) => (question ? [question] : []))
  if (questions.length === 0) return null
  return <Asking desk={desk} isEditable only={new Set(questions)} />
}
