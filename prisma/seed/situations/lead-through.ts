// Leads a guest through her visit, verb by verb, each at its own moment, as far as the moments given reach.
import { addMinutes } from 'date-fns'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { confirmBasics } from '@/lib/clients/confirm-basics'
import { noteAlert } from '@/lib/clients/note-alert'
import { notePreference } from '@/lib/clients/note-preference'
import type { NewPreference } from '@/lib/clients/preference-schemas'
import type {
  AlertKind,
  DeclineReason,
  NoBookingReason,
  RecommendationAnswer,
  Severity,
  VisitNoteKind,
} from '@/lib/db/generated/client'
import { arrangeVisit } from '@/lib/visits/arrange-visit'
import { declineNextBooking } from '@/lib/visits/decline-next-booking'
import { markStep } from '@/lib/visits/mark-step'
import { moveVisit } from '@/lib/visits/move-visit'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { addSession } from '@/lib/visits/plan-sessions'
import { answerRecommendation, recommendProduct } from '@/lib/visits/recommend-product'
import { saveVisitNote } from '@/lib/visits/save-visit-note'
import { chooseSeat, tellWait } from '@/lib/visits/seat-client'
import { askConsents } from './archive'
import { answerGate } from './care/answer-gate'
import { askHer } from './care/ask-her'
import { assessAfter, assessBefore } from './care/assessments'
import { askFeeling } from './care/feelings'
import { noteOnTreatment } from './care/notes'
import type { Act, House } from './house'

/** A visit planned: when she is expected, and when the treatment begins. */
export type Plan = {
  startsAt: Date
  beginsAt: Date
  treatment: { id: string; durationMinutes: number }
  therapistId: string | null
  roomId: string | null
}

export type Arranged = { visitId: string; sessionId: string }

/** When each thing happened. What is left out has not happened yet. */
export type Moments = {
  arrivedAt: Date
  seatedAt?: Date
  consultationAt?: Date
  treatmentAt?: Date
  sessionStartedAt?: Date
  sessionEndedAt?: Date
  recommendationAt?: Date
  farewellAt?: Date
  leftAt?: Date
}

/** What was said, noted and chosen on the way. */
export type Words = Partial<
  Record<'wish' | 'assessment' | 'advice' | 'smallTalk' | 'treatmentNote', string>
> & {
  /** Minutes. */
  waitTold?: number
  seatId?: string
  effect?: number
  alerts?: readonly { kind: AlertKind; severity: Severity; text: string }[]
  preferences?: readonly Omit<NewPreference, 'clientId' | 'visitId'>[]
  /** How far she was asked about her health; all of it, unless told otherwise. */
  asked?: 'all' | 'half' | 'not_yet'
  /** She was asked for her consents on this visit, and declined these. */
  consents?: { declined: readonly string[] }
  recommendation?: {
    productId: string
    reason: string
    answer: RecommendationAnswer
    declineReason?: DeclineReason | undefined
  }
}

export type NextBooking = { plan: Plan } | { declined: NoBookingReason }

export type Led = Arranged & { next: Arranged | null }

type People = { manager: SignedInStaff; receptionist: SignedInStaff; therapist: SignedInStaff }

/** Expects her: an appointment with one treatment, whatever the opening hours. */
export async function arrangeGuest(
  ctx: StaffContext,
  clientId: string,
  plan: Plan,
  bookedDuringVisitId?: string,
): Promise<Arranged> {
  const endsAt = addMinutes(plan.beginsAt, plan.treatment.durationMinutes)
  const { visitId } = await arrangeVisit(ctx, {
    clientId,
    startsAt: plan.startsAt,
    endsAt,
    bookedDuringVisitId,
  })
  const { sessionId } = await addSession(ctx, {
    visitId,
    treatmentId: plan.treatment.id,
    therapistId: plan.therapistId,
    roomId: plan.roomId,
    startsAt: plan.beginsAt,
  })
  return { visitId, sessionId }
}

/** Leads an expected guest on. With `next`, her farewell books or declines the next visit. */
export async function leadThrough(
  act: Act,
  house: House,
  guest: Arranged & { clientId: string; therapist: SignedInStaff },
  moments: Moments,
  words: Words = {},
  next?: NextBooking,
): Promise<Led> {
  const { manager, receptionist } = house
  const people = { manager, receptionist, therapist: guest.therapist }
  await moveVisit(act(people.receptionist, moments.arrivedAt), { visitId: guest.visitId, move: 'arrive' })
  if (moments.seatedAt) await seat(act, people, guest, moments.seatedAt, words)
  if (moments.consultationAt) await consult(act, people, guest, moments.consultationAt, words)
  if (moments.treatmentAt) await treat(act, people, guest, moments.treatmentAt, moments, words)
  if (moments.recommendationAt) await recommend(act, people, guest, moments.recommendationAt, words)
  if (!moments.farewellAt) return { ...guest, next: null }
  const booked = await sayFarewell(act, people, guest, moments.farewellAt, moments.leftAt, next)
  return { ...guest, next: booked }
}

type Guest = Arranged & { clientId: string }

async function seat(
  act: Act,
  { receptionist }: People,
  { visitId }: Guest,
  at: Date,
  words: Words,
): Promise<void> {
  await moveVisit(act(receptionist, at), { visitId, move: 'lead_to_seat' })
  if (words.seatId) await chooseSeat(act(receptionist, at), { visitId, seatId: words.seatId })
  await tellWait(act(receptionist, at), { visitId, minutes: words.waitTold ?? 10 })
  await done(act(receptionist, at), visitId, 'serve_tea')
}

async function consult(
  act: Act,
  { therapist }: People,
  { visitId, clientId }: Guest,
  at: Date,
  words: Words,
): Promise<void> {
  await moveVisit(act(therapist, at), { visitId, move: 'begin_consultation' })
  const ctx = act(therapist, addMinutes(at, 4))
  if (words.consents) await askConsents(ctx, clientId, words.consents.declined)
  for (const alert of words.alerts ?? []) await noteAlert(ctx, { ...alert, clientId, visitId })
  for (const preference of words.preferences ?? [])
    await notePreference(ctx, { ...preference, clientId, visitId })
  const client = await ctx.tx.client.findUniqueOrThrow({ where: { id: clientId } })
  if (!client.basicsConfirmedAt) await confirmBasics(ctx, { clientId })
  if (words.asked !== 'not_yet') await askHer(ctx, visitId, words.asked)
  await done(ctx, visitId, 'confirm_archive')
  await note(ctx, visitId, 'wish', words.wish)
  await assessBefore(ctx, visitId)
  await note(ctx, visitId, 'assessment', words.assessment)
}

async function treat(
  act: Act,
  people: People,
  { visitId, clientId, sessionId }: Guest,
  at: Date,
  { sessionStartedAt, sessionEndedAt }: Moments,
  words: Words,
): Promise<void> {
  const { therapist } = people
  await note(act(therapist, at), visitId, 'advice', words.advice)
  await moveVisit(act(therapist, at), { visitId, move: 'begin_treatment' })
  if (!sessionStartedAt) return
  await answerGate(act, people, { visitId, sessionId, clientId }, sessionStartedAt)
  await startSession(act(therapist, sessionStartedAt), { sessionId })
  await note(act(therapist, sessionStartedAt), visitId, 'small_talk', words.smallTalk)
  if (!sessionEndedAt) return
  const ctx = act(therapist, sessionEndedAt)
  if (words.treatmentNote) await noteOnTreatment(ctx, sessionId, words.treatmentNote)
  await endSession(ctx, { sessionId })
  await assessAfter(ctx, visitId)
  if (words.effect) await askFeeling(ctx, { sessionId, visitId }, words.effect)
}

async function recommend(
  act: Act,
  { therapist }: People,
  { visitId }: Guest,
  at: Date,
  words: Words,
): Promise<void> {
  await moveVisit(act(therapist, at), { visitId, move: 'begin_recommendation' })
  if (!words.recommendation) return
  const { answer, declineReason, ...recommendation } = words.recommendation
  const ctx = act(therapist, at)
  const made = await recommendProduct(ctx, { visitId, ...recommendation }).catch(unlessStopped)
  if (!made) return
  const asked = { recommendationId: made.recommendationId, answer, declineReason, seenAnsweredAt: null }
  await answerRecommendation(ctx, asked)
}

/** What meets an allergy of hers is not recommended in the demo either. */
function unlessStopped(error: unknown): null {
  if (error instanceof Refusal && error.code === 'not_for_her') return null
  throw error
}

async function sayFarewell(
  act: Act,
  { receptionist }: People,
  { visitId, clientId }: Guest,
  at: Date,
  leftAt: Date | undefined,
  next: NextBooking | undefined,
): Promise<Arranged | null> {
  await moveVisit(act(receptionist, at), { visitId, move: 'begin_farewell' })
  const booked = await settleNext(act(receptionist, at), visitId, clientId, next)
  if (!leftAt) return booked
  await done(act(receptionist, leftAt), visitId, 'return_belongings')
  await moveVisit(act(receptionist, leftAt), { visitId, move: 'see_off' })
  return booked
}

async function settleNext(
  ctx: StaffContext,
  visitId: string,
  clientId: string,
  next: NextBooking | undefined,
): Promise<Arranged | null> {
  if (!next) return null
  if ('plan' in next) return arrangeGuest(ctx, clientId, next.plan, visitId)
  await declineNextBooking(ctx, { visitId, reason: next.declined })
  return null
}

async function done(ctx: StaffContext, visitId: string, stepKey: string): Promise<void> {
  await markStep(ctx, { visitId, stepKey, mark: 'done' })
}

async function note(
  ctx: StaffContext,
  visitId: string,
  kind: VisitNoteKind,
  text: string | undefined,
): Promise<void> {
  if (text) await saveVisitNote(ctx, { visitId, kind, text, baseRevision: 0 })
}
