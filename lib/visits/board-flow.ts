// What the board makes of a card: how it stands in time, who needs someone now, what comes next. Pure; no clock.
import { UNDO_WITHIN_MS } from '@/lib/actions/undo-flow'
import { mayBook, mayMakeCalls } from '@/lib/auth/permissions'
import type { Role } from '@/lib/auth/signed-in-staff'
import { clockMinutes } from '@/lib/clients/coming-flow'
import type { BoardCard } from './board-queries'
import {
  callTimeliness,
  expectedTimeliness,
  isInHouse,
  isOpen,
  MOVES,
  type MoveName,
  nextMove,
  type OpenStage,
  type Timeliness,
  timeliness,
} from './visit-flow'

const MINUTE = 60_000

/** How a card stands at a moment. All lengths are whole minutes. */
export type CardTime =
  /** In the house: how long in this stage; `targetMinutes` 0 has no target and is always calm. */
  | { kind: 'stage'; pace: Timeliness; minutes: number; targetMinutes: number }
  /** Expected: how long until she is to come, or how long past it; `isTold`: later than her appointment, as she says. */
  | { kind: 'expected'; pace: Timeliness; minutes: number; isPast: boolean; at: string; isTold: boolean }
  /** A call is owed: `minutes` since it fell due, 0 before. */
  | { kind: 'call'; pace: Timeliness; minutes: number; isDue: boolean; dueAt: string }
  /** The call is settled; only the next booking is open. */
  | { kind: 'booking'; pace: 'soon' }

/** How `card` stands at `now`: calm, soon or late, and the minutes behind that word. */
export function cardTimeliness(card: BoardCard, now: Date): CardTime {
  if (card.stage === 'expected') return expectedTime(card, now)
  if (card.stage === 'follow_up') return callTime(card, now)
  const elapsedMs = now.getTime() - Date.parse(card.enteredAt)
  return {
    kind: 'stage',
    pace: card.targetMinutes > 0 ? timeliness(elapsedMs, card.targetMinutes) : 'calm',
    minutes: wholeMinutes(elapsedMs),
    targetMinutes: card.targetMinutes,
  }
}

function expectedTime(card: BoardCard, now: Date): CardTime {
  const comesAt = new Date(card.comesAt)
  const pastMs = now.getTime() - comesAt.getTime()
  return {
    kind: 'expected',
    pace: expectedTimeliness(comesAt, now),
    // By the clock that stands beside it.
    minutes: Math.abs(clockMinutes(comesAt, now)),
    isPast: pastMs > 0,
    at: card.comesAt,
    isTold: card.comesAt !== card.appointedAt,
  }
}

function callTime({ call }: BoardCard, now: Date): CardTime {
  if (!call) return { kind: 'booking', pace: 'soon' }
  const sinceDueMs = now.getTime() - Date.parse(call.dueAt)
  return {
    kind: 'call',
    pace: callTimeliness(new Date(call.dueAt), new Date(call.overdueAt), now),
    minutes: wholeMinutes(sinceDueMs),
    isDue: sinceDueMs >= 0,
    dueAt: call.dueAt,
  }
}

function wholeMinutes(ms: number): number {
  return Math.max(0, Math.floor(ms / MINUTE))
}

/** A call that is not due yet waits out of sight; everything else is shown. */
export function isForLater(card: BoardCard, now: Date): boolean {
  const time = cardTimeliness(card, now)
  return time.kind === 'call' && !time.isDue
}

/** The calls to make now, and those that fall due later on the day that ends at `dayEnds`. */
export function callsOfDay(
  cards: readonly BoardCard[],
  now: Date,
  dayEnds: Date,
): { due: number; later: number } {
  const owed = cards.filter((card) => card.call)
  const today = owed.filter(({ call }) => call && Date.parse(call.dueAt) < dayEnds.getTime())
  const due = owed.filter((card) => !isForLater(card, now)).length
  return { due, later: today.filter((card) => isForLater(card, now)).length }
}

const paceRank: Record<Timeliness, number> = { late: 0, soon: 1, calm: 2 }

/**
 * The guests of a stage as its lane shows them: in the order served, but for follow-ups, where calls that are
 * overdue come before those due, then those who only have to be booked in, then the calls of later days.
 */
export function inLaneOrder(cards: readonly BoardCard[], stage: OpenStage, now: Date): BoardCard[] {
  const inLane = cards.filter((card) => card.stage === stage)
  if (stage !== 'follow_up') return inLane
  const rank = (card: BoardCard) => paceRank[cardTimeliness(card, now).pace] * 2 + (card.call ? 0 : 1)
  return inLane.sort((a, b) => rank(a) - rank(b))
}

// ── Who needs someone now ────────────────────────────────────────────────────

export type Need = { card: BoardCard; time: CardTime }

/**
 * Whose treatment is halted first; then everyone who is late, worst first: guests in the house by how far past the target relative to it, then guests
 * who have not come by how long they are overdue, then calls by how long ago their day ended.
 */
export function needsSomeoneNow(cards: readonly BoardCard[], now: Date): Need[] {
  return cards
    .map((card) => ({ card, time: cardTimeliness(card, now) }))
    .filter(({ card, time }) => card.marks.halted || time.pace === 'late')
    .map((need) => ({ need, rank: urgencyRank(need.card), weight: urgency(need.card, now) }))
    .sort((a, b) => a.rank - b.rank || b.weight - a.weight)
    .map(({ need }) => need)
}

function urgencyRank({ stage, marks }: BoardCard): number {
  if (marks.halted) return -1
  if (isInHouse(stage)) return 0
  return stage === 'expected' ? 1 : 2
}

function urgency(card: BoardCard, now: Date): number {
  if (card.stage === 'expected') return now.getTime() - Date.parse(card.comesAt)
  if (card.call) return now.getTime() - Date.parse(card.call.overdueAt)
  return (now.getTime() - Date.parse(card.enteredAt)) / (card.targetMinutes * MINUTE)
}

// ── What comes next ──────────────────────────────────────────────────────────

export type CardAction =
  /** Made on the board with one tap. */
  | { kind: 'move'; move: MoveName }
  /** Has rules to meet or words to write: it is made in the visit. */
  | { kind: 'open'; move: MoveName }
  | { kind: 'call' }

/** The one next action of a card for this role; null when it is somebody else's to make. */
export function cardAction(card: BoardCard, role: Role): CardAction | null {
  if (card.stage === 'follow_up') return mayMakeCalls({ role }) ? { kind: 'call' } : null
  const move = nextMove(card.stage)
  if (!move || !mayMake(move, role)) return null
  return meetsRules(move) ? { kind: 'open', move } : { kind: 'move', move }
}

/** Whoever stands on the board is expected today. */
function meetsRules(move: MoveName): boolean {
  const rules: readonly string[] = MOVES[move].rules
  return rules.some((rule) => rule !== 'onItsDay')
}

/** What stands behind the card's menu besides the next action. */
export type CardAsides = {
  /** Whether it can be noted that she tells she is late. */
  isAwaited: boolean
  /** Whether the appointment can be moved to another time. */
  mayMove: boolean
  mayCancel: boolean
  /** Null: not hers to mark, or not expected any more. */
  noShow: { isOpen: boolean; from: string } | null
  /** The sequence of the move that can be taken back. */
  undo: { sequence: number; move: MoveName } | null
}

/** Cancel and no-show for expected guests; taking back the last move for its maker or a manager. */
export function cardAsides(
  card: BoardCard,
  by: { id: string; role: Role },
  now: Date,
  settings: { noShowAfterMinutes: number },
): CardAsides {
  const isExpected = card.stage === 'expected'
  const noShowFrom = new Date(Date.parse(card.comesAt) + settings.noShowAfterMinutes * MINUTE)
  return {
    isAwaited: isExpected,
    mayMove: isExpected && mayBook(by),
    mayCancel: isExpected && mayMake('cancel', by.role),
    noShow:
      isExpected && mayMake('mark_no_show', by.role)
        ? { isOpen: now >= noShowFrom, from: noShowFrom.toISOString() }
        : null,
    undo: undoOf(card, by, now),
  }
}

function undoOf({ lastMove }: BoardCard, by: { id: string; role: Role }, now: Date): CardAsides['undo'] {
  if (!lastMove || now.getTime() - Date.parse(lastMove.at) > UNDO_WITHIN_MS) return null
  if (lastMove.actorId !== by.id && by.role !== 'manager') return null
  return { sequence: lastMove.sequence, move: lastMove.move as MoveName }
}

function mayMake(move: MoveName, role: Role): boolean {
  return (MOVES[move].by as readonly Role[]).includes(role)
}

// ── A tap's answer before the server's ───────────────────────────────────────

export type BoardChange =
  | { kind: 'moved'; visitId: string; move: MoveName; at: Date }
  /** Back to what it was. */
  | { kind: 'put_back'; card: BoardCard }

/** The cards as they will stand once the server agrees. Nothing is guessed but the stage and its beginning. */
export function boardAfter(cards: readonly BoardCard[], change: BoardChange): BoardCard[] {
  if (change.kind === 'put_back') {
    const others = cards.filter((card) => card.visitId !== change.card.visitId)
    return [...others, change.card].sort((a, b) => laneOrder(a) - laneOrder(b))
  }
  const moved = cards.find((card) => card.visitId === change.visitId)
  const others = cards.filter((card) => card.visitId !== change.visitId)
  const stage = MOVES[change.move].to
  if (!moved || !isOpen(stage)) return others
  return [
    ...others,
    { ...moved, stage, enteredAt: change.at.toISOString(), targetMinutes: 0, lastMove: null },
  ]
}

/** Within a lane: by appointment, by the day's call, else by how long she has been there. */
function laneOrder(card: BoardCard): number {
  if (card.stage === 'expected') return Date.parse(card.comesAt)
  return Date.parse(card.call?.dueAt ?? card.enteredAt)
}

/** Where she is to be found in this stage. */
export function placesOf(card: BoardCard): { name: string; nameEn: string | null }[] {
  if (card.stage === 'seating' || card.stage === 'consultation') return card.seat ? [card.seat] : []
  return card.stage === 'treatment' || card.stage === 'recommendation' || card.stage === 'expected'
    ? card.rooms
    : []
}
