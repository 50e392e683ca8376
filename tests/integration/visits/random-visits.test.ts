// Random people make random moves on random visits: the flow and the store must never disagree.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { db } from '@/lib/db/client'
import { asRefusalCode } from '@/lib/db/constraint-errors'
import { recordCall } from '@/lib/follow-ups/record-call'
import { listBoardVisits } from '@/lib/visits/board-queries'
import { declineNextBooking } from '@/lib/visits/decline-next-booking'
import { markStep } from '@/lib/visits/mark-step'
import { moveVisit } from '@/lib/visits/move-visit'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { undoMove } from '@/lib/visits/undo-move'
import {
  isInHouse,
  MOVE_NAMES,
  MOVES,
  nextMove,
  replayStage,
  standingMoves,
  type VisitStage,
} from '@/lib/visits/visit-flow'
import { askHer } from '@/prisma/seed/situations/care/ask-her'
import { at, createAppointment } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { createSalon, type TestSalon } from '../../factories/salon'

type Act =
  | { do: 'move'; move: (typeof MOVE_NAMES)[number] }
  /** The move that leads on from wherever she is: most visits would otherwise never come far. */
  | { do: 'lead_on' | 'make_ready' | 'call_reached' | 'call_missed' }
  | { do: 'undo' | 'ask_alerts' | 'belongings' | 'decline' | 'start' | 'end' }
type Turn = { act: Act; who: 0 | 1 | 2 | 3; minutes: number; guest: number }

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Act>({ do: 'lead_on' }) },
  { weight: 2, arbitrary: fc.constant<Act>({ do: 'make_ready' }) },
  { weight: 2, arbitrary: fc.constant<Act>({ do: 'undo' }) },
  { weight: 2, arbitrary: fc.constantFrom(...MOVE_NAMES).map((move): Act => ({ do: 'move', move })) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('call_reached', 'call_missed', 'ask_alerts', 'belongings', 'decline', 'start', 'end')
      .map((name): Act => ({ do: name as 'start' })),
  },
)
const turn: fc.Arbitrary<Turn> = fc.record({
  act,
  who: fc.constantFrom<Turn['who'][]>(0, 0, 0, 1, 2, 3),
  minutes: fc.constantFrom(0, 1, 1, 2, 3, 11),
  guest: fc.constantFrom(0, 0, 0, 1),
})

it('never reaches a state the flow forbids, and the stage is always the replay of the events', async () => {
  const house = await createSalon()
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 30, maxLength: 45 }), async (turns) => {
      await db.treatmentSession.deleteMany({ where: { visit: { salonId: house.salon.id } } })
      const visits = await twoVisits(house)
      let now = at(house, '13:50')
      for (const { act: asked, who, minutes, guest } of turns) {
        now = new Date(now.getTime() + minutes * 60_000)
        const visitId = visits[guest]?.visitId ?? ''
        const staff = [house.manager, house.receptionist, house.therapist, house.secondTherapist][who]
        if (!staff) throw new Error('nobody there')
        const before = await stageOf(visitId)
        const refused = await attempt(() => asStaff(staff, now)((ctx) => perform(ctx, asked, visitId)))
        await holds(house, visitId, before, asked, refused, now)
      }
    }),
    { numRuns: 25 },
  )
}, 600_000)

async function twoVisits(house: TestSalon) {
  const first = await createAppointment(house)
  const second = await createAppointment(house, { startsAt: at(house, '16:00') })
  return [first, second]
}

async function perform(ctx: StaffContext, asked: Act, visitId: string): Promise<void> {
  const visit = await ctx.tx.visit.findUniqueOrThrow({
    where: { id: visitId },
    select: { clientId: true, stage: true, sessions: { select: { id: true }, take: 1 }, events: true },
  })
  const sessionId = visit.sessions[0]?.id ?? ''
  switch (asked.do) {
    case 'move':
      return void (await moveVisit(ctx, { visitId, move: asked.move, reason: '说好的' }))
    case 'lead_on':
      return void (await moveVisit(ctx, { visitId, move: nextMove(visit.stage) ?? 'arrive' }))
    case 'make_ready':
      if (isInHouse(visit.stage)) await askHer(ctx, visitId)
      await markStep(ctx, { visitId, stepKey: 'return_belongings', mark: 'done' })
      return declineNextBooking(ctx, { visitId, reason: 'will_call' })
    case 'call_reached':
    case 'call_missed': {
      const owed = await ctx.tx.followUpCall.findFirst({
        where: { visitId, madeAt: null, withdrawnAt: null },
      })
      const outcome = asked.do === 'call_reached' ? 'reached' : 'no_answer'
      if (owed)
        await recordCall(ctx, { callId: owed.id, outcome, ...(outcome === 'reached' ? { feeling: 4 } : {}) })
      return
    }
    case 'undo':
      return void (await undoMove(ctx, {
        visitId,
        sequence: standingMoves(visit.events).at(-1)?.sequence ?? 0,
      }))
    case 'ask_alerts':
      return askHer(ctx, visitId)
    case 'belongings':
      return markStep(ctx, { visitId, stepKey: 'return_belongings', mark: 'done' })
    case 'decline':
      return declineNextBooking(ctx, { visitId, reason: 'will_call' })
    case 'start':
      return startSession(ctx, { sessionId })
    case 'end':
      return endSession(ctx, { sessionId, outcome: 'in_part', endReason: 'her_wish' })
  }
}

/** The code of a refusal; anything that is no business "no" is a bug and fails the test. */
async function attempt(work: () => Promise<void>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    const mapped = asRefusalCode(error)
    if (mapped) return mapped.code
    throw error
  }
}

async function stageOf(visitId: string): Promise<VisitStage> {
  return (await db.visit.findUniqueOrThrow({ where: { id: visitId }, select: { stage: true } })).stage
}

async function holds(
  house: TestSalon,
  visitId: string,
  before: VisitStage,
  asked: Act,
  refused: string | null,
  now: Date,
): Promise<void> {
  const visit = await db.visit.findUniqueOrThrow({
    where: { id: visitId },
    include: { events: { orderBy: { sequence: 'asc' } }, calls: true, sessions: true },
  })
  expect(replayStage(visit.events)).toBe(visit.stage)
  expect(visit.events.map((event) => event.sequence)).toEqual(visit.events.map((_, index) => index + 1))
  expect(visit.revision).toBe(visit.events.length)
  if (refused) expect(visit.stage).toBe(before)
  if (asked.do === 'move' && !refused) {
    expect(MOVES[asked.move].from as readonly VisitStage[]).toContain(before)
  }
  const owed = visit.calls.filter((call) => !call.madeAt && !call.withdrawnAt)
  const isHeard = visit.calls.some((call) => call.madeAt)
  expect(owed.length).toBeLessThanOrEqual(visit.stage === 'follow_up' ? 1 : 0)
  if (visit.stage === 'follow_up' && !isHeard) expect(owed.length).toBe(1)
  const running = visit.sessions.filter((session) => session.startedAt && !session.endedAt)
  if (running.length > 0) expect(visit.stage).toBe('treatment')
  if (['cancelled', 'no_show', 'left'].includes(visit.stage)) {
    expect(visit.sessions.every((session) => session.releasedAt || session.endedAt)).toBe(true)
  }
  const board = await listBoardVisits(house.salon, now)
  const isOnBoard = board.some((card) => card.visitId === visitId)
  expect(isOnBoard).toBe(isInHouse(visit.stage) || visit.stage === 'expected' || visit.stage === 'follow_up')
}
