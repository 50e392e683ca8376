// How a visit stands in time, read off its events. Pure; safe for the client.
import { type Stage, type StageEvent, stageTargetMinutes, standingMoves, type VisitStage } from './visit-flow'

export type TimedEvent = StageEvent & { particulars?: unknown }

export type StageTiming = {
  /** When the present stage was entered; an undone move leaves no trace in it. */
  enteredAt: Date
  /** Minutes the stage should take from its entry; 0 where there is no target. */
  targetMinutes: number
}

type TimingInput = {
  stage: VisitStage
  events: readonly TimedEvent[]
  steps: readonly { stage: Stage; targetMinutes: number }[]
  sessions: readonly { startsAt: Date; endsAt: Date }[]
}

/** Entry and target of the present stage. */
export function stageTiming({ stage, events, steps, sessions }: TimingInput): StageTiming {
  const enteredAt = standingMoves(events).at(-1)?.at ?? new Date(0)
  const waitTold = lastWaitTold(events, enteredAt)
  return { enteredAt, targetMinutes: stageTargetMinutes({ stage, enteredAt, steps, sessions, waitTold }) }
}

/** The last wait she was told since `since`. */
export function lastWaitTold(
  events: readonly TimedEvent[],
  since: Date,
): { minutes: number; at: Date } | null {
  const told = events.filter((event) => event.kind === 'wait_told' && event.at >= since).at(-1)
  const minutes = (told?.particulars as { minutes?: number } | undefined)?.minutes
  return told && typeof minutes === 'number' ? { minutes, at: told.at } : null
}

/** The steps of one version of the standards among the rows of several. */
export function stepsOfVersion<Row extends { fromVersion: number; untilVersion: number | null }>(
  rows: readonly Row[],
  version: number,
): Row[] {
  return rows.filter(
    (row) => row.fromVersion <= version && (row.untilVersion === null || row.untilVersion > version),
  )
}
