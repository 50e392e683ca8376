// The door card: everything in one statement, the weightiest first, nothing of another salon.
import { describe, expect, it } from 'vitest'
import { getDoorCard } from '@/lib/clients/door-card-query'
import { eraseClient } from '@/lib/clients/erase-client'
import { keepPromise } from '@/lib/clients/keep-promise'
import { makePromise } from '@/lib/clients/make-promise'
import { noteAlert } from '@/lib/clients/note-alert'
import { notePreference } from '@/lib/clients/note-preference'
import { openCase } from '@/lib/clients/open-case'
import { recordNoAlerts } from '@/lib/clients/record-no-alerts'
import { resolveCase } from '@/lib/clients/resolve-case'
import { retireAlert } from '@/lib/clients/retire-alert'
import { retirePreference } from '@/lib/clients/retire-preference'
import { db } from '@/lib/db/client'
import type { VisitStage } from '@/lib/db/generated/client'
import { moveVisit } from '@/lib/visits/move-visit'
import { tellWait } from '@/lib/visits/seat-client'
import { undoMove } from '@/lib/visits/undo-move'
import { IN_HOUSE } from '@/lib/visits/visit-flow'
import { walkIn } from '@/lib/visits/walk-in'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'
import { createPastVisit } from './past-visit'

/** Noon of the 21st in Shanghai. */
const now = new Date('2026-11-21T04:00:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const daysAgo = (days: number) => minutes(-days * 1440)

async function cardOf({ salon }: TestSalon, clientId: string, at = now) {
  const card = await getDoorCard(salon.id, clientId, at)
  if (!card) throw new Error('a door card was expected')
  return card
}

describe('the door card', () => {
  it('of a guest nobody knows yet asks rather than assumes', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, { name: '陈静' }, now)
    expect(await cardOf(house, clientId)).toMatchObject({
      name: '陈静',
      alertState: 'not_asked',
      firstVisit: true,
      visits: 0,
      seat: null,
      tea: null,
      lastVisit: null,
      smallTalk: null,
      promises: [],
      complaints: [],
      birthdayInDays: null,
      referredBy: null,
      neverMention: [],
    })
  })

  it('of a guest the house knows well tells all of it in one statement', async () => {
    const house = await createSalon()
    const { receptionist, therapist, salon, seats, treatments } = house
    const friend = await createClient(receptionist, { name: '方婷', formOfAddress: '方姐' }, now)
    const clientId = await createClient(
      receptionist,
      {
        formOfAddress: '王姐',
        birthMonth: 11,
        birthDay: 24,
        referredById: friend,
      },
      now,
    )
    await asStaff(
      therapist,
      daysAgo(20),
    )(async (ctx) => {
      await noteAlert(ctx, { clientId, kind: 'medication', severity: 'mild', text: '阿司匹林' })
      await noteAlert(ctx, { clientId, kind: 'allergy', severity: 'serious', text: '坚果' })
      const gone = await noteAlert(ctx, { clientId, kind: 'pregnancy', severity: 'mild', text: '已生产' })
      await retireAlert(ctx, { ...gone, reason: '孩子已经一岁了' })
      await notePreference(ctx, { clientId, kind: 'tea', text: '菊花茶，淡' })
      await notePreference(ctx, { clientId, kind: 'pressure', text: '肩颈重一点' })
      await notePreference(ctx, { clientId, kind: 'never_mention', text: '前夫' })
      await makePromise(ctx, { clientId, text: '留面膜', ownerId: therapist.id, dueOn: '2026-11-20' })
      await makePromise(ctx, { clientId, text: '带样品', ownerId: therapist.id, dueOn: '2026-11-21' })
      const kept = await makePromise(ctx, {
        clientId,
        text: '回电',
        ownerId: therapist.id,
        dueOn: '2026-11-05',
      })
      await keepPromise(ctx, kept)
      await openCase(ctx, { clientId, kind: 'complaint', text: '等了半小时' })
    })
    const session = { treatmentId: treatments[0]?.id ?? '', therapistId: therapist.id, effect: 4 }
    const seat = seats[1]
    await createPastVisit({ clientId, staff: receptionist, startsAt: daysAgo(60), notes: { tea: '龙井' } })
    await createPastVisit({
      clientId,
      staff: receptionist,
      startsAt: daysAgo(20),
      stage: 'follow_up',
      ...(seat ? { seatId: seat.id } : {}),
      notes: { assessment: '泛红减轻', small_talk: '女儿要高考' },
      session,
      call: { feeling: 5, note: '很舒服' },
    })
    const { result: card, statements } = await countStatements(() => getDoorCard(salon.id, clientId, now))
    expect(statements).toHaveLength(1)
    expect(card).toMatchObject({
      formOfAddress: '王姐',
      alertState: 'known',
      alerts: [{ text: '坚果', severity: 'serious' }, { text: '阿司匹林' }],
      firstVisit: false,
      visits: 2,
      seat: { from: 'last_visit', name: seat?.name, nameEn: seat?.nameEn },
      tea: { from: 'preference', preference: { text: '菊花茶，淡' } },
      preferences: [{ kind: 'pressure', text: '肩颈重一点' }],
      neverMention: [{ text: '前夫' }],
      lastVisit: {
        startsAt: daysAgo(20).toISOString(),
        daysAgo: 20,
        left: false,
        treatments: [{ name: treatments[0]?.name, therapist: therapist.name, effect: 4 }],
        assessment: '泛红减轻',
        call: { feeling: 5, note: '很舒服' },
      },
      smallTalk: { text: '女儿要高考' },
      promises: [
        { text: '留面膜', owner: therapist.name, dueOn: '2026-11-20', overdue: true },
        { text: '带样品', dueOn: '2026-11-21', overdue: false },
      ],
      complaints: [{ text: '等了半小时' }],
      birthdayInDays: 3,
      referredBy: { id: friend, name: '方婷', formOfAddress: '方姐' },
      courtesy: { occasion: 'birthday' },
    })
  })

  it('tells what was better after the treatment, and what she loved', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    const visitId = await createPastVisit({
      clientId,
      staff: house.receptionist,
      startsAt: daysAgo(8),
      session: { treatmentId: house.treatments[0]?.id ?? '', therapistId: house.therapist.id, effect: 5 },
    })
    await db.treatmentSession.updateMany({
      where: { visitId },
      data: { lovedAreas: ['neck'], herWords: '脖子松了' },
    })
    await measureRedness(house, visitId, { before: 4, after: 2 })
    expect((await cardOf(house, clientId)).lastVisit).toMatchObject({
      treatments: [{ lovedAreas: ['neck'], herWords: '脖子松了' }],
      changes: [{ name: '泛红', before: 4, after: 2, turn: 'better' }],
    })
  })

  it('says what she has at home and will soon have used up', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    const [first, second] = house.products
    const has = { salonId: house.salon.id, clientId, sinceOn: daysAgo(30), notedById: house.therapist.id }
    await db.productAtHome.createMany({
      data: [
        { ...has, productId: first?.id ?? '', runsOutOn: new Date('2026-12-01') },
        { ...has, productId: second?.id ?? '', runsOutOn: new Date('2026-12-02') },
        { ...has, productId: second?.id ?? '', runsOutOn: null },
      ],
    })
    const { atHome } = await cardOf(house, clientId)
    expect(atHome).toMatchObject([{ product: { id: first?.id }, runsOutOn: '2026-12-01' }])
  })

  it('knows "none known" from "not asked"', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    await asStaff(house.therapist, now)((ctx) => recordNoAlerts(ctx, { clientId }))
    expect(await cardOf(house, clientId)).toMatchObject({
      alertState: 'none_known',
      alertsAskedAt: now.toISOString(),
    })
  })

  it('takes the day from the zone of the salon', async () => {
    const house = await createSalon({ timeZone: 'Pacific/Auckland' })
    const clientId = await createClient(house.receptionist, { birthMonth: 11, birthDay: 22 }, now)
    expect((await cardOf(house, clientId, new Date('2026-11-21T10:59:00Z'))).birthdayInDays).toBe(1)
    expect((await cardOf(house, clientId, new Date('2026-11-21T11:00:00Z'))).birthdayInDays).toBe(0)
    // In Auckland the fourteenth of the tenth lunar month begins with the 22nd.
    const byTheMoon = await createClient(
      house.receptionist,
      {
        birthMonth: 10,
        birthDay: 14,
        birthLunar: true,
      },
      now,
    )
    expect((await cardOf(house, byTheMoon, new Date('2026-11-21T10:59:00Z'))).birthdayInDays).toBe(1)
    expect((await cardOf(house, byTheMoon, new Date('2026-11-21T11:00:00Z'))).birthdayInDays).toBe(0)
  })

  it('chooses the courtesy by what weighs most', async () => {
    const house = await createSalon()
    const { receptionist, salon } = house
    await db.courtesy.createMany({
      data: [
        { salonId: salon.id, name: '致歉花束', occasion: 'open_complaint' },
        { salonId: salon.id, name: '欢迎小礼', occasion: 'first_visit' },
      ],
    })
    const clientId = await createClient(receptionist, {}, now)
    const courtesy = async () => (await cardOf(house, clientId)).courtesy?.occasion
    expect(await courtesy()).toBe('first_visit')
    await createPastVisit({ clientId, staff: receptionist, startsAt: daysAgo(5) })
    expect(await courtesy()).toBe('any')
    const { caseId } = await asStaff(
      receptionist,
      now,
    )((ctx) => openCase(ctx, { clientId, kind: 'complaint', text: '吵' }))
    expect(await courtesy()).toBe('open_complaint')
    await asStaff(receptionist, now)((ctx) => resolveCase(ctx, { caseId }))
    expect(await courtesy()).toBe('any')
  })

  it('offers something for a long wait, counted from what she was told', async () => {
    const house = await createSalon()
    const { receptionist, therapist } = house
    const clientId = await createClient(receptionist, {}, now)
    await createPastVisit({ clientId, staff: receptionist, startsAt: daysAgo(5) })
    const { visitId } = await asStaff(receptionist, now)((ctx) => walkIn(ctx, { clientId }))
    await asStaff(receptionist, now)((ctx) => moveVisit(ctx, { visitId, move: 'lead_to_seat' }))
    await asStaff(receptionist, minutes(1))((ctx) => tellWait(ctx, { visitId, minutes: 29 }))
    const courtesyAt = async (minute: number) =>
      (await cardOf(house, clientId, minutes(minute))).courtesy?.occasion
    expect([await courtesyAt(30), await courtesyAt(31)]).toEqual(['any', 'long_wait'])
    const { sequence } = await asStaff(
      therapist,
      minutes(25),
    )((ctx) => moveVisit(ctx, { visitId, move: 'begin_consultation' }))
    expect(await courtesyAt(90)).toBe('any')
    await asStaff(therapist, minutes(26))((ctx) => undoMove(ctx, { visitId, sequence }))
    expect(await courtesyAt(31)).toBe('long_wait')
  })

  it('counts no wait from a seating that was taken back', async () => {
    const house = await createSalon()
    const { receptionist } = house
    const clientId = await createClient(receptionist, {}, now)
    await createPastVisit({ clientId, staff: receptionist, startsAt: daysAgo(5) })
    const { visitId } = await asStaff(receptionist, now)((ctx) => walkIn(ctx, { clientId }))
    const seat = { visitId, move: 'lead_to_seat' } as const
    const { sequence } = await asStaff(receptionist, now)((ctx) => moveVisit(ctx, seat))
    const courtesyAt = async (minute: number) =>
      (await cardOf(house, clientId, minutes(minute))).courtesy?.occasion
    expect(await courtesyAt(90)).toBe('long_wait')
    await asStaff(receptionist, minutes(5))((ctx) => undoMove(ctx, { visitId, sequence }))
    expect(await courtesyAt(90)).toBe('any')
    await asStaff(receptionist, minutes(80))((ctx) => moveVisit(ctx, seat))
    expect(await courtesyAt(81)).toBe('any')
  })

  it('is not about the visit it stands beside', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    const visitId = await createPastVisit({
      clientId,
      staff: house.receptionist,
      startsAt: daysAgo(1),
      stage: 'follow_up',
    })
    expect(await cardOf(house, clientId)).toMatchObject({ visits: 1, firstVisit: false })
    expect(await getDoorCard(house.salon.id, clientId, now, visitId)).toMatchObject({
      visits: 0,
      firstVisit: true,
      lastVisit: null,
    })
  })

  it('remembers that she walked out', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    await createPastVisit({ clientId, staff: house.receptionist, startsAt: daysAgo(9), stage: 'left' })
    expect(await cardOf(house, clientId)).toMatchObject({
      visits: 0,
      lastVisit: { left: true, treatments: [] },
    })
  })

  it('leaves out what only nearly belongs to it', async () => {
    const house = await createSalon()
    const { receptionist, therapist, salon, seats, products, treatments } = house
    const clientId = await createClient(receptionist, { name: '陈静' }, now)
    const otherId = await createClient(receptionist, { name: '方婷' }, now)
    const words = { tea: '不是她的茶', small_talk: '不是她的话', assessment: '不是她的检测' }
    const session = { treatmentId: treatments[0]?.id ?? '', therapistId: therapist.id, effect: 1 }
    const seatId = seats[0]?.id ?? ''
    const visit = (stage: VisitStage, days: number, of = clientId) =>
      createPastVisit({
        clientId: of,
        staff: receptionist,
        startsAt: daysAgo(days),
        stage,
        seatId,
        notes: words,
        session,
      })
    await createPastVisit({
      clientId,
      staff: receptionist,
      startsAt: daysAgo(30),
      notes: { tea: '', small_talk: '' },
    })
    for (const [index, stage] of (['expected', 'cancelled', 'no_show'] as const).entries())
      await visit(stage, 3 + index)
    await visit('closed', 2, otherId)
    const about = { salonId: salon.id, clientId, notedById: therapist.id, sinceOn: daysAgo(30) }
    const ended = { endedOn: daysAgo(1), end: 'used_up' } as const
    const soon = { productId: products[0]?.id ?? '', runsOutOn: daysAgo(1) }
    await db.productAtHome.createMany({
      data: [
        { ...about, ...soon, ...ended },
        { ...about, ...soon, clientId: otherId },
      ],
    })
    await asStaff(
      therapist,
      now,
    )(async (ctx) => {
      for (const kind of ['suggestion', 'enquiry', 'request', 'praise'] as const)
        await openCase(ctx, { clientId, kind, text: '不是投诉' })
      const mine = { ownerId: therapist.id, dueOn: '2026-12-01', text: '不是她的' }
      await makePromise(ctx, { ...mine, clientId: otherId })
      await openCase(ctx, { clientId: otherId, kind: 'complaint', text: '不是她的' })
      await noteAlert(ctx, { clientId: otherId, kind: 'allergy', severity: 'serious', text: '不是她的' })
      await notePreference(ctx, { clientId: otherId, kind: 'never_mention', text: '不是她的' })
      await retirePreference(ctx, await notePreference(ctx, { clientId, kind: 'habit', text: '过去的习惯' }))
    })
    const card = await cardOf(house, clientId)
    expect(card).toMatchObject({
      visits: 1,
      seat: null,
      tea: null,
      smallTalk: null,
      atHome: [],
      complaints: [],
      promises: [],
      alerts: [],
      preferences: [],
      neverMention: [],
      lastVisit: { daysAgo: 30, treatments: [], assessment: null, call: null },
    })
    expect(JSON.stringify(card)).not.toContain('不是')
  })

  it('tells of the last visit what was begun and reached, and no more', async () => {
    const house = await createSalon()
    const { receptionist, therapist, salon, treatments } = house
    const clientId = await createClient(receptionist, {}, now)
    const session = { treatmentId: treatments[0]?.id ?? '', therapistId: therapist.id }
    const visitId = await createPastVisit({ clientId, staff: receptionist, startsAt: daysAgo(8), session })
    const [startsAt, endsAt] = [daysAgo(8), daysAgo(7)]
    await db.treatmentSession.create({
      data: { visitId, treatmentId: treatments[1]?.id ?? '', startsAt, endsAt },
    })
    const call = { salonId: salon.id, visitId, dueAt: endsAt, madeAt: endsAt, madeById: therapist.id }
    await db.followUpCall.create({ data: { ...call, attempt: 1, outcome: 'no_answer', note: '没接' } })
    const { lastVisit } = await cardOf(house, clientId)
    expect(lastVisit?.treatments.map(({ name }) => name)).toEqual([treatments[0]?.name])
    expect(lastVisit?.call).toBeNull()
  })

  it('names nobody whose archive was erased as the one who sent her', async () => {
    const house = await createSalon()
    const friendId = await createClient(house.receptionist, { name: '方婷' }, daysAgo(9))
    const clientId = await createClient(house.receptionist, { referredById: friendId }, daysAgo(9))
    expect((await cardOf(house, clientId)).referredBy).toMatchObject({ name: '方婷' })
    await asStaff(house.manager, now)((ctx) => eraseClient(ctx, { clientId: friendId, reason: 'her_wish' }))
    expect((await cardOf(house, clientId)).referredBy).toBeNull()
  })

  it('minds a long wait in every stage she is in the house, until she has gone', async () => {
    const house = await createSalon()
    const { receptionist } = house
    const clientId = await createClient(receptionist, {}, now)
    await createPastVisit({ clientId, staff: receptionist, startsAt: daysAgo(5) })
    const { visitId } = await asStaff(receptionist, now)((ctx) => walkIn(ctx, { clientId }))
    await asStaff(receptionist, now)((ctx) => moveVisit(ctx, { visitId, move: 'lead_to_seat' }))
    const courtesyIn = async (stage: VisitStage) => {
      await db.visit.update({ where: { id: visitId }, data: { stage } })
      return (await cardOf(house, clientId, minutes(90))).courtesy?.occasion
    }
    for (const stage of IN_HOUSE) expect(await courtesyIn(stage), stage).toBe('long_wait')
    for (const stage of ['expected', 'follow_up', 'closed', 'left'] as const)
      expect(await courtesyIn(stage), stage).toBe('any')
  })

  it('is none of another salon', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(here.receptionist, {}, now)
    expect(await getDoorCard(there.salon.id, clientId, now)).toBeNull()
  })
})

async function measureRedness(house: TestSalon, visitId: string, values: { before: number; after: number }) {
  const { id: templateId, readings } = await db.assessmentTemplate.create({
    data: {
      salonId: house.salon.id,
      region: 'face',
      name: '面部',
      readings: {
        create: { form: 'scale', name: '泛红', steps: 5, isKey: true, concern: 'redness', concernAbove: 3 },
      },
    },
    select: { id: true, readings: { select: { id: true } } },
  })
  for (const moment of ['before', 'after'] as const)
    await db.assessment.create({
      data: {
        visitId,
        templateId,
        moment,
        takenById: house.therapist.id,
        takenAt: daysAgo(8),
        readings: { create: { readingTypeId: readings[0]?.id ?? '', value: values[moment] } },
      },
    })
}
