// Taking the start of a treatment back: by whom, how long, and no more once anything of it stands with her.
import { beforeEach, describe, expect, it } from 'vitest'
import type { StaffContext } from '@/lib/actions/staff-context'
import { db } from '@/lib/db/client'
import { reportReaction } from '@/lib/reactions/report-reaction'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { addProtocolStep } from '@/lib/treatments/add-protocol-step'
import { moveVisit } from '@/lib/visits/move-visit'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { rateSession } from '@/lib/visits/rate-session'
import { tickProtocol } from '@/lib/visits/tick-protocol'
import { undoEnd } from '@/lib/visits/undo-end'
import { undoMove } from '@/lib/visits/undo-move'
import { undoStart } from '@/lib/visits/undo-start'
import { getGuidedVisit } from '@/lib/visits/visit-queries'
import { at } from '../../factories/appointment'
import { giveConsents } from '../../factories/consent'
import { asStaff } from '../../factories/context'
import { answerAll, breakOff, createGuestUnderWay } from '../../factories/ending'
import { createPhoto } from '../../factories/photo'
import { createGuestAtGate, type GuestAtGate, noteAllergy } from '../../factories/safety'
import { createSalon, type TestSalon } from '../../factories/salon'
import { writeNote } from '../../factories/treatment-note'

let house: TestSalon
let guest: GuestAtGate
let startedAt: Date
let sequence: number

beforeEach(async () => {
  house = await createSalon()
  startedAt = at(house, '14:00')
  guest = await createGuestUnderWay(house)
  sequence = await lastStart()
})

const session = () => db.treatmentSession.findUniqueOrThrow({ where: { id: guest.sessionId } })
const later = (minutes: number, staff = house.therapist) => asStaff(staff, addMinutes(startedAt, minutes))
const undo = (minutes: number, staff = house.therapist, of = sequence) =>
  later(minutes, staff)((ctx) => undoStart(ctx, { sessionId: guest.sessionId, sequence: of }))
const start = (minutes: number, staff = house.therapist) =>
  later(minutes, staff)((ctx) => startSession(ctx, { sessionId: guest.sessionId }))
const lastStart = async () => (await lastEvent('session_started')).sequence
const lastEvent = (kind: 'session_started' | 'session_start_undone' | 'session_ended') =>
  db.visitEvent.findFirstOrThrow({
    where: { visitId: guest.visitId, kind },
    orderBy: { sequence: 'desc' },
  })
const shown = async () => {
  const visit = await getGuidedVisit(house.therapist, guest.visitId)
  return visit?.sessions.find(({ id }) => id === guest.sessionId)?.start
}

describe('a start that is taken back', () => {
  it('leaves the treatment planned as it was, for ten minutes', async () => {
    const before = await session()
    expect(await shown()).toEqual({ sequence, actorId: house.therapist.id, at: startedAt })
    await expect(undo(10.1)).rejects.toThrow('undo_too_late')
    await undo(10)
    expect(await session()).toEqual({ ...before, startedAt: null, priceMinor: null })
    expect(before).toMatchObject({ therapistId: house.therapist.id, startedAt })
    expect((await lastEvent('session_start_undone')).particulars).toEqual({
      sessionId: guest.sessionId,
      started: sequence,
    })
    expect(await shown()).toBeNull()
    await expect(undo(10)).rejects.toThrow('nothing_to_undo')
  })

  it('gives back what it counted, and asks the gate anew at the next start', async () => {
    await undo(2)
    expect(await db.clientStanding.findUnique({ where: { clientId: guest.clientId } })).toMatchObject({
      lastTherapistId: null,
    })
    await start(3)
    expect(await session()).toMatchObject({ startedAt: addMinutes(startedAt, 3) })
    await undo(4, house.therapist, await lastStart())
    await noteAllergy(house, guest.clientId)
    await expect(start(5)).rejects.toThrow('safety_stop')
  })

  it('lets the move before it be taken back too', async () => {
    const his = await createGuestAtGate(house, at(house, '16:00'))
    guest = his
    await answerAll(house, his.visitId, at(house, '16:00'))
    const now = addMinutes(at(house, '16:00'), 1)
    const care = asStaff(house.therapist, now)
    const began = await db.visitEvent.findFirstOrThrow({
      where: { visitId: his.visitId, move: 'begin_treatment' },
    })
    await care((ctx) => startSession(ctx, { sessionId: his.sessionId }))
    await care(async (ctx) => undoStart(ctx, { sessionId: his.sessionId, sequence: await lastStart() }))
    await asStaff(
      house.manager,
      now,
    )((ctx) => undoMove(ctx, { visitId: his.visitId, sequence: began.sequence }))
    expect(await db.visit.findUnique({ where: { id: his.visitId } })).toMatchObject({ stage: 'consultation' })
  })

  it('is for whoever started, and for the manager', async () => {
    await expect(undo(1, house.secondTherapist)).rejects.toThrow('undo_not_yours')
    await expect(undo(1, house.receptionist)).rejects.toThrow('not_permitted')
    await expect(undo(1, (await createSalon()).therapist)).rejects.toThrow('not_found')
    await undo(1, house.manager)
  })

  it('is never one that is not the last, nor of a treatment that has ended', async () => {
    await undo(1)
    await start(2)
    await expect(undo(3)).rejects.toThrow('someone_was_faster')
    await breakOff(house, guest.sessionId, addMinutes(startedAt, 4))
    await expect(undo(5, house.therapist, await lastStart())).rejects.toThrow('session_over')
    const ended = await lastEvent('session_ended')
    await later(5)((ctx) => undoEnd(ctx, { sessionId: guest.sessionId, sequence: ended.sequence }))
    await undo(6, house.therapist, await lastStart())
  })

  it('by two at once is one', async () => {
    const answers = await Promise.allSettled([undo(2), undo(2, house.manager)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const undone = { visitId: guest.visitId, kind: 'session_start_undone' } as const
    expect(await db.visitEvent.count({ where: undone })).toBe(1)
  })
})

describe('what happened to her is not unsaid', () => {
  const deed = (run: (ctx: StaffContext) => Promise<unknown>, staff = house.therapist) => later(1, staff)(run)
  const feel = (figures: object) =>
    deed((ctx) => rateSession(ctx, { sessionId: guest.sessionId, ...figures }))

  async function stepOf() {
    const step = { title: '洁面', titleEn: '', instruction: '', instructionEn: '', minutes: 10, products: [] }
    await undo(0)
    const { stepId } = (await deed(
      (ctx) => addProtocolStep(ctx, { treatmentId: house.treatments[0]?.id ?? '', ...step }),
      house.manager,
    )) as { stepId: string }
    await start(1)
    sequence = await lastStart()
    return (mark: 'done' | 'cleared') =>
      deed((ctx) => tickProtocol(ctx, { sessionId: guest.sessionId, stepId, mark }))
  }

  it('once a step of its protocol stands ticked', async () => {
    const tick = await stepOf()
    await tick('done')
    await expect(undo(2)).rejects.toThrow('care_has_begun')
    await tick('cleared')
    await undo(2)
  })

  it('and a note without a word stands in no way, as little as the note on another treatment', async () => {
    const { id: sessionId } = await db.treatmentSession.create({
      data: {
        visitId: guest.visitId,
        treatmentId: house.treatments[1]?.id ?? '',
        startsAt: startedAt,
        endsAt: addMinutes(startedAt, 60),
        startedAt,
        effect: 5,
      },
    })
    const revision = { savedById: house.therapist.id, savedAt: startedAt, revision: 1, baseRevision: 0 }
    for (const [id, content] of [
      [guest.sessionId, {}],
      [sessionId, { text: '左肩紧' }],
    ] as const) {
      const revisions = { create: { ...revision, content, privateText: '' } }
      await db.treatmentNote.create({ data: { sessionId: id, revision: 1, revisions } })
    }
    await undo(2)
    const session = await db.treatmentSession.findUniqueOrThrow({ where: { id: guest.sessionId } })
    expect(session.startedAt).toBeNull()
  })

  it('once its note has said something, even where that was taken out again', async () => {
    const write = (text: string, baseRevision: number) =>
      deed((ctx) => writeNote(ctx, { sessionId: guest.sessionId, baseRevision, content: { text } }))
    await write('左肩紧', 0)
    await expect(undo(2)).rejects.toThrow('care_has_begun')
    await write('', 1)
    await expect(undo(2)).rejects.toThrow('care_has_begun')
  })

  it.each([
    { effect: 4 },
    { comfort: 4 },
    { pressureFelt: 0 },
    { temperatureFelt: 0 },
    { lovedAreas: ['nose'] },
    { herWords: { text: '很舒服', was: '' } },
  ])('once she was asked how it felt: %o', async (figures) => {
    await feel(figures)
    await expect(undo(2)).rejects.toThrow('care_has_begun')
  })

  it('once a photo was taken of it; one before it began stands in no way', async () => {
    const photo = (minutes: number) =>
      createPhoto(house.therapist, guest.clientId, {
        visitId: guest.visitId,
        sessionId: guest.sessionId,
        now: addMinutes(startedAt, minutes),
      })
    await asStaff(house.receptionist, startedAt)((ctx) => giveConsents(ctx, guest.clientId, ['photos']))
    await photo(-1)
    await undo(1)
    await start(2)
    sequence = await lastStart()
    await photo(2)
    await expect(undo(4)).rejects.toThrow('care_has_begun')
  })

  it('once a reaction was told of it', async () => {
    await deed((ctx) => reportReaction(ctx, { sessionId: guest.sessionId, text: '两颊发红' }))
    await expect(undo(2)).rejects.toThrow('care_has_begun')
    await later(3)((ctx) =>
      endSession(ctx, { sessionId: guest.sessionId, outcome: 'broken_off', endReason: 'her_wish' }),
    )
    await later(4)((ctx) => moveVisit(ctx, { visitId: guest.visitId, move: 'begin_recommendation' }))
  })

  it('and whoever ticks or tells at the same moment comes before it or after it', async () => {
    const answers = await Promise.allSettled([
      undo(2),
      deed((ctx) => reportReaction(ctx, { sessionId: guest.sessionId, text: '两颊发红' })),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await session()).startedAt === null).toBe(
      (await db.reaction.count({ where: { sessionId: guest.sessionId } })) === 0,
    )
  })
})
