// A merge is taken back while one of the two is expected, in the house or being treated: what may be done to her?
import { beforeEach, describe, expect, it } from 'vitest'
import { mergeClients } from '@/lib/clients/merge-clients'
import { noteAlert } from '@/lib/clients/note-alert'
import { registerClient } from '@/lib/clients/register-client'
import { undoMerge } from '@/lib/clients/undo-merge'
import { db } from '@/lib/db/client'
import { answerSafetyQuestion, recordNothingNew } from '@/lib/safety/answer-questions'
import { BASE_QUESTIONS, SAFETY_QUESTIONS } from '@/lib/safety/safety-flow'
import { readVisitSafety } from '@/lib/safety/safety-queries'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { moveVisit } from '@/lib/visits/move-visit'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { walkIn } from '@/lib/visits/walk-in'
import { at, createAppointment, createGuest } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createGuestAtGate, type GuestAtGate, overrideAll } from '../../factories/safety'
import { createSalon, type TestSalon } from '../../factories/salon'
import { createPastVisit } from './past-visit'

/** In whose archive her visit is made, and whose archive is kept. */
const MADE = [
  'before, in the one that goes',
  'before, in the one that is kept',
  'while they are one',
] as const
type Made = (typeof MADE)[number]

/** When she is asked, how, and what is done with her treatment before the two are two again. */
const ASKED = ['before', 'while they are one, all of it', 'while they are one, nothing new'] as const
type Asked = (typeof ASKED)[number]

let house: TestSalon
/** Another guest, of whom a serious alert stands. */
let otherId: string
let clock: Date

const soon = () => {
  clock = addMinutes(clock, 1)
  return clock
}
const by = () => asStaff(house.therapist, soon())
const start = ({ sessionId }: GuestAtGate) => by()((ctx) => startSession(ctx, { sessionId }))
const revisionOf = async (id: string) => (await db.client.findUniqueOrThrow({ where: { id } })).revision

beforeEach(async () => {
  house = await createSalon()
  clock = at(house, '13:00')
  const past = addMinutes(clock, -20 * 24 * 60)
  otherId = await createClient(house.receptionist, { name: '李婉清' }, addMinutes(past, -60))
  await askedLongAgo(otherId, past)
  const pregnant = {
    clientId: otherId,
    kind: 'pregnancy',
    severity: 'serious',
    text: '孕期，刚三个月',
  } as const
  await asStaff(house.therapist, past)((ctx) => noteAlert(ctx, pregnant))
})

async function askedLongAgo(clientId: string, startsAt: Date): Promise<void> {
  const visitId = await createPastVisit({ clientId, staff: house.receptionist, startsAt })
  await db.safetyAnswer.createMany({
    data: SAFETY_QUESTIONS.map((question) => ({
      ...{ visitId, question, askedById: house.therapist.id, askedAt: startsAt },
      answer: 'no' as const,
    })),
  })
}

async function merge(keptId: string, goneId: string): Promise<string> {
  const [keptRevision, goneRevision] = [await revisionOf(keptId), await revisionOf(goneId)]
  const asked = { keptId, keptRevision, goneId, goneRevision, fromGone: [] }
  return (await asStaff(house.manager, soon())((ctx) => mergeClients(ctx, asked))).mergeId
}

const undo = (mergeId: string) => asStaff(house.receptionist, soon())((ctx) => undoMerge(ctx, { mergeId }))

/** She says no to whatever is open, and takes back a yes of which nothing stands; what stands still holds. */
async function answerEach(visitId: string): Promise<void> {
  const safety = await readVisitSafety(house.therapist, visitId, clock)
  for (const { question, answer } of safety?.questions ?? []) {
    const stands = safety?.alerts.some(({ kind }) => kind === question)
    const said = { visitId, question, answer: stands ? 'yes' : 'no', seen: answer ?? undefined } as const
    if (answer === null) await by()((ctx) => answerSafetyQuestion(ctx, said))
    // Whoever is to treat her does not open the gate by taking back what she said.
    if (answer === 'yes' && !stands)
      await asStaff(
        house.manager,
        soon(),
      )((ctx) => answerSafetyQuestion(ctx, { ...said, reason: '说的是另一位客人' }))
  }
}

async function nothingNew(visitId: string): Promise<void> {
  const safety = await readVisitSafety(house.therapist, visitId, clock)
  if (!safety?.lastAskedAt) throw new Error('she was never asked')
  const standing = new Set<string>(safety.alerts.map(({ kind }) => kind))
  const questions = safety.questions
    .filter(
      ({ question, earlier }) =>
        (earlier === 'no' && question !== 'contact_lenses') || standing.has(question),
    )
    .map(({ question }) => question)
  const seen = {
    visitId,
    questions,
    alertIds: safety.alerts.map(({ id }) => id),
    lastAskedAt: safety.lastAskedAt,
  }
  await by()((ctx) => recordNothingNew(ctx, seen))
  await answerEach(visitId)
}

/** The guest at her gate while the two are one, and the merge that is to be taken back. */
async function guestOfTwo(made: Made, asked: Asked): Promise<{ guest: GuestAtGate; mergeId: string }> {
  const guest = asked === 'before' ? await createGuestAtGate(house) : await createGuestOverTea()
  clock = at(house, '14:05')
  if (asked === 'before') await answerEach(guest.visitId)
  await askedLongAgo(guest.clientId, at(house, '08:00'))
  let mergeId: string
  if (made === 'while they are one') {
    // Her visit is hers once the two are one: as if it had only been made then.
    mergeId = await merge(guest.clientId, otherId)
    await db.visit.update({ where: { id: guest.visitId }, data: { createdAt: clock } })
  } else if (made === 'before, in the one that goes') mergeId = await merge(otherId, guest.clientId)
  else mergeId = await merge(guest.clientId, otherId)
  if (asked === 'while they are one, all of it') await answerEach(guest.visitId)
  if (asked === 'while they are one, nothing new') await nothingNew(guest.visitId)
  if (asked !== 'before')
    await by()((ctx) => moveVisit(ctx, { visitId: guest.visitId, move: 'begin_treatment' }))
  return { guest, mergeId }
}

/** Nobody has asked her yet. */
async function createGuestOverTea(): Promise<GuestAtGate> {
  const startsAt = at(house, '14:00')
  const { clientId, visitId } = await createAppointment(house, { startsAt })
  for (const move of ['arrive', 'lead_to_seat', 'begin_consultation'] as const)
    await asStaff(house.manager, startsAt)((ctx) => moveVisit(ctx, { visitId, move }))
  const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
  return { clientId, visitId, sessionId }
}

const ways = MADE.flatMap((made) => ASKED.map((asked) => [made, asked] as const))

describe('a merge taken back while she is here', () => {
  it.each(ways)('leaves no gate open: her visit made %s, asked %s', async (made, asked) => {
    const { guest, mergeId } = await guestOfTwo(made, asked)
    await expect(start(guest)).rejects.toMatchObject({ code: 'safety_stop' })
    await undo(mergeId)
    await expect(start(guest)).rejects.toMatchObject({ code: 'safety_stop' })
    const safety = await readVisitSafety(house.therapist, guest.visitId, clock)
    expect(safety?.questions.filter(({ answer }) => answer !== null && answer !== 'yes')).toEqual([])
    // And by no older word of hers either: each is asked by itself.
    expect(safety?.questions.filter(({ earlier }) => earlier === 'no')).toEqual([])
    // In sight of what is serious of the other, until she is asked.
    expect(safety?.others).toEqual([{ why: 'parted', alerts: ['孕期，刚三个月'] }])
    await answerEach(guest.visitId)
    const askedSince = await readVisitSafety(house.therapist, guest.visitId, clock)
    expect(askedSince?.others).toEqual([])
    await start(guest)
  })

  it.each(ways)('halts what runs: her visit made %s, asked %s', async (made, asked) => {
    const { guest, mergeId } = await guestOfTwo(made, asked)
    await overrideAll(house, guest.sessionId, soon())
    await start(guest)
    await undo(mergeId)
    const end = () =>
      asStaff(
        house.therapist,
        addMinutes(soon(), 60),
      )((ctx) => endSession(ctx, { sessionId: guest.sessionId }))
    await expect(end()).rejects.toMatchObject({ code: 'safety_stop' })
    await answerEach(guest.visitId)
    await end()
  })

  it('halts what began before the two were one, and asks her all that her treatment wants', async () => {
    const guest = await createGuestAtGate(house)
    clock = at(house, '14:05')
    await answerEach(guest.visitId)
    await start(guest)
    await undo(await merge(guest.clientId, otherId))
    const safety = await readVisitSafety(house.therapist, guest.visitId, clock)
    const wanted = safety?.gates.flatMap(({ stops }) => stops.map(({ question }) => question)) ?? []
    expect(wanted).toEqual(expect.arrayContaining([...BASE_QUESTIONS]))
    expect(safety?.questions.map(({ question }) => question)).toEqual(expect.arrayContaining(wanted))
  })

  it('starts by nothing that was let pass while they were one', async () => {
    const { guest, mergeId } = await guestOfTwo('before, in the one that goes', 'before')
    await db.treatment.updateMany({ data: { patchTestDays: 90, patchTestHours: 1 } })
    await overrideAll(house, guest.sessionId, soon())
    await undo(mergeId)
    await answerEach(guest.visitId)
    await expect(start(guest)).rejects.toMatchObject({ code: 'safety_stop' })
  })

  it('halts what began by the patch test of somebody else', async () => {
    await db.treatment.updateMany({
      where: { salonId: house.salon.id },
      data: { patchTestDays: 90, patchTestHours: 1 },
    })
    await db.alert.updateMany({ where: { clientId: otherId }, data: { retiredAt: at(house, '09:00') } })
    await db.patchTest.create({
      data: {
        ...{ salonId: house.salon.id, clientId: otherId, treatmentId: house.treatments[0]?.id ?? '' },
        ...{ doneById: house.manager.id, doneAt: at(house, '08:00'), readableAt: at(house, '09:00') },
        ...{ result: 'clear', readById: house.manager.id, readAt: at(house, '10:00') },
        validUntil: addMinutes(at(house, '10:00'), 24 * 60 * 30),
      },
    })
    const guest = await createGuestAtGate(house)
    clock = at(house, '14:05')
    const mergeId = await merge(guest.clientId, otherId)
    await answerEach(guest.visitId)
    await start(guest)
    await undo(mergeId)
    await answerEach(guest.visitId)
    const safety = await readVisitSafety(house.therapist, guest.visitId, clock)
    expect(safety?.gates.flatMap(({ stops }) => stops.map(({ kind }) => kind))).toEqual(['patch_missing'])
  })

  it('holds when one of the two goes on into a third archive', async () => {
    const { guest, mergeId } = await guestOfTwo(
      'before, in the one that goes',
      'while they are one, nothing new',
    )
    await undo(mergeId)
    const third = await createGuest(house, '李琬清', addMinutes(clock, -60))
    await merge(third.id, guest.clientId)
    await expect(start(guest)).rejects.toMatchObject({ code: 'safety_stop' })
  })

  it('leaves a yes standing that was said meanwhile', async () => {
    const { guest, mergeId } = await guestOfTwo('before, in the one that goes', 'before')
    const { visitId } = guest
    await by()((ctx) => answerSafetyQuestion(ctx, { visitId, question: 'medication', answer: 'yes' }))
    await undo(mergeId)
    const safety = await readVisitSafety(house.therapist, visitId, clock)
    const yes = safety?.questions.filter(({ answer }) => answer === 'yes')
    expect(yes?.map(({ question }) => question)).toEqual(['medication'])
  })
})

describe('a second archive of one name', () => {
  const begin = async (name: string) =>
    (
      await asStaff(
        house.receptionist,
        soon(),
      )((ctx) => registerClient(ctx, { name, sameNameConfirmed: true }))
    ).clientId

  it('tells what is serious of her namesake until she was asked herself', async () => {
    const clientId = await begin('李婉清女士')
    const { visitId } = await asStaff(house.receptionist, soon())((ctx) => walkIn(ctx, { clientId }))
    for (const move of ['lead_to_seat', 'begin_consultation'] as const)
      await asStaff(house.manager, soon())((ctx) => moveVisit(ctx, { visitId, move }))
    const others = async () => (await readVisitSafety(house.therapist, visitId, clock))?.others
    expect(await others()).toEqual([{ why: 'namesake', alerts: ['孕期，刚三个月'] }])
    await answerEach(visitId)
    expect(await others()).toEqual([])
  })

  it('tells nothing of somebody else, nor of an archive that is no more', async () => {
    const [other, same] = [await begin('王婉清'), await begin('李婉清')]
    const othersOf = async (clientId: string) => {
      const { visitId } = await asStaff(house.receptionist, soon())((ctx) => walkIn(ctx, { clientId }))
      return (await readVisitSafety(house.therapist, visitId, clock))?.others
    }
    expect(await othersOf(other)).toEqual([])
    await merge(same, otherId)
    expect(await othersOf(same)).toEqual([])
  })
})
