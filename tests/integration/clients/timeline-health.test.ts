// What became of her health, in the timeline: as it was at the time, by whom, from what to what, and why.
import { beforeEach, describe, expect, it } from 'vitest'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { mergeClients } from '@/lib/clients/merge-clients'
import { retireAlert } from '@/lib/clients/retire-alert'
import { reviseAlert } from '@/lib/clients/revise-alert'
import { sortAlert } from '@/lib/clients/sort-alert'
import { readTimeline, type TimelineEntry } from '@/lib/clients/timeline-queries'
import type { TimelineKind } from '@/lib/clients/timeline-schemas'
import { db } from '@/lib/db/client'
import { clearReaction } from '@/lib/reactions/clear-reaction'
import { answerSafetyQuestion } from '@/lib/safety/answer-questions'
import { addDays, addMinutes } from '@/lib/salon-time/salon-time'
import { moveVisit } from '@/lib/visits/move-visit'
import { overrideSafety } from '@/lib/visits/override-safety'
import { endSession } from '@/lib/visits/perform-session'
import { undoMove } from '@/lib/visits/undo-move'
import { at, createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createGuestUnderWay } from '../../factories/ending'
import { createEntry, createGuestAtGate, noteAllergy, stopsOf } from '../../factories/safety'
import { createSalon, type TestSalon } from '../../factories/salon'

let house: TestSalon
let clientId: string

beforeEach(async () => {
  house = await createSalon()
})

type Of<Kind extends TimelineKind> = Extract<TimelineEntry, { kind: Kind }>

/** The entries of one kind, newest first. */
async function told<Kind extends TimelineKind>(kind: Kind, staff: SignedInStaff = house.receptionist) {
  const { entries } = await readTimeline(staff, clientId, { filter: 'health' })
  return entries.filter((entry): entry is Of<Kind> => entry.kind === kind)
}

describe('an alert in the timeline', () => {
  const revise = (alertId: string, severity: 'serious' | 'mild', when: Date) =>
    asStaff(house.manager, when)((ctx) => reviseAlert(ctx, { alertId, severity, reason: '她说只是轻微发痒' }))

  it('is as heavy on every day as it was on that day, with who made it lighter or heavier, and why', async () => {
    clientId = await createClient(house.receptionist, {}, at(house, '09:00'))
    const alertId = await noteAllergy(house, clientId)
    await revise(alertId, 'mild', at(house, '14:00'))
    await revise(alertId, 'serious', at(house, '15:00'))
    await revise(alertId, 'mild', at(house, '16:00'))
    await asStaff(
      house.manager,
      at(house, '17:00'),
    )((ctx) => retireAlert(ctx, { alertId, reason: '客人说已经没有了' }))
    const by = house.manager.name
    expect(await told('alert_noted')).toMatchObject([{ facts: { severity: 'serious' } }])
    expect(await told('alert_revised')).toMatchObject([
      {
        at: at(house, '16:00'),
        facts: { before: 'serious', severity: 'mild', by, reason: '她说只是轻微发痒' },
      },
      { at: at(house, '15:00'), facts: { before: 'mild', severity: 'serious', by, reason: null } },
      {
        at: at(house, '14:00'),
        facts: { before: 'serious', severity: 'mild', by, reason: '她说只是轻微发痒' },
      },
    ])
    expect(await told('alert_retired')).toMatchObject([{ facts: { severity: 'mild', by } }])
  })

  it('tells what it was said to mean, from what to what, and why it means less', async () => {
    clientId = await createClient(house.receptionist, {}, at(house, '09:00'))
    const [acid, nuts] = await Promise.all([
      createEntry(house),
      createEntry(house, { name: '坚果', nameEn: 'Nuts', words: [] }),
    ])
    const alertId = await noteAllergy(house, clientId, '一种药膏')
    const sort = (contraindicationIds: string[], when: Date, reason?: string) =>
      asStaff(house.manager, when)((ctx) => sortAlert(ctx, { alertId, contraindicationIds, reason }))
    await sort([acid], at(house, '14:00'))
    await sort([nuts], at(house, '15:00'), '之前记错了')
    await sort([], at(house, '16:00'), '医生确认可以')
    const sorted = async () =>
      (await told('alert_sorted')).map(({ facts }) => [
        facts.text,
        names(facts.before),
        names(facts.after),
        facts.reason,
      ])
    const expected = [
      ['一种药膏', ['坚果'], [], '医生确认可以'],
      ['一种药膏', ['水杨酸'], ['坚果'], '之前记错了'],
      ['一种药膏', null, ['水杨酸'], null],
    ]
    expect(await sorted()).toEqual(expected)
    // Entries of long ago do not say what was meant before: the one before them does, of the same alert.
    const other = await noteAllergy(house, clientId, '花粉')
    await asStaff(
      house.manager,
      at(house, '14:30'),
    )((ctx) => sortAlert(ctx, { alertId: other, contraindicationIds: [nuts] }))
    await revise(alertId, 'mild', at(house, '14:40'))
    await db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`
      await tx.$executeRaw`UPDATE "AuditEntry" SET particulars = particulars - 'from' WHERE action = 'alert.sorted'`
    })
    expect(await sorted()).toEqual([
      ...expected.slice(0, 2),
      ['花粉', null, ['坚果'], null],
      ...expected.slice(2),
    ])
  })

  it('keeps all of it when two archives become one', async () => {
    clientId = await createClient(house.receptionist, {}, at(house, '09:00'))
    const goneId = await createClient(house.receptionist, {}, at(house, '09:00'))
    await revise(await noteAllergy(house, goneId), 'mild', at(house, '14:00'))
    const revisionOf = async (id: string) => (await db.client.findUniqueOrThrow({ where: { id } })).revision
    const pair = {
      keptId: clientId,
      keptRevision: await revisionOf(clientId),
      goneId,
      goneRevision: await revisionOf(goneId),
      fromGone: [],
    }
    await asStaff(house.manager, at(house, '15:00'))((ctx) => mergeClients(ctx, pair))
    expect(await told('alert_noted')).toMatchObject([{ facts: { severity: 'serious' } }])
    expect(await told('alert_revised')).toMatchObject([{ facts: { before: 'serious', severity: 'mild' } }])
  })
})

const names = (meanings: { name: string }[] | null) => meanings?.map(({ name }) => name) ?? null

describe('what she answered, in the timeline', () => {
  it('is told by deed, with what was answered before and what “as last time” repeats', async () => {
    const guest = await createGuestAtGate(house)
    clientId = guest.clientId
    const first = await told('answered')
    expect(first.flatMap(({ facts }) => facts.answers)).toContainEqual({
      question: 'allergy',
      answer: 'no',
      before: null,
      earlier: null,
    })
    await asStaff(
      house.therapist,
      at(house, '14:03'),
    )((ctx) =>
      answerSafetyQuestion(ctx, {
        visitId: guest.visitId,
        question: 'medication',
        answer: 'yes',
        seen: 'no',
      }),
    )
    expect((await told('answered'))[0]).toMatchObject({
      at: at(house, '14:03'),
      facts: { by: house.therapist.name, answers: [{ question: 'medication', answer: 'yes', before: 'no' }] },
    })
    const later = at(house, '14:00', addDays('2026-11-23', 7))
    const { visitId } = await createAppointment(house, { clientId, startsAt: later, now: at(house, '14:10') })
    await db.safetyAnswer.create({
      data: {
        visitId,
        question: 'allergy',
        answer: 'unchanged',
        askedById: house.receptionist.id,
        askedAt: later,
      },
    })
    const repeats = (earlier: string) => ({ question: 'allergy', answer: 'unchanged', before: null, earlier })
    expect((await told('answered'))[0]?.facts.answers).toEqual([repeats('no')])
    // Repeated once more it says the same, whatever she answers to something else, or the next time.
    const answerOn = async (
      days: number,
      answer: 'unchanged' | 'yes',
      question: 'allergy' | 'pregnancy' = 'allergy',
    ) => {
      const startsAt = at(house, '14:00', addDays('2026-11-23', days))
      const next = await createAppointment(house, { clientId, startsAt, now: at(house, '14:10') })
      const asked = { askedById: house.receptionist.id, askedAt: startsAt }
      await db.safetyAnswer.create({ data: { visitId: next.visitId, question, answer, ...asked } })
    }
    await answerOn(10, 'yes', 'pregnancy')
    await answerOn(14, 'unchanged')
    await answerOn(21, 'yes')
    const answers = (await told('answered')).flatMap(({ facts }) => facts.answers)
    expect(answers.filter(({ answer }) => answer === 'unchanged')).toEqual([repeats('no'), repeats('no')])
  })

  it('was nothing she said when her arrival is taken back', async () => {
    const { visitId, clientId: id } = await createAppointment(house, { startsAt: at(house, '14:00') })
    clientId = id
    const desk = asStaff(house.receptionist, at(house, '14:00'))
    const { sequence } = await desk((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    await desk((ctx) => answerSafetyQuestion(ctx, { visitId, question: 'allergy', answer: 'no' }))
    expect(await told('answered')).toHaveLength(1)
    await asStaff(house.receptionist, at(house, '14:02'))((ctx) => undoMove(ctx, { visitId, sequence }))
    expect(await told('answered')).toEqual([])
  })
})

describe('what was let begin, in the timeline', () => {
  it('is told with what stopped it, who, when and why', async () => {
    const guest = await createGuestAtGate(house)
    clientId = guest.clientId
    await createEntry(house, { treatmentId: house.treatments[0]?.id ?? '' })
    await noteAllergy(house, clientId)
    const now = at(house, '14:05')
    const stops = await stopsOf(guest.sessionId, now)
    const reason = '医生当面看过，避开泛红的地方'
    await asStaff(
      house.manager,
      now,
    )((ctx) => overrideSafety(ctx, { sessionId: guest.sessionId, stops, reason }))
    expect(await told('overridden')).toMatchObject([
      {
        at: now,
        facts: {
          by: house.manager.name,
          reason,
          isLasting: false,
          treatment: { name: house.treatments[0]?.name },
          stops: [{ kind: 'matched', contraindication: { name: '水杨酸' }, alert: { text: '水杨酸' } }],
        },
      },
    ])
  })
})

describe('a reaction in the timeline', () => {
  const text = '两颊发红发烫，已冷敷'
  const reason = '问过皮肤科，可以'

  beforeEach(async () => {
    const guest = await createGuestUnderWay(house)
    clientId = guest.clientId
    const told = {
      sessionId: guest.sessionId,
      reaction: text,
      outcome: 'broken_off',
      endReason: 'reaction',
    } as const
    await asStaff(house.therapist, at(house, '14:20'))((ctx) => endSession(ctx, told))
  })

  it('is told, and that it was cleared: what it was and why to those who care alone', async () => {
    const { id } = await db.reaction.findFirstOrThrow({ where: { clientId } })
    await asStaff(house.manager, at(house, '16:00'))((ctx) => clearReaction(ctx, { reactionId: id, reason }))
    for (const [staff, reads] of [
      [house.receptionist, false],
      [house.therapist, true],
      [house.manager, true],
    ] as const) {
      expect(await told('reaction_told', staff)).toMatchObject([
        { at: at(house, '14:20'), facts: { by: house.therapist.name, text: reads ? text : null } },
      ])
      expect(await told('reaction_cleared', staff)).toMatchObject([
        { at: at(house, '16:00'), facts: { by: house.manager.name, text: reads ? reason : null } },
      ])
    }
  })

  it('that stopped a treatment is named to the desk without its words', async () => {
    const startsAt = at(house, '14:00', addDays('2026-11-23', 7))
    const again = await createAppointment(house, { clientId, startsAt, now: at(house, '15:00') })
    const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({
      where: { visitId: again.visitId },
    })
    const stops = await stopsOf(sessionId, startsAt)
    const now = addMinutes(startsAt, 5)
    await asStaff(
      house.manager,
      now,
    )((ctx) => overrideSafety(ctx, { sessionId, stops, reason: '换了不含酸的' }))
    const textsFor = async (staff: SignedInStaff) =>
      (await told('overridden', staff)).flatMap(({ facts }) =>
        facts.stops.flatMap(({ reaction }) => reaction?.text ?? []),
      )
    expect(await textsFor(house.receptionist)).toEqual([''])
    expect(await textsFor(house.therapist)).toEqual([text])
  })
})
