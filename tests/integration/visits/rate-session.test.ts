// How it felt to her: each answer kept, nothing of her words in the events, nobody's sentence overwritten unseen.
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import { getDoorCard } from '@/lib/clients/door-card-query'
import { db } from '@/lib/db/client'
import type { VisitStage } from '@/lib/db/generated/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { listFelt } from '@/lib/visits/feeling-queries'
import type { AskedFeeling } from '@/lib/visits/feeling-schemas'
import { rateSession } from '@/lib/visits/rate-session'
import { everythingAnswered } from '../../factories/answers'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'

const now = new Date('2026-11-21T04:00:00Z')

type Begun = { stage?: VisitStage; startsAt?: Date; isStarted?: boolean; pressureFelt?: number }

async function createBegun(house: TestSalon, clientId: string, begun: Begun = {}) {
  const { stage = 'treatment', startsAt = now, isStarted = true, pressureFelt = null } = begun
  const { id: visitId, sessions } = await db.visit.create({
    data: {
      salonId: house.salon.id,
      clientId,
      stage,
      standardsVersion: 1,
      createdAt: now,
      appointment: {
        create: {
          createdAt: now,
          startsAt,
          endsAt: addMinutes(startsAt, 60),
          createdById: house.receptionist.id,
        },
      },
      safetyAnswers: everythingAnswered(house.therapist.id, startsAt),
      sessions: {
        create: {
          treatmentId: house.treatments[0]?.id ?? '',
          startsAt,
          endsAt: addMinutes(startsAt, 60),
          startedAt: isStarted ? startsAt : null,
          pressureFelt,
        },
      },
    },
    select: { id: true, sessions: { select: { id: true } } },
  })
  return { visitId, sessionId: sessions[0]?.id ?? '' }
}

async function situation(begun: Begun = {}) {
  const house = await createSalon()
  const clientId = await createClient(house.receptionist, { alertsAsked: true }, now)
  const { visitId, sessionId } = await createBegun(house, clientId, begun)
  const rate = (answers: Omit<AskedFeeling, 'sessionId'>, staff = house.therapist) =>
    asStaff(staff, now)((ctx) => rateSession(ctx, { sessionId, ...answers }))
  const felt = () => db.treatmentSession.findUniqueOrThrow({ where: { id: sessionId } })
  const events = () =>
    db.visitEvent.findMany({
      where: { visitId },
      orderBy: { sequence: 'asc' },
      select: { kind: true, particulars: true },
    })
  return { house, clientId, visitId, sessionId, rate, felt, events }
}

describe('how it felt', () => {
  it('is kept answer by answer; the event knows figures and codes, never her words', async () => {
    const { sessionId, rate, felt, events } = await situation()
    await rate({ effect: 4 })
    await rate({ comfort: 5, pressureFelt: -1, temperatureFelt: 0, lovedAreas: ['neck', 'nape'] })
    await rate({ herWords: { text: ' 脖子那里最舒服 ', was: '' } })
    expect(await felt()).toMatchObject({
      effect: 4,
      comfort: 5,
      pressureFelt: -1,
      temperatureFelt: 0,
      lovedAreas: ['neck', 'nape'],
      herWords: ' 脖子那里最舒服 ',
    })
    expect(await events()).toEqual([
      { kind: 'session_changed', particulars: { sessionId, effect: 4 } },
      {
        kind: 'session_changed',
        particulars: {
          sessionId,
          comfort: 5,
          pressureFelt: -1,
          temperatureFelt: 0,
          lovedAreas: ['neck', 'nape'],
        },
      },
      { kind: 'session_changed', particulars: { sessionId, herWords: true } },
    ])
  })

  it('leaves no second trace of what stands already, and can be taken back', async () => {
    const { rate, felt, events } = await situation()
    await rate({ effect: 4, lovedAreas: ['neck'] })
    await rate({ effect: 4, lovedAreas: ['neck'] })
    expect(await events()).toHaveLength(1)
    await rate({ effect: null, lovedAreas: [], herWords: { text: '好', was: '' } })
    await rate({ herWords: { text: '', was: '好' } })
    expect(await felt()).toMatchObject({ effect: null, lovedAreas: [], herWords: null })
  })

  it('is asked of a treatment that has begun, in a visit that is open, by those who care', async () => {
    const { house, rate, felt } = await situation()
    const elsewhere = await createSalon()
    await expect(rate({ effect: 4 }, house.receptionist)).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(rate({ effect: 4 }, elsewhere.therapist)).rejects.toMatchObject({ code: 'not_found' })
    await rate({ effect: 4 }, house.manager)
    expect(await felt()).toMatchObject({ effect: 4 })
    const planned = await situation({ isStarted: false })
    await expect(planned.rate({ effect: 4 })).rejects.toMatchObject({ code: 'not_in_treatment' })
    const over = await situation({ stage: 'closed' })
    await expect(over.rate({ effect: 4 })).rejects.toMatchObject({ code: 'visit_has_ended' })
  })

  it('never writes one sentence over another unseen', async () => {
    const { house, rate, felt } = await situation()
    const outcomes = await Promise.allSettled([
      rate({ herWords: { text: '很放松', was: '' } }),
      rate({ herWords: { text: '有点困', was: '' } }, house.secondTherapist),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'words_changed' },
    })
    const stands = (await felt()).herWords ?? ''
    await rate({ herWords: { text: '再写一句', was: stands } })
    expect((await felt()).herWords).toBe('再写一句')
  })

  it('loses no answer of two given at the same moment', async () => {
    const { house, rate, felt } = await situation()
    await Promise.all([rate({ comfort: 3 }), rate({ pressureFelt: 2 }, house.secondTherapist)])
    expect(await felt()).toMatchObject({ comfort: 3, pressureFelt: 2 })
  })

  it('happens once for one key', async () => {
    const { house, sessionId, events } = await situation()
    const body = { sessionId, effect: 5 }
    const key = randomUUID()
    const deed = () =>
      performDeed({
        staff: house.therapist,
        name: 'visits.rate_session',
        key,
        body,
        now,
        run: (ctx) => rateSession(ctx, body),
      })
    await deed()
    await deed()
    expect(await events()).toHaveLength(1)
  })
})

describe('reading how it felt', () => {
  it('gives what has begun with the last pressure she spoke of, in one statement', async () => {
    const { house, clientId, visitId, sessionId, rate } = await situation()
    const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
    await createBegun(house, clientId, { stage: 'closed', startsAt: daysAgo(30), pressureFelt: -2 })
    await createBegun(house, clientId, { stage: 'closed', startsAt: daysAgo(20), pressureFelt: 2 })
    await createBegun(house, clientId, { stage: 'closed', startsAt: daysAgo(10) })
    await rate({ pressureFelt: 2, lovedAreas: ['neck'] })
    const { result, statements } = await countStatements(() => listFelt(house.therapist, visitId))
    expect(statements).toHaveLength(1)
    expect(result).toMatchObject([
      {
        id: sessionId,
        treatment: { name: '补水嫩肤护理' },
        pressureFelt: 2,
        pressureBefore: 2,
        lovedAreas: ['neck'],
        treatedAreas: [],
        herWords: null,
      },
    ])
    expect(await listFelt((await createSalon()).therapist, visitId)).toEqual([])
  })

  it('asks of what was begun and not taken out, and remembers what she herself said before', async () => {
    const { house, clientId, visitId, sessionId } = await situation()
    const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
    const other = await createClient(house.receptionist, { name: '方婷', alertsAsked: true }, now)
    await createBegun(house, clientId, { stage: 'closed', startsAt: daysAgo(9), pressureFelt: -1 })
    await createBegun(house, other, { stage: 'closed', startsAt: daysAgo(5), pressureFelt: 2 })
    await createBegun(house, clientId, { stage: 'closed', startsAt: daysAgo(-5), pressureFelt: 2 })
    const planned = {
      visitId,
      treatmentId: house.treatments[1]?.id ?? '',
      startsAt: now,
      endsAt: addMinutes(now, 60),
    }
    await db.treatmentSession.createMany({ data: [planned, { ...planned, startedAt: now, releasedAt: now }] })
    expect(await listFelt(house.therapist, visitId)).toMatchObject([{ id: sessionId, pressureBefore: -1 }])
  })

  it('remembers the last pressure that she herself spoke of, before this visit', async () => {
    const { house, clientId, visitId, sessionId } = await situation()
    const hours = (count: number) => addMinutes(now, count * 60)
    const stranger = await createClient(house.receptionist, {}, now)
    await createBegun(house, stranger, { stage: 'closed', startsAt: hours(-2), pressureFelt: 2 })
    await createBegun(house, clientId, { stage: 'closed', startsAt: hours(-3) })
    await createBegun(house, clientId, { stage: 'closed', startsAt: hours(3), pressureFelt: 1 })
    const here = { visitId, treatmentId: house.treatments[0]?.id ?? '', startsAt: hours(-1), endsAt: now }
    await db.treatmentSession.create({ data: { ...here, startedAt: hours(-1), pressureFelt: -2 } })
    await db.treatmentSession.create({ data: { ...here, startedAt: hours(-1), releasedAt: now } })
    await db.treatmentSession.create({ data: here })
    const felt = async () => (await listFelt(house.therapist, visitId)).map((each) => each.pressureBefore)
    await createBegun(house, clientId, { stage: 'closed', startsAt: now, pressureFelt: 2 })
    expect(await felt()).toEqual([null, null])
    await createBegun(house, clientId, { stage: 'closed', startsAt: hours(-5), pressureFelt: -1 })
    await createBegun(house, clientId, { stage: 'closed', startsAt: hours(-9), pressureFelt: 2 })
    expect(await felt()).toEqual([-1, -1])
    expect((await listFelt(house.therapist, visitId)).at(-1)?.id).toBe(sessionId)
  })

  it('knows where she was treated from the latest note', async () => {
    const { house, visitId, sessionId } = await situation()
    await db.treatmentNote.create({ data: { sessionId, revision: 2 } })
    await db.treatmentNoteRevision.createMany({
      data: [['forehead'], ['neck', 'gone_code', 'nape']].map((areas, index) => ({
        sessionId,
        revision: index + 1,
        baseRevision: index,
        content: { areas },
        savedById: house.therapist.id,
        savedAt: now,
      })),
    })
    expect((await listFelt(house.therapist, visitId))[0]?.treatedAreas).toEqual(['neck', 'nape'])
  })

  it('stands on the card of the next visit', async () => {
    const { house, clientId, visitId, rate } = await situation()
    await rate({ pressureFelt: 1, lovedAreas: ['neck'], herWords: { text: '脖子最舒服', was: '' } })
    await db.visit.update({ where: { id: visitId }, data: { stage: 'closed' } })
    const card = await getDoorCard(house.salon.id, clientId, addMinutes(now, 24 * 60))
    expect(card?.lastVisit?.treatments).toMatchObject([
      { pressureFelt: 1, temperatureFelt: null, lovedAreas: ['neck'], herWords: '脖子最舒服' },
    ])
  })
})
