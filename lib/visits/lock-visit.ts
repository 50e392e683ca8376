// Takes hold of a visit for the rest of the transaction and reads what the flow's rules ask.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { comesAt, isWalkIn } from '@/lib/clients/coming-flow'
import type { Prisma, Visit } from '@/lib/db/generated/client'
import { isFullyAsked } from '@/lib/safety/asking-flow'
import { standingMoves, type VisitSnapshot, type VisitStage } from './visit-flow'

export type LockedVisit = Pick<
  Visit,
  'id' | 'revision' | 'stage' | 'clientId' | 'seatId' | 'standardsVersion'
>

/**
 * Locks the visit's row, so that the facts of two people line up one after another instead of colliding.
 * Refuses `not_found` when it is not a visit of this salon.
 */
export async function lockVisit(ctx: StaffContext, visitId: string): Promise<LockedVisit> {
  const [visit] = await ctx.tx.$queryRaw<LockedVisit[]>`
    SELECT id, revision, stage::text AS stage, "clientId", "seatId", "standardsVersion"
    FROM "Visit" WHERE id = ${visitId}::uuid AND "salonId" = ${ctx.staff.salon.id}::uuid
    FOR UPDATE`
  if (!visit) throw new Refusal('not_found')
  return visit
}

/** Locks a visit that is still open for notes, steps and plans: any stage but those that have ended. */
export async function lockOpenVisit(ctx: StaffContext, visitId: string): Promise<LockedVisit> {
  const visit = await lockVisit(ctx, visitId)
  if (ENDED.has(visit.stage)) throw new Refusal('visit_has_ended')
  return visit
}

const ENDED = new Set<VisitStage>(['closed', 'cancelled', 'no_show', 'left'])

/** A next booking that settles the question: any that was not cancelled. */
export const standingBooking = {
  visit: { stage: { not: 'cancelled' } },
} satisfies Prisma.AppointmentWhereInput

/** The step with which she gets back what is hers. */
const BELONGINGS = 'return_belongings'

/** What has to be read to know what may be done with a visit; see {@link snapshotOf}. */
export const snapshotSelect = {
  stage: true,
  noNextBookingReason: true,
  askAnewAt: true,
  safetyAnswers: { select: { question: true, answer: true, askedById: true, askedAt: true } },
  appointment: { select: { startsAt: true, createdAt: true } },
  sessions: { where: { releasedAt: null }, select: { startedAt: true, endedAt: true } },
  nextBookings: {
    where: standingBooking,
    select: { id: true },
    take: 1,
  },
  calls: {
    where: { withdrawnAt: null },
    select: { attempt: true, outcome: true, madeAt: true },
  },
  events: {
    where: {
      OR: [
        { toStage: { not: null } },
        { stepKey: BELONGINGS },
        { kind: { in: ['session_removed', 'late_told', 'appointment_moved'] } },
      ],
    },
    orderBy: { sequence: 'asc' },
    select: {
      sequence: true,
      kind: true,
      move: true,
      fromStage: true,
      toStage: true,
      stepKey: true,
      undoes: true,
      particulars: true,
      actorId: true,
      at: true,
    },
  },
} satisfies Prisma.VisitSelect

export type SnapshotRow = Prisma.VisitGetPayload<{ select: typeof snapshotSelect }>

/** Reads the snapshot of a visit, in the transaction that will act on it. */
export async function readSnapshot(ctx: StaffContext, visitId: string): Promise<VisitSnapshot> {
  const row = await ctx.tx.visit.findUniqueOrThrow({ where: { id: visitId }, select: snapshotSelect })
  return snapshotOf(row)
}

/** The facts of the store as the flow's rules understand them. */
export function snapshotOf(visit: SnapshotRow): VisitSnapshot {
  const belongings = visit.events.filter(({ stepKey }) => stepKey === BELONGINGS).at(-1)
  const made = visit.calls.filter((call) => call.madeAt)
  return {
    stage: visit.stage,
    appointedAt: visit.appointment?.startsAt ?? null,
    comesAt: visit.appointment && comesAt(visit.appointment.startsAt, visit.events),
    isWalkIn: visit.appointment !== null && isWalkIn(visit.appointment),
    lastMove: standingMoves(visit.events).at(-1) ?? null,
    alertsAsked: isFullyAsked(visit.safetyAnswers, visit.events, visit.askAnewAt),
    sessionRunning: visit.sessions.some(({ startedAt, endedAt }) => startedAt && !endedAt),
    treatmentOpen: visit.sessions.some(({ startedAt }) => !startedAt),
    treatmentSettled:
      visit.sessions.some(({ endedAt }) => endedAt) || visit.events.some(isTakenOutWithReason),
    belongingsChecked: belongings !== undefined && belongings.kind !== 'step_cleared',
    nextBookingSettled: visit.nextBookings.length > 0 || visit.noNextBookingReason !== null,
    // Recording a call decides whether another is owed, and nobody owes one to a guest who does not wish it: nothing
    // owed means settled.
    callSettled: made.length === visit.calls.length,
    callMade: made.length > 0,
  }
}

/** What plan-sessions.ts writes of a treatment that was taken out and somebody said why. */
export const takenOutWithReason = { hasReason: true } as const

function isTakenOutWithReason({ kind, particulars }: SnapshotRow['events'][number]): boolean {
  return (
    kind === 'session_removed' &&
    typeof particulars === 'object' &&
    particulars !== null &&
    'hasReason' in particulars &&
    particulars.hasReason === takenOutWithReason.hasReason
  )
}
