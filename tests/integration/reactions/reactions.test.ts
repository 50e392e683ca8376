// A treatment that did her harm: told where it ends, seen by the manager, stopped the next time, cleared by a name.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Refusal } from '@/lib/actions/refusal'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { getDoorCard } from '@/lib/clients/door-card-query'
import { eraseClient } from '@/lib/clients/erase-client'
import { exportArchive } from '@/lib/clients/export-archive'
import { mergeClients } from '@/lib/clients/merge-clients'
import { undoMerge } from '@/lib/clients/undo-merge'
import { db } from '@/lib/db/client'
import { recordCall } from '@/lib/follow-ups/record-call'
import { denyHarm } from '@/lib/reactions/answer-harm'
import { clearReaction } from '@/lib/reactions/clear-reaction'
import { listNewReactions, listReactions } from '@/lib/reactions/reaction-queries'
import { reportReaction } from '@/lib/reactions/report-reaction'
import { addDays, addMinutes } from '@/lib/salon-time/salon-time'
import { signTreatmentNote } from '@/lib/treatment-notes/sign-treatment-note'
import { moveVisit } from '@/lib/visits/move-visit'
import { overrideSafety } from '@/lib/visits/override-safety'
import { endSession } from '@/lib/visits/perform-session'
import { addSession, changeSession } from '@/lib/visits/plan-sessions'
import { saveVisitNote } from '@/lib/visits/save-visit-note'
import { undoEnd } from '@/lib/visits/undo-end'
import { at, createAppointment, createGuest } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { answerAll, createGuestUnderWay } from '../../factories/ending'
import { createOwedCall } from '../../factories/follow-up'
import { type GuestAtGate, overrideAll, stopsOf } from '../../factories/safety'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { writeNote } from '../../factories/treatment-note'

let house: TestSalon
let guest: GuestAtGate
let now: Date

const TEXT = '两颊发红发烫，已冷敷'

beforeEach(async () => {
  house = await createSalon()
  guest = await createGuestUnderWay(house)
  now = at(house, '14:20')
})

const tell = (how: object = { outcome: 'broken_off', endReason: 'reaction' }, when = now, text = TEXT) =>
  asStaff(
    house.therapist,
    when,
  )((ctx) => endSession(ctx, { sessionId: guest.sessionId, reaction: text, ...how }))
const reactions = () => db.reaction.findMany({ where: { clientId: guest.clientId } })
const reactionId = async () => (await reactions())[0]?.id ?? ''
const clear = async (staff: SignedInStaff = house.manager, when = addMinutes(now, 60)) => {
  const id = await reactionId()
  await asStaff(staff, when)((ctx) => clearReaction(ctx, { reactionId: id, reason: '问过皮肤科，可以' }))
}

/** She comes again a week later, for the same treatment. */
async function comesAgain(therapist = house.therapist) {
  const startsAt = at(house, '14:00', addDays('2026-11-23', 7))
  const { visitId } = await createAppointment(house, {
    clientId: guest.clientId,
    startsAt,
    now,
    treatments: [{ treatmentId: house.treatments[0]?.id ?? '', therapistId: therapist.id }],
  })
  const { id } = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
  return { sessionId: id, startsAt }
}
const isStopped = async ({ sessionId, startsAt }: { sessionId: string; startsAt: Date }) =>
  (await stopsOf(sessionId, startsAt)).some((key) => key.startsWith('reacted:'))

describe('a reaction', () => {
  it('is told with an end of any kind, and written down', async () => {
    await tell({ outcome: 'performed' }, at(house, '14:55'))
    expect(await reactions()).toMatchObject([
      {
        text: TEXT,
        sessionId: guest.sessionId,
        visitId: guest.visitId,
        treatmentId: house.treatments[0]?.id,
        notedById: house.therapist.id,
        clearedAt: null,
      },
    ])
    const audit = { action: 'reaction.told', subjectId: guest.clientId }
    expect(await db.auditEntry.count({ where: audit })).toBe(1)
  })

  it('stands on the door card: for whoever cares in words, for the desk that there was one', async () => {
    await tell()
    const card = (staff: SignedInStaff) => getDoorCard(house.salon.id, guest.clientId, now, null, staff)
    expect((await card(house.therapist))?.reactions).toMatchObject([{ name: '补水嫩肤护理', text: TEXT }])
    expect((await card(house.receptionist))?.reactions).toMatchObject([{ name: '补水嫩肤护理', text: '' }])
    await clear()
    expect((await card(house.therapist))?.reactions).toEqual([])
  })

  it('stops the same treatment the next time, whoever does it, and no other', async () => {
    await tell()
    const again = await comesAgain(house.secondTherapist)
    expect(await isStopped(again)).toBe(true)
    await db.treatmentSession.update({
      where: { id: again.sessionId },
      data: { treatmentId: house.treatments[2]?.id ?? '' },
    })
    expect(await isStopped(again)).toBe(false)
  })

  it('outlives the end it was told with: what her skin did is not taken back, and a second end adds to it', async () => {
    await tell()
    const { sequence } = await db.visitEvent.findFirstOrThrow({
      where: { visitId: guest.visitId, kind: 'session_ended' },
    })
    const undone = addMinutes(now, 2)
    await asStaff(house.therapist, undone)((ctx) => undoEnd(ctx, { sessionId: guest.sessionId, sequence }))
    expect(await reactions()).toMatchObject([{ text: TEXT, clearedAt: null }])
    expect(await listReactions(house.manager, undone)).toMatchObject([{ endTakenBack: true }])
    await clear(house.manager, undone)
    await tell({ outcome: 'broken_off', endReason: 'reaction' }, addMinutes(now, 5), '又红起来了')
    expect(await reactions()).toMatchObject([{ text: `${TEXT}\n又红起来了`, clearedAt: null }])
  })
})

describe('the manager', () => {
  it('finds it on her day until she has looked', async () => {
    await tell()
    expect(await listNewReactions(house.receptionist)).toEqual([])
    expect(await listNewReactions(house.therapist)).toEqual([])
    expect(await listNewReactions((await createSalon()).manager)).toEqual([])
    expect(await listNewReactions(house.manager)).toMatchObject([
      { client: { id: guest.clientId }, treatment: { name: '补水嫩肤护理' }, notedAt: now.toISOString() },
    ])
    expect(await listReactions(house.therapist, now)).toEqual([])
    expect(await listReactions(house.manager, addMinutes(now, 1))).toMatchObject([
      { text: TEXT, notedBy: '林悦', cleared: null, endTakenBack: false },
    ])
    expect(await listNewReactions(house.manager)).toEqual([])
    const looks = { action: 'reaction.seen', actorId: house.manager.id }
    expect(await db.auditEntry.count({ where: { ...looks, subjectId: guest.clientId } })).toBe(1)
    await listReactions(house.manager, addMinutes(now, 2))
    expect(await db.auditEntry.count({ where: looks })).toBe(2)
  })

  it('has looked at it only where it was this one, as it stands, and a guest who is still here', async () => {
    await tell()
    const id = await reactionId()
    const entry = (at: Date, action: string, subjectType: string) => ({
      ...{ salonId: house.salon.id, actorId: house.manager.id, subjectId: id, at, action, subjectType },
    })
    const found = async () => (await listNewReactions(house.manager)).length
    // What was told again since is new again.
    await db.auditEntry.createMany({
      data: [
        entry(addMinutes(now, -1), 'reaction.seen', 'Reaction'),
        entry(now, 'reaction.told', 'Reaction'),
        entry(now, 'reaction.seen', 'Client'),
      ],
    })
    expect(await found()).toBe(1)
    const other = await createGuest(house)
    const her = { where: { id: guest.clientId } }
    await db.client.update({ ...her, data: { mergedIntoId: other.id } })
    expect(await found()).toBe(0)
    await db.client.update({ ...her, data: { mergedIntoId: null } })
    expect(await found()).toBe(1)
    await db.auditEntry.create({ data: entry(now, 'reaction.seen', 'Reaction') })
    expect(await found()).toBe(0)
  })

  it('sees open ones first', async () => {
    await tell()
    await clear()
    const first = guest
    guest = await createGuestUnderWay(house, at(house, '10:00', '2026-11-24'))
    await tell(undefined, at(house, '10:05', '2026-11-24'))
    const told = await listReactions(house.manager, at(house, '12:00', '2026-11-24'))
    expect(told.map(({ client, cleared }) => [client?.id, cleared?.by])).toEqual([
      [guest.clientId, undefined],
      [first.clientId, '周敏'],
    ])
  })
})

describe('clearing it', () => {
  it('is for somebody who may decide, once, with a reason that stays', async () => {
    await tell()
    await expect(clear(house.therapist)).rejects.toThrow('not_permitted')
    await expect(clear((await createSalon()).manager)).rejects.toThrow('not_found')
    await clear()
    expect(await reactions()).toMatchObject([
      { clearedById: house.manager.id, clearedReason: '问过皮肤科，可以' },
    ])
    await expect(clear()).rejects.toThrow('someone_was_faster')
    expect(await isStopped(await comesAgain())).toBe(false)
  })

  it('by two at once is one', async () => {
    await tell()
    const decider = await createStaff(house.salon, { mayOverrideSafety: true })
    const answers = await Promise.allSettled([clear(), clear(decider)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is not for whoever is to treat her with it, while somebody else could decide', async () => {
    await tell()
    const decider = await createStaff(house.salon, { mayOverrideSafety: true })
    const again = await comesAgain(decider)
    await expect(clear(decider)).rejects.toThrow('reaction_own')
    await db.staffMember.update({
      where: { id: house.manager.id },
      data: { deactivatedAt: now },
    })
    await clear(decider)
    expect(await isStopped(again)).toBe(false)
  })

  it('is not for whoever gave her the treatment that did it, also when nothing is arranged', async () => {
    await tell()
    await db.visit.update({ where: { id: guest.visitId }, data: { stage: 'left' } })
    await db.staffMember.update({ where: { id: house.therapist.id }, data: { mayOverrideSafety: true } })
    const hers = { ...house.therapist, mayOverrideSafety: true }
    await expect(clear(hers)).rejects.toThrow('reaction_own')
    await db.staffMember.update({ where: { id: house.manager.id }, data: { deactivatedAt: now } })
    await clear(hers)
    expect(await reactions()).toMatchObject([{ clearedById: house.therapist.id }])
  })

  it('opens nothing for whoever cleared it, however long ago, until it went well once', async () => {
    await tell()
    const decider = await createStaff(house.salon, { mayOverrideSafety: true })
    await clear(decider)
    const again = await comesAgain(decider)
    expect(await isStopped(again)).toBe(true)
    // Meanwhile somebody else has given it to her, to its end.
    const { visitId } = await createAppointment(house, {
      clientId: guest.clientId,
      ...{ startsAt: at(house, '10:00', '2026-11-25'), now },
    })
    await answerAll(house, visitId, at(house, '10:00', '2026-11-25'))
    const between = (outcome: 'performed' | 'in_part') =>
      db.treatmentSession.updateMany({
        where: { visitId },
        data: {
          therapistId: house.secondTherapist.id,
          startedAt: at(house, '10:00', '2026-11-25'),
          endedAt: at(house, '11:00', '2026-11-25'),
          outcome,
          endReason: outcome === 'performed' ? null : 'her_wish',
        },
      })
    await between('in_part')
    expect(await isStopped(again)).toBe(true)
    await between('performed')
    expect(await isStopped(again)).toBe(false)
  })

  it('opens nothing for whoever takes her over afterwards', async () => {
    await tell()
    const decider = await createStaff(house.salon, { mayOverrideSafety: true })
    const again = await comesAgain(house.secondTherapist)
    await clear(decider)
    expect(await isStopped(again)).toBe(false)
    await asStaff(
      house.manager,
      addMinutes(now, 70),
    )((ctx) => changeSession(ctx, { sessionId: again.sessionId, therapistId: decider.id }))
    expect(await isStopped(again)).toBe(true)
  })
})

describe('harm told when the treatments are over', () => {
  const harmsOf = async (visitId: string) =>
    (await db.treatmentNote.findMany({ where: { session: { visitId } } })).flatMap(({ harms }) => harms)
  const reached = { outcome: 'reached', feeling: 1 } as const

  it('on the phone, it is asked of each treatment what did it, before the same is begun again', async () => {
    const { visitId, clientId, callId, dueAt } = await createOwedCall(house, {
      startsAt: at(house, '10:00', '2026-11-24'),
    })
    const said = { callId, ...reached, note: '回家脸就肿了，起了一片疹子' }
    await asStaff(house.receptionist, dueAt)((ctx) => recordCall(ctx, said))
    expect(await harmsOf(visitId)).toEqual(['肿了', '疹子'])
    const startsAt = at(house, '14:00', addDays('2026-11-23', 14))
    const again = await createAppointment(house, { clientId, startsAt, now: dueAt })
    const { id } = await db.treatmentSession.findFirstOrThrow({ where: { visitId: again.visitId } })
    expect((await stopsOf(id, startsAt)).filter((key) => key.startsWith('harm_noted'))).toHaveLength(1)
  })

  it('as a complaint too; where a reaction was told of it, nothing more is asked', async () => {
    const { visitId, callId, dueAt } = await createOwedCall(house, {
      startsAt: at(house, '10:00', '2026-11-24'),
    })
    const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
    const told = { sessionId, text: '第二天脸肿了' }
    await asStaff(house.receptionist, dueAt)((ctx) => reportReaction(ctx, told))
    const said = { callId, ...reached, note: '脸肿了', complaint: { text: '脸肿了一天' } }
    await asStaff(house.receptionist, dueAt)((ctx) => recordCall(ctx, said))
    expect(await harmsOf(visitId)).toEqual([])
    const other = await createOwedCall(house, { startsAt: at(house, '10:00', '2026-11-25') })
    const complaint = { callId: other.callId, ...reached, note: '', complaint: { text: '做完起了水泡' } }
    await asStaff(house.receptionist, other.dueAt)((ctx) => recordCall(ctx, complaint))
    expect(await harmsOf(other.visitId)).toEqual(['水泡'])
  })

  it('is asked about where what was told stands no longer, or was of another visit of hers', async () => {
    const { visitId, clientId, callId, dueAt } = await createOwedCall(house, {
      startsAt: at(house, '10:00', '2026-11-24'),
    })
    const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
    const told = { sessionId, text: '第二天脸肿了' }
    const { reactionId } = await asStaff(house.receptionist, dueAt)((ctx) => reportReaction(ctx, told))
    await asStaff(
      house.manager,
      dueAt,
    )((ctx) => clearReaction(ctx, { reactionId, reason: '问过皮肤科，可以' }))
    const next = await createOwedCall(house, { clientId, startsAt: at(house, '10:00', '2026-11-25') })
    const ofNext = await db.treatmentSession.findFirstOrThrow({ where: { visitId: next.visitId } })
    await asStaff(
      house.receptionist,
      dueAt,
    )((ctx) => reportReaction(ctx, { sessionId: ofNext.id, text: '这次也红了' }))
    await asStaff(
      house.receptionist,
      dueAt,
    )((ctx) => recordCall(ctx, { callId, ...reached, note: '起了水泡' }))
    expect(await harmsOf(visitId)).toContain('水泡')
  })

  it('at the door, when she is seen off', async () => {
    const bye = {
      visitId: guest.visitId,
      kind: 'farewell_note',
      text: '耳后起了红疹',
      baseRevision: 0,
    } as const
    await asStaff(house.receptionist, now)((ctx) => saveVisitNote(ctx, bye))
    expect(await harmsOf(guest.visitId)).toEqual([])
    await db.visit.update({ where: { id: guest.visitId }, data: { stage: 'farewell' } })
    await asStaff(
      house.manager,
      at(house, '15:30'),
    )((ctx) => moveVisit(ctx, { visitId: guest.visitId, move: 'skip_farewell', reason: '她赶时间' }))
    expect(await harmsOf(guest.visitId)).toEqual(['红疹'])
  })
})

describe('another treatment of the day', () => {
  const touching = (index: number, touches: string[]) =>
    db.treatment.update({ where: { id: house.treatments[index]?.id ?? '' }, data: { touches } })

  async function planned() {
    await asStaff(
      house.manager,
      addMinutes(now, 5),
    )((ctx) => addSession(ctx, { visitId: guest.visitId, treatmentId: house.treatments[1]?.id ?? '' }))
    const { id } = await db.treatmentSession.findFirstOrThrow({
      where: { visitId: guest.visitId, startedAt: null },
    })
    return id
  }
  const reacted = async (sessionId: string, when = addMinutes(now, 6)) =>
    (await stopsOf(sessionId, when)).filter((key) => key.startsWith('reacted'))

  it.each([
    { others: ['cheek_left'], count: 1 },
    { others: ['foot_left'], count: 0 },
    { others: [], count: 1 },
  ])('spares the skin that was just harmed: $others', async ({ others, count }) => {
    await touching(0, ['cheek_left', 'forehead'])
    await touching(1, others)
    await tell()
    const next = await planned()
    expect(await reacted(next)).toHaveLength(count)
    if (count === 0) return
    await clear(house.manager, addMinutes(now, 7))
    expect(await reacted(next)).toEqual([])
  })

  it('and not when she comes on another day', async () => {
    await touching(0, ['cheek_left'])
    await touching(1, ['cheek_left'])
    await tell()
    const again = await comesAgain()
    await db.treatmentSession.update({
      where: { id: again.sessionId },
      data: { treatmentId: house.treatments[1]?.id ?? '' },
    })
    expect(await reacted(again.sessionId, again.startsAt)).toEqual([])
  })
})

describe('her archive', () => {
  it('holds it in the file she is given', async () => {
    await tell()
    await db.visit.update({ where: { id: guest.visitId }, data: { stage: 'left' } })
    const file = await asStaff(house.manager, now)((ctx) => exportArchive(ctx, { clientId: guest.clientId }))
    expect(JSON.stringify(file)).toContain(TEXT)
  })

  it('loses the words with the archive, and keeps that it happened', async () => {
    await tell({ outcome: 'broken_off', endReason: 'reaction', endNote: '她说很烫' })
    await clear()
    await db.visit.update({ where: { id: guest.visitId }, data: { stage: 'left' } })
    const erase = { clientId: guest.clientId, reason: 'her_wish' as const }
    await asStaff(house.manager, addMinutes(now, 90))((ctx) => eraseClient(ctx, erase))
    expect(await reactions()).toMatchObject([{ text: '', clearedReason: '', clearedById: house.manager.id }])
    expect(await db.treatmentSession.findUnique({ where: { id: guest.sessionId } })).toMatchObject({
      endNote: null,
      outcome: 'broken_off',
    })
    expect(await listReactions(house.manager, now)).toMatchObject([{ client: null, text: '' }])
    expect(await listNewReactions(house.manager)).toEqual([])
  })

  it('takes it along when two archives become one, and gives it back', async () => {
    await tell()
    const { keptId, mergeId } = await mergeHer()
    expect(await db.reaction.count({ where: { clientId: keptId } })).toBe(1)
    await asStaff(house.manager, addMinutes(now, 40))((ctx) => undoMerge(ctx, { mergeId }))
    expect(await reactions()).toHaveLength(1)
  })

  it('gives it back also when it was told while they were one', async () => {
    await tell({ outcome: 'in_part', endReason: 'her_wish' }, now, '')
    const { mergeId } = await mergeHer()
    const late = { sessionId: guest.sessionId, text: '晚上起了水泡' }
    await asStaff(house.receptionist, addMinutes(now, 35))((ctx) => reportReaction(ctx, late))
    await asStaff(house.manager, addMinutes(now, 40))((ctx) => undoMerge(ctx, { mergeId }))
    expect(await reactions()).toMatchObject([{ text: '晚上起了水泡' }])
    expect(await isStopped(await comesAgain())).toBe(true)
  })

  async function mergeHer() {
    await db.visit.update({ where: { id: guest.visitId }, data: { stage: 'left' } })
    const { id: keptId } = await createGuest(house, '王晓明')
    const revisionOf = async (id: string) => (await db.client.findUniqueOrThrow({ where: { id } })).revision
    const asked = {
      keptId,
      keptRevision: await revisionOf(keptId),
      goneId: guest.clientId,
      goneRevision: await revisionOf(guest.clientId),
      fromGone: [],
    }
    const { mergeId } = await asStaff(house.manager, addMinutes(now, 30))((ctx) => mergeClients(ctx, asked))
    return { keptId, mergeId }
  }
})

describe('told apart from the end', () => {
  const report = (by: SignedInStaff, when: Date, text = TEXT, sessionId = guest.sessionId) =>
    asStaff(by, when)((ctx) => reportReaction(ctx, { sessionId, text }))
  const performed = { outcome: 'performed', reaction: undefined } as const
  const end = () =>
    asStaff(
      house.therapist,
      at(house, '15:00'),
    )((ctx) => endSession(ctx, { sessionId: guest.sessionId, ...performed }))
  const halts = async () => {
    const rows = await db.$queryRaw<{ key: string }[]>`SELECT key FROM foyer_halts(${guest.sessionId}::uuid)`
    return rows.map(({ key }) => key)
  }

  it('two days later on the phone, it stops the same treatment next time', async () => {
    await end()
    await report(house.receptionist, addDaysTo(2), '她在电话里说脸肿了一天')
    expect(await reactions()).toMatchObject([
      { text: '她在电话里说脸肿了一天', notedById: house.receptionist.id, notedAt: addDaysTo(2) },
    ])
    expect(await isStopped(await comesAgain())).toBe(true)
    expect(await listNewReactions(house.manager)).toHaveLength(1)
  })

  it('while it runs, it halts it until it is broken off or somebody lets it go on', async () => {
    await report(house.therapist, now)
    expect(await halts()).toEqual([`reacted:${await reactionId()}`])
    await expect(end()).rejects.toMatchObject({ code: 'safety_stop' })
    await asStaff(
      house.therapist,
      now,
    )((ctx) => endSession(ctx, { sessionId: guest.sessionId, outcome: 'broken_off', endReason: 'alert' }))
    expect(await halts()).toEqual([])
  })

  it('worse than what somebody let pass, it halts it again', async () => {
    await report(house.therapist, now, '左脸微微发红')
    const signed = { sessionId: guest.sessionId, stops: await halts(), reason: '看过了，可以继续' }
    await asStaff(house.manager, addMinutes(now, 1))((ctx) => overrideSafety(ctx, signed))
    expect(await halts()).toEqual([])
    await report(house.therapist, addMinutes(now, 2), '起了水泡，嘴唇肿')
    expect(await halts()).toEqual([`reacted:${await reactionId()}`])
  })

  it('with its end, and the end is taken back: it halts what runs on', async () => {
    await tell()
    const event = await db.visitEvent.findFirstOrThrow({
      where: { visitId: guest.visitId, kind: 'session_ended' },
    })
    await asStaff(
      house.therapist,
      now,
    )((ctx) => undoEnd(ctx, { sessionId: guest.sessionId, sequence: event.sequence }))
    expect(await halts()).toEqual([`reacted:${await reactionId()}`])
  })

  it('a second time, keeps both and stands again after it was cleared', async () => {
    await end()
    await report(house.receptionist, addDaysTo(2))
    await clear(house.manager, addDaysTo(3))
    await report(house.receptionist, addDaysTo(4), '还在脱皮')
    expect(await reactions()).toMatchObject([{ text: `${TEXT}\n还在脱皮`, clearedAt: null }])
  })

  it('not of a treatment that has not begun, nor of another salon, nor of an erased archive', async () => {
    const planned = await comesAgain()
    await expect(report(house.therapist, now, TEXT, planned.sessionId)).rejects.toMatchObject({
      code: 'not_begun',
    })
    const elsewhere = await createSalon()
    await expect(report(elsewhere.manager, now)).rejects.toMatchObject({ code: 'not_found' })
    await db.client.update({
      where: { id: guest.clientId },
      data: { mergedIntoId: (await somebodyElse()).id },
    })
    await expect(report(house.manager, now)).rejects.toMatchObject({ code: 'not_found' })
  })

  const addDaysTo = (days: number) => at(house, '15:00', addDays('2026-11-23', days))
  const somebodyElse = () => createGuest(house)
})

describe('harm in the note', () => {
  const write = (
    content: Parameters<typeof writeNote>[1]['content'],
    privateText?: string,
    {
      when = now,
      by = house.therapist,
      ...more
    }: { when?: Date; by?: SignedInStaff; amendmentReason?: string } = {},
  ) =>
    asStaff(
      by,
      when,
    )(async (ctx) => {
      const note = await ctx.tx.treatmentNote.findUnique({ where: { sessionId: guest.sessionId } })
      return writeNote(ctx, {
        ...{ sessionId: guest.sessionId, baseRevision: note?.revision ?? 0, ...more },
        ...(content && { content }),
        ...(privateText ? { privateText } : {}),
      })
    })
  const later = () => at(house, '15:10')
  const sign = () =>
    asStaff(house.therapist, later())((ctx) => signTreatmentNote(ctx, { sessionId: guest.sessionId }))
  const deny = (by = house.therapist, seen?: string[]) =>
    asStaff(by, later())((ctx) => denyHarm(ctx, { sessionId: guest.sessionId, seen }))
  const harms = async () =>
    (await db.treatmentNote.findUniqueOrThrow({ where: { sessionId: guest.sessionId } })).harms
  const end = (more: object = {}) =>
    asStaff(
      house.therapist,
      at(house, '15:00'),
    )((ctx) => endSession(ctx, { sessionId: guest.sessionId, outcome: 'performed', ...more }))

  it.each([
    [{ text: '右脸红肿，已冷敷' }, undefined],
    [{ reactionWords: 'a blister on the left cheek' }, undefined],
    [{ reaction: 'swelling' as const }, undefined],
    [{}, '她手臂有一点破皮'],
  ])('%j: the end asks what it came from', async (content, privateText) => {
    await write(content, privateText)
    await expect(end()).rejects.toMatchObject({ code: 'harm_in_note' })
    expect(await reactions()).toEqual([])
  })

  it('from this treatment, it is a reaction of hers', async () => {
    await write({ text: '右脸红肿' })
    await end({ reaction: '右脸红肿，已冷敷' })
    expect(await isStopped(await comesAgain())).toBe(true)
  })

  it('from something else, it is not, and who said so is kept', async () => {
    await write({ text: '来时右脸红肿' })
    await end({ isNoReaction: true })
    expect(await reactions()).toEqual([])
    await expect(
      db.visitEvent.findFirstOrThrow({ where: { visitId: guest.visitId, kind: 'session_ended' } }),
    ).resolves.toMatchObject({ actorId: house.therapist.id, particulars: { isNoReaction: true } })
  })

  it('once it was told, nothing is asked a second time', async () => {
    await write({ text: '右脸红肿' })
    await asStaff(
      house.therapist,
      now,
    )((ctx) => reportReaction(ctx, { sessionId: guest.sessionId, text: TEXT }))
    await end({ outcome: 'broken_off', endReason: 'alert' })
    await expect(
      db.visitEvent.findFirstOrThrow({ where: { visitId: guest.visitId, kind: 'session_ended' } }),
    ).resolves.not.toMatchObject({ particulars: { isNoReaction: true } })
  })

  it('that came up after it was answered for is asked about anew', async () => {
    await asStaff(
      house.therapist,
      now,
    )((ctx) => reportReaction(ctx, { sessionId: guest.sessionId, text: '左脸微微发红' }))
    await clear(house.manager, now)
    await write({ text: '左脸起水泡，嘴唇红肿' })
    await expect(end()).rejects.toMatchObject({ code: 'harm_in_note' })
  })

  it('told in the advice, or an open skin that was ticked, it is asked about too, however it ends', async () => {
    await write({ advice: '左脸起了水泡，回家冷敷' })
    await expect(end()).rejects.toMatchObject({ code: 'harm_in_note' })
    await write({ findings: [{ code: 'rash', strength: 2 }], areas: ['forehead'] })
    await expect(end({ outcome: 'broken_off', endReason: 'alert' })).rejects.toMatchObject({
      code: 'harm_in_note',
    })
  })

  it('taken out of the note again, it is asked about all the same; a slip is not', async () => {
    await write({ text: '左脸起水泡' })
    await write({ text: '左脸舒服' }, undefined, { when: new Date(now.getTime() + 59_000) })
    expect(await harms()).toEqual([])
    await write({ text: '左脸起水泡' }, undefined, { when: addMinutes(now, 2) })
    await write({ text: '左脸舒服' }, undefined, { when: addMinutes(now, 3) })
    expect(await harms()).toEqual(['水泡'])
    await expect(end()).rejects.toMatchObject({ code: 'harm_in_note' })
  })

  it('that a colleague writes while she is asked is shown to her, and not denied unseen', async () => {
    await write({ text: '有点发红发痒' })
    const asked = await end().catch((refused: Refusal) => refused)
    expect(asked).toMatchObject({ code: 'harm_in_note', particulars: { harms: '["发红发痒"]' } })
    await write({ text: '有点发红发痒。嘴唇肿，喘不上气', reaction: 'swelling' }, undefined, {
      by: house.manager,
    })
    const harms = '["发红发痒","肿","喘不","swelling"]'
    for (const seen of [undefined, ['发红发痒']]) {
      await expect(end({ isNoReaction: true, harmsSeen: seen })).rejects.toMatchObject({
        code: 'harm_newer',
        particulars: { words: '肿和喘不', typed: 2, harms },
      })
      await expect(deny(house.therapist, seen)).rejects.toMatchObject({ code: 'harm_newer' })
    }
    await deny(house.therapist, JSON.parse(harms))
  })

  it('that was denied is asked about again where it is told of another place, or worse', async () => {
    await write({ text: '左脸起水泡', findings: [{ code: 'rash', strength: 1 }] })
    await deny()
    await write({ text: '左脸起了水泡，是烫到的', findings: [{ code: 'rash', strength: 1 }] })
    expect(await harms()).toEqual(['烫到'])
    await deny()
    await write({
      text: '左脸起了水泡，是烫到的。做完后嘴唇也起水泡',
      findings: [{ code: 'rash', strength: 3 }],
    })
    expect(await harms()).toEqual(['水泡:嘴唇', 'rash:2', 'rash:3'])
    await expect(end({ outcome: 'broken_off', endReason: 'alert' })).rejects.toMatchObject({
      code: 'harm_in_note',
    })
  })

  it('that is written after somebody signed for it is not what was signed', async () => {
    await end()
    await write({ text: '左脸发痒' }, undefined, { when: later() })
    const again = await comesAgain()
    const open = async () => {
      const rows = await db.$queryRaw<{ key: string }[]>`
        SELECT key FROM foyer_open_stops(${again.sessionId}::uuid, ${again.startsAt}) WHERE kind = 'harm_noted'`
      return rows.map(({ key }) => key)
    }
    await overrideAll(house, again.sessionId, again.startsAt)
    expect(await open()).toEqual([])
    await write({ text: '左脸发痒。嘴唇也痒' }, undefined, { when: addMinutes(later(), 5) })
    expect(await open()).toEqual([`harm_noted:${guest.sessionId}:2`])
  })

  it('in why it ends, it is asked about as well', async () => {
    const fainted = { outcome: 'broken_off', endReason: 'other', endNote: '她晕倒了，扶她躺下' } as const
    await expect(end(fainted)).rejects.toMatchObject({ code: 'harm_in_note' })
    await end({ ...fainted, isNoReaction: true })
  })

  it('while a reaction stands, how it went on is written without being asked', async () => {
    await tell()
    await write({ text: '红肿，冷敷后好些' }, undefined, { when: later(), amendmentReason: '补记' })
    expect(await harms()).toEqual([])
    await clear(house.manager, addMinutes(later(), 1))
    expect((await stopsOf((await comesAgain()).sessionId, later())).join()).not.toContain('harm_noted')
  })

  it('is not denied by whoever is to give her the same treatment again, while somebody else could', async () => {
    await write({ text: '左脸起水泡' })
    await asStaff(
      house.therapist,
      later(),
    )((ctx) => moveVisit(ctx, { visitId: guest.visitId, move: 'leave', reason: '她先走了' }))
    await comesAgain()
    await expect(deny()).rejects.toMatchObject({ code: 'harm_own' })
    await deny(house.secondTherapist, ['水泡'])
  })

  it('written after the end, nobody signs it before it is answered for', async () => {
    await end()
    await write({ text: '左脸起水泡' }, undefined, { when: later() })
    await expect(sign()).rejects.toMatchObject({ code: 'harm_in_note' })
    await deny()
    await sign()
    expect(await harms()).toEqual([])
    expect(
      await db.auditEntry.count({
        where: { action: 'treatment_note.harm_denied', subjectId: guest.sessionId },
      }),
    ).toBe(1)
  })

  it('that nobody has answered for stops the same treatment the next time, and no other', async () => {
    await write({ text: '左脸起水泡' })
    await asStaff(
      house.therapist,
      later(),
    )((ctx) => moveVisit(ctx, { visitId: guest.visitId, move: 'leave', reason: '她先走了' }))
    const again = await comesAgain()
    const stopsAgain = async () =>
      (await stopsOf(again.sessionId, again.startsAt)).filter((key) => key.startsWith('harm_noted'))
    expect(await stopsAgain()).toEqual([`harm_noted:${guest.sessionId}:1`])
    await db.treatmentSession.update({
      where: { id: again.sessionId },
      data: { treatmentId: house.treatments[1]?.id ?? '' },
    })
    expect(await stopsAgain()).toEqual([])
    await db.treatmentSession.update({
      where: { id: again.sessionId },
      data: { treatmentId: house.treatments[0]?.id ?? '' },
    })
    await deny(house.manager, ['水泡'])
    expect(await stopsAgain()).toEqual([])
  })

  it('written into a signed note is asked about as well', async () => {
    await write({ text: '很舒服' })
    await end()
    await write({ text: '很舒服。晚上起了水泡' }, undefined, { when: later(), amendmentReason: '她来电说的' })
    expect(await harms()).toEqual(['水泡'])
    expect(await stopsOf((await comesAgain()).sessionId, later())).toContain(
      `harm_noted:${guest.sessionId}:1`,
    )
    const told = { sessionId: guest.sessionId, text: '晚上起了水泡' }
    await asStaff(house.receptionist, later())((ctx) => reportReaction(ctx, told))
    expect(await harms()).toEqual([])
  })

  it('is answered for by whoever cares, of her own salon, and only where it is asked', async () => {
    await expect(deny()).rejects.toMatchObject({ code: 'not_found' })
    await write({ text: '左脸起水泡' })
    await expect(deny(house.receptionist)).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(deny((await createSalon()).manager)).rejects.toMatchObject({ code: 'not_found' })
    await deny()
    await end()
  })

  it('a note that denies it asks nothing', async () => {
    await write({ text: '护理后无红肿、破皮，客人很满意' })
    await end()
    await expect(
      db.treatmentSession.findUniqueOrThrow({ where: { id: guest.sessionId } }),
    ).resolves.toMatchObject({ outcome: 'performed' })
  })
})
