// The guests whom journeys begin with, led to where they stand by the domain's own verbs.
import { db } from '@/lib/db/client'
import { addDays, addMinutes, salonDate, salonDay, salonInstant } from '@/lib/salon-time/salon-time'
import { moveVisit } from '@/lib/visits/move-visit'
import { removeSession } from '@/lib/visits/plan-sessions'
import { nextMove, type OpenStage, type VisitStage } from '@/lib/visits/visit-flow'
import { pastVisit, reached } from '@/prisma/seed/situations/afterwards'
import { askHer } from '@/prisma/seed/situations/care/ask-her'
import { createAppointment, firstTreatment } from '../factories/appointment'
import { createClient } from '../factories/client'
import { asStaff } from '../factories/context'
import type { TestSalon } from '../factories/salon'

export type Guest = { clientId: string; name: string; formOfAddress: string }

type Person = { name?: string; formOfAddress?: string; phone?: string }

/** She was here a month ago, is allergic to nuts, likes chrysanthemum tea, and was content on the phone. */
export async function returningGuest(house: TestSalon, person: Person = {}): Promise<Guest> {
  const { name = '王晓明', formOfAddress = '王姐', phone = '13800010001' } = person
  const { salon, therapist, receptionist } = house
  const startsAt = salonInstant(addDays(salonDate(new Date(), salon.timeZone), -30), '14:00', salon.timeZone)
  const clientId = await createClient(receptionist, { name, formOfAddress, phone }, addMinutes(startsAt, -60))
  const treatment = house.treatments[0]
  if (!treatment) throw new Error('the salon has no treatment')
  const { callId, dueAt } = await pastVisit(house, {
    clientId,
    therapist,
    plan: {
      startsAt,
      beginsAt: addMinutes(startsAt, 30),
      treatment,
      therapistId: therapist.id,
      roomId: firstTreatment(house).roomId ?? null,
    },
    words: {
      alerts: [{ kind: 'allergy', severity: 'serious', text: '坚果' }],
      preferences: [{ kind: 'tea', text: '菊花茶，淡一些' }],
      smallTalk: '女儿在学大提琴',
      effect: 4,
      ...(house.seats[0] ? { seatId: house.seats[0].id } : {}),
    },
  })
  await reached(house, { callId, at: dueAt, feeling: 5, note: '皮肤亮了' })
  return { clientId, name, formOfAddress }
}

/** Expected in `minutes`, for the first treatment with the first therapist. */
export async function expectGuest(house: TestSalon, { clientId }: Guest, minutes = 20): Promise<string> {
  return (await createAppointment(house, { ...comingIn(house, minutes), clientId })).visitId
}

/**
 * An appointment of an hour in `minutes`, and the moment when it is booked. Nobody is booked over midnight: late in
 * the evening her hour is the last one of that day, and where that has begun she is late.
 */
export function comingIn(house: TestSalon, minutes: number): { now: Date; startsAt: Date } {
  const now = new Date()
  const wished = addMinutes(now, minutes)
  const { end } = salonDay(minutes < DAY ? now : wished, house.salon.timeZone)
  const startsAt = new Date(Math.min(wished.getTime(), addMinutes(end, -60).getTime()))
  return { now: startsAt < now ? startsAt : now, startsAt }
}

const DAY = 24 * 60

/** A guest led as far as `stage` by the manager, who has asked her about her health in the consultation. */
export async function guestAt(
  house: TestSalon,
  stage: OpenStage,
  person: Person = {},
): Promise<Guest & { visitId: string }> {
  const { name = '王晓明', formOfAddress = '王姐', phone = '13800010001' } = person
  const clientId = await createClient(
    house.receptionist,
    { name, formOfAddress, phone, alertsAsked: true },
    new Date(),
  )
  const guest = { clientId, name, formOfAddress }
  const visitId = await expectGuest(house, guest)
  let here: VisitStage = 'expected'
  while (here !== stage) {
    const move = nextMove(here)
    if (!move) throw new Error(`no move leads on from ${here}`)
    const now = new Date()
    if (move === 'begin_recommendation') await leaveOut(house, visitId)
    here = (await asStaff(house.manager, now)((ctx) => moveVisit(ctx, { visitId, move }))).stage
    if (here === 'consultation') await asStaff(house.manager, now)((ctx) => askHer(ctx, visitId))
  }
  return { ...guest, visitId }
}

/** Nothing is performed on her way: what was planned is taken out. */
async function leaveOut(house: TestSalon, visitId: string): Promise<void> {
  const planned = await db.treatmentSession.findMany({ where: { visitId, releasedAt: null } })
  for (const { id } of planned) {
    await asStaff(
      house.manager,
      new Date(),
    )((ctx) => removeSession(ctx, { sessionId: id, reason: '客人今天不想做' }))
  }
}

/** What runs has run for so many minutes; a page that stands open has to read it anew. */
export async function minutesPass(visitId: string, minutes: number): Promise<void> {
  await db.treatmentSession.updateMany({
    where: { visitId, startedAt: { not: null }, endedAt: null },
    data: { startedAt: addMinutes(new Date(), -minutes) },
  })
}
