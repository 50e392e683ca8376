// The whole flow of a visit in one place: stages, moves, who may make them and when, waiting and lateness.
// Pure: no database, no clock. Everything a rule needs arrives in the snapshot. Safe for the client.
import { UNDO_WITHIN_MS } from '@/lib/actions/undo-flow'
import type { Role } from '@/lib/auth/signed-in-staff'
import { salonDate } from '@/lib/salon-time/salon-time'

/** The seven stages a guest lives through, in her order. */
export const STAGES = [
  'greeting',
  'seating',
  'consultation',
  'treatment',
  'recommendation',
  'farewell',
  'follow_up',
] as const

/** Stages in which she is in the house; a client has at most one such visit. */
export const IN_HOUSE = [
  'greeting',
  'seating',
  'consultation',
  'treatment',
  'recommendation',
  'farewell',
] as const

/** The lanes of the board: expected first, follow-ups due last. */
export const OPEN_STAGES = ['expected', ...IN_HOUSE, 'follow_up'] as const

export const ENDED_STAGES = ['closed', 'cancelled', 'no_show', 'left'] as const

export const VISIT_STAGES = [...OPEN_STAGES, ...ENDED_STAGES] as const

export type Stage = (typeof STAGES)[number]
export type OpenStage = (typeof OPEN_STAGES)[number]
export type VisitStage = (typeof VISIT_STAGES)[number]

export function isInHouse(stage: VisitStage): boolean {
  return (IN_HOUSE as readonly VisitStage[]).includes(stage)
}

export function isOpen(stage: VisitStage): stage is OpenStage {
  return (OPEN_STAGES as readonly VisitStage[]).includes(stage)
}

/** Who leads each stage (PRODUCT: 接待, 入座奉茶 … 电话回访). */
export const STAGE_LEADER: Record<Stage, Role> = {
  greeting: 'receptionist',
  seating: 'receptionist',
  consultation: 'therapist',
  treatment: 'therapist',
  recommendation: 'therapist',
  farewell: 'receptionist',
  follow_up: 'receptionist',
}

const DESK: readonly Role[] = ['receptionist', 'manager']
const CARE: readonly Role[] = ['therapist', 'manager']
const ANYONE: readonly Role[] = ['receptionist', 'therapist', 'manager']

type Rule = keyof typeof RULES

type Move = {
  from: readonly VisitStage[]
  to: VisitStage
  by: readonly Role[]
  rules: readonly Rule[]
  needsReason?: true
  /** 'next' leads her on; 'aside' stands behind the large button. */
  place: 'next' | 'aside'
}

/** Every move there is. Undo is not in the table: it takes back whichever of these came last. */
export const MOVES = {
  arrive: { from: ['expected'], to: 'greeting', by: ANYONE, rules: ['onItsDay'], place: 'next' },
  lead_to_seat: { from: ['greeting'], to: 'seating', by: ANYONE, rules: [], place: 'next' },
  begin_consultation: { from: ['seating'], to: 'consultation', by: ANYONE, rules: [], place: 'next' },
  begin_treatment: {
    from: ['consultation'],
    to: 'treatment',
    by: CARE,
    rules: ['alertsAsked'],
    place: 'next',
  },
  begin_recommendation: {
    from: ['treatment'],
    to: 'recommendation',
    by: CARE,
    rules: ['noSessionRunning', 'noTreatmentOpen', 'somethingPerformed'],
    place: 'next',
  },
  begin_farewell: { from: ['recommendation'], to: 'farewell', by: ANYONE, rules: [], place: 'next' },
  see_off: {
    from: ['farewell'],
    to: 'follow_up',
    by: DESK,
    rules: ['nextBookingSettled', 'belongingsChecked'],
    place: 'next',
  },
  close: {
    from: ['follow_up'],
    to: 'closed',
    // It closes by itself when the last open thing is settled, whoever settles it.
    by: ANYONE,
    rules: ['callSettled', 'nextBookingSettled'],
    place: 'next',
  },
  skip_greeting: {
    from: ['greeting'],
    to: 'seating',
    by: ANYONE,
    rules: [],
    needsReason: true,
    place: 'aside',
  },
  skip_seating: {
    from: ['seating'],
    to: 'consultation',
    by: ANYONE,
    rules: [],
    needsReason: true,
    place: 'aside',
  },
  skip_consultation: {
    from: ['consultation'],
    to: 'treatment',
    by: CARE,
    // Skipping the talk never skips the question about allergies.
    rules: ['alertsAsked'],
    needsReason: true,
    place: 'aside',
  },
  skip_treatment: {
    from: ['treatment'],
    to: 'recommendation',
    by: CARE,
    rules: ['noSessionRunning'],
    needsReason: true,
    place: 'aside',
  },
  skip_recommendation: {
    from: ['recommendation'],
    to: 'farewell',
    by: ANYONE,
    rules: [],
    needsReason: true,
    place: 'aside',
  },
  /** She is out of the door before anything was settled: booking and belongings stay open for the call. */
  skip_farewell: {
    from: ['farewell'],
    to: 'follow_up',
    by: DESK,
    rules: [],
    needsReason: true,
    place: 'aside',
  },
  /** She does not wish to be called. */
  skip_follow_up: {
    from: ['follow_up'],
    to: 'closed',
    by: DESK,
    rules: ['nextBookingSettled'],
    needsReason: true,
    place: 'aside',
  },
  leave: { from: IN_HOUSE, to: 'left', by: ANYONE, rules: [], needsReason: true, place: 'aside' },
  cancel: { from: ['expected'], to: 'cancelled', by: DESK, rules: [], place: 'aside' },
  mark_no_show: { from: ['expected'], to: 'no_show', by: DESK, rules: ['pastNoShowTime'], place: 'aside' },
} as const satisfies Record<string, Move>

export type MoveName = keyof typeof MOVES

export const MOVE_NAMES = Object.keys(MOVES) as MoveName[]

/** A move that still stands: made and not taken back. */
export type StandingMove = {
  sequence: number
  move: MoveName | null
  from: VisitStage | null
  to: VisitStage
  actorId: string
  at: Date
}

/** All that the rules ask. Built by lib/visits/lock-visit.ts, or by hand in a test. */
export type VisitSnapshot = {
  stage: VisitStage
  /** When her appointment is; null never happens for `expected`. */
  appointedAt: Date | null
  /** When she is to come: her appointment, or as late as she told; null never happens for `expected`. */
  comesAt: Date | null
  /** Nobody expected her: what takes back her arrival, takes back the whole visit. */
  isWalkIn: boolean
  lastMove: StandingMove | null
  /** Allergy, contraindication, pregnancy and medication were asked in this visit. */
  alertsAsked: boolean
  sessionRunning: boolean
  /** A treatment is planned that has neither begun nor been taken out. */
  treatmentOpen: boolean
  /** At least one treatment of this visit has ended, or was taken out with a reason. */
  treatmentSettled: boolean
  /** The step "return belongings" is ticked or passed over. */
  belongingsChecked: boolean
  /** Booked, or declined with a reason. */
  nextBookingSettled: boolean
  /** Reached, tried as often as the salon says, or not owed at all. */
  callSettled: boolean
  /** A call has been made since she left. */
  callMade: boolean
}

export type Mover = { id: string; role: Role }

export type MoveRequest = { move: MoveName; by: Mover; now: Date; reason?: string | undefined }

export type FlowSettings = { noShowAfterMinutes: number; timeZone: string }

/** A code of the message namespace `refusals`. */
export type MoveRefusal =
  | 'wrong_stage'
  | 'not_permitted'
  | 'reason_needed'
  | 'another_day'
  | 'alerts_not_asked'
  | 'session_running'
  | 'treatments_open'
  | 'nothing_performed'
  | 'next_booking_open'
  | 'belongings_unchecked'
  | 'call_open'
  | 'too_early_for_no_show'

const RULES = {
  /** Booked for another day, she is asked whether this is that appointment. */
  onItsDay: ({ appointedAt }: VisitSnapshot, now: Date, { timeZone }: FlowSettings) =>
    appointedAt && salonDate(appointedAt, timeZone) !== salonDate(now, timeZone) ? 'another_day' : null,
  alertsAsked: (visit: VisitSnapshot) => (visit.alertsAsked ? null : 'alerts_not_asked'),
  noSessionRunning: (visit: VisitSnapshot) => (visit.sessionRunning ? 'session_running' : null),
  noTreatmentOpen: (visit: VisitSnapshot) => (visit.treatmentOpen ? 'treatments_open' : null),
  somethingPerformed: (visit: VisitSnapshot) => (visit.treatmentSettled ? null : 'nothing_performed'),
  nextBookingSettled: (visit: VisitSnapshot) => (visit.nextBookingSettled ? null : 'next_booking_open'),
  belongingsChecked: (visit: VisitSnapshot) => (visit.belongingsChecked ? null : 'belongings_unchecked'),
  callSettled: (visit: VisitSnapshot) => (visit.callSettled ? null : 'call_open'),
  pastNoShowTime: (visit: VisitSnapshot, now: Date, settings: FlowSettings) =>
    visit.comesAt && now.getTime() >= visit.comesAt.getTime() + settings.noShowAfterMinutes * MINUTE
      ? null
      : 'too_early_for_no_show',
} as const satisfies Record<
  string,
  (visit: VisitSnapshot, now: Date, settings: FlowSettings) => MoveRefusal | null
>

const MINUTE = 60_000

/** Why `request` may not be made now, or null when it may. The first broken rule speaks. */
export function checkMove(
  visit: VisitSnapshot,
  request: MoveRequest,
  settings: FlowSettings,
): MoveRefusal | null {
  const refusal = checkWithoutReason(visit, request, settings)
  if (refusal) return refusal
  const move: Move = MOVES[request.move]
  return move.needsReason && !request.reason?.trim() ? 'reason_needed' : null
}

function checkWithoutReason(
  visit: VisitSnapshot,
  { move: name, by, now }: MoveRequest,
  settings: FlowSettings,
): MoveRefusal | null {
  const move: Move = MOVES[name]
  if (!move.from.includes(visit.stage)) return 'wrong_stage'
  if (!move.by.includes(by.role)) return 'not_permitted'
  for (const rule of move.rules) {
    const refusal = RULES[rule](visit, now, settings)
    if (refusal) return refusal
  }
  return null
}

export type AvailableMove = {
  move: MoveName
  place: 'next' | 'aside'
  needsReason: boolean
  /** What stands in the way, shown beside the button; null when it can be made. */
  blockedBy: MoveRefusal | null
}

/** The buttons a person sees: every move of this stage that her role may make, with what blocks it. */
export function availableMoves(
  visit: VisitSnapshot,
  by: Mover,
  now: Date,
  settings: FlowSettings,
): AvailableMove[] {
  return MOVE_NAMES.filter((name) => {
    const move: Move = MOVES[name]
    return move.from.includes(visit.stage) && move.by.includes(by.role)
  }).map((name) => {
    const move: Move = MOVES[name]
    return {
      move: name,
      place: move.place,
      needsReason: move.needsReason ?? false,
      blockedBy: checkWithoutReason(visit, { move: name, by, now }, settings),
    }
  })
}

/** The move that leads on from a stage, whoever may make it; null for stages that have ended. */
export function nextMove(stage: VisitStage): MoveName | null {
  return (
    MOVE_NAMES.find((name) => {
      const move: Move = MOVES[name]
      return move.place === 'next' && move.from.includes(stage)
    }) ?? null
  )
}

// ── Taking back ──────────────────────────────────────────────────────────────

export type UndoRefusal =
  | 'nothing_to_undo'
  | 'undo_too_late'
  | 'undo_not_yours'
  | 'session_running'
  | 'call_already_made'

/** Why the last move may not be taken back, or null when it may: ten minutes, by its maker or a manager. */
export function checkUndo(visit: VisitSnapshot, by: Mover, now: Date): UndoRefusal | null {
  const last = visit.lastMove
  if (!last?.move || !last.from) return 'nothing_to_undo'
  if (visit.isWalkIn && last.to === 'cancelled') return 'nothing_to_undo'
  if (now.getTime() - last.at.getTime() > UNDO_WITHIN_MS) return 'undo_too_late'
  if (last.actorId !== by.id && by.role !== 'manager') return 'undo_not_yours'
  if (last.to === 'treatment' && visit.sessionRunning) return 'session_running'
  if (last.to === 'follow_up' && visit.callMade) return 'call_already_made'
  return null
}

// ── Replay ───────────────────────────────────────────────────────────────────

/** The part of a VisitEvent that the stage follows from. */
export type StageEvent = {
  sequence: number
  kind: string
  move: string | null
  fromStage: VisitStage | null
  toStage: VisitStage | null
  undoes: number | null
  actorId: string
  at: Date
}

/** The moves that still stand, oldest first, by replaying the events in sequence. */
export function standingMoves(events: readonly StageEvent[]): StandingMove[] {
  const standing: StandingMove[] = []
  for (const event of [...events].sort((a, b) => a.sequence - b.sequence)) {
    if (event.kind === 'undone') {
      const last = standing.pop()
      if (last?.sequence !== event.undoes) throw new Error(`event ${event.sequence} undoes what was not last`)
    } else if (event.toStage) {
      standing.push({
        sequence: event.sequence,
        move: event.move as MoveName | null,
        from: event.fromStage,
        to: event.toStage,
        actorId: event.actorId,
        at: event.at,
      })
    }
  }
  return standing
}

/** Where the events say the visit is; null before it was arranged. */
export function replayStage(events: readonly StageEvent[]): VisitStage | null {
  return standingMoves(events).at(-1)?.to ?? null
}

export type StageSpan = { stage: VisitStage; from: Date; to: Date | null; wasSkipped: boolean }

/** When each stage was entered and left, from the moves that stand. Undone moves leave no trace. */
export function stageSpans(moves: readonly StandingMove[]): StageSpan[] {
  return moves.map((move, index) => {
    const leaving = moves[index + 1]
    return {
      stage: move.to,
      from: move.at,
      to: leaving?.at ?? null,
      wasSkipped: leaving?.move === `skip_${move.to}`,
    }
  })
}

// ── Words ────────────────────────────────────────────────────────────────────

/** How long texts of a visit can be written on after it has ended, in milliseconds. */
export const NOTES_STAY_OPEN_MS = 24 * 60 * MINUTE

/**
 * Whether texts can still be written: while the visit is open, and for a day after she has left or the visit has
 * closed, so that a word being typed at that moment is not lost. Never for one that did not take place.
 */
export function notesAreOpen(stage: VisitStage, enteredAt: Date, now: Date): boolean {
  if (isOpen(stage)) return true
  if (stage !== 'left' && stage !== 'closed') return false
  return now.getTime() - enteredAt.getTime() <= NOTES_STAY_OPEN_MS
}

/** What is still asked of a guest who left early: what she owes, and what of hers is still here. */
export const ASKED_AFTER_LEAVING = ['settle_bill', 'return_belongings'] as const

/** Whether a step can still be marked: while the visit is open, and of one who left early those two for a day. */
export function stepIsOpen(stage: VisitStage, stepKey: string, enteredAt: Date, now: Date): boolean {
  if (isOpen(stage)) return stage !== 'expected'
  const isAsked = (ASKED_AFTER_LEAVING as readonly string[]).includes(stepKey)
  return stage === 'left' && isAsked && notesAreOpen(stage, enteredAt, now)
}

// ── Waiting and lateness ─────────────────────────────────────────────────────

export type Timeliness = 'calm' | 'soon' | 'late'

/** The share of a target after which it is "soon". */
const SOON_SHARE = 0.8

/** How a stage stands against its target: late only past the target's last instant. */
export function timeliness(elapsedMs: number, targetMinutes: number): Timeliness {
  const target = targetMinutes * MINUTE
  if (elapsedMs > target) return 'late'
  return elapsedMs >= target * SOON_SHARE ? 'soon' : 'calm'
}

/** Minutes before an appointment from which she is expected soon. */
const EXPECTED_SOON_MINUTES = 10

/** An expected guest: soon shortly before her time, late once it has passed. */
export function expectedTimeliness(appointedAt: Date, now: Date): Timeliness {
  const untilMs = appointedAt.getTime() - now.getTime()
  if (untilMs < 0) return 'late'
  return untilMs <= EXPECTED_SOON_MINUTES * MINUTE ? 'soon' : 'calm'
}

/** A call owed: soon once it is due, late once the day it was due is over. */
export function callTimeliness(dueAt: Date, dueDayEnds: Date, now: Date): Timeliness {
  if (now.getTime() >= dueDayEnds.getTime()) return 'late'
  return now.getTime() >= dueAt.getTime() ? 'soon' : 'calm'
}

export type StageTargetInput = {
  stage: VisitStage
  enteredAt: Date
  steps: readonly { stage: Stage; targetMinutes: number }[]
  sessions: readonly { startsAt: Date; endsAt: Date }[]
  /** The last wait she was told in this stage. */
  waitTold: { minutes: number; at: Date } | null
}

/**
 * Minutes this stage should take, from its entry: the sum of its steps; with the planned treatments on top
 * for `treatment`; for `seating` what she was told counts more than the standard. None once she has gone.
 */
export function stageTargetMinutes({
  stage,
  enteredAt,
  steps,
  sessions,
  waitTold,
}: StageTargetInput): number {
  // Afterwards only the call is timed, from when it is made.
  if (!isInHouse(stage)) return 0
  if (stage === 'seating' && waitTold) {
    return Math.round((waitTold.at.getTime() - enteredAt.getTime()) / MINUTE) + waitTold.minutes
  }
  const ofSteps = steps
    .filter((step) => step.stage === stage)
    .reduce((total, step) => total + step.targetMinutes, 0)
  return stage === 'treatment' ? ofSteps + plannedMinutes(sessions) : ofSteps
}

/** Minutes covered by the sessions; two that run side by side count once. */
export function plannedMinutes(sessions: readonly { startsAt: Date; endsAt: Date }[]): number {
  let total = 0
  let coveredUntil = Number.NEGATIVE_INFINITY
  for (const session of [...sessions].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const from = Math.max(session.startsAt.getTime(), coveredUntil)
    const until = session.endsAt.getTime()
    if (until > from) total += until - from
    coveredUntil = Math.max(coveredUntil, until)
  }
  return Math.round(total / MINUTE)
}
