// Lists of clients: who belongs to which, in which order, page by page, and what each role sees of them.
import { randomUUID } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { EVERYBODY, READY_LISTS } from '@/lib/client-lists/list-flow'
import { getListChoices, listClients } from '@/lib/client-lists/list-queries'
import type { ListFilter, ListOrder } from '@/lib/client-lists/list-schemas'
import { timeClassOf, transactionClassOf } from '@/lib/clients/classification-flow'
import { nextCountsFrom } from '@/lib/clients/coming-flow'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { arrangeVisit } from '@/lib/visits/arrange-visit'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'
import { createPastVisit } from '../clients/past-visit'
import { wordsIn } from '../words-in'

const now = new Date('2026-11-21T04:00:00Z')
const DAY_MS = 86_400_000
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS)

const filtered = (filter: ListFilter) => ({ ...EVERYBODY, filter })
const ordered = (by: ListOrder['by'], descending: boolean) => ({ ...EVERYBODY, order: { by, descending } })

type Guest = Prisma.ClientUncheckedUpdateInput & { standing?: Prisma.ClientStandingUncheckedUpdateInput }

/** A client of this name with the given columns, and a standing as if her visits had left it so. */
async function guest({ receptionist }: TestSalon, name: string, { standing, ...columns }: Guest = {}) {
  const id = await createClient(receptionist, { name }, now)
  await db.client.update({ where: { id }, data: columns })
  if (standing) await db.clientStanding.update({ where: { clientId: id }, data: standing })
  return id
}

async function namesOn(house: TestSalon, list: Parameters<typeof listClients>[2]) {
  const { clients, total } = await listClients(house.manager, now, list)
  expect(total).toBe(clients.length)
  return clients.map(({ name }) => name)
}

describe('a page', () => {
  it('shows what is known beside a name, in one statement', async () => {
    const { receptionist, therapist, manager, salon, treatments } = await createSalon()
    const clientId = await createClient(receptionist, { phone: '13812345678' }, daysAgo(90))
    const nature = await db.clientNature.create({
      data: { salonId: salon.id, name: '画家', nameEn: 'Painter' },
    })
    const tag = await db.tag.create({ data: { salonId: salon.id, name: '怕冷' } })
    await db.clientTag.create({ data: { givenAt: now, clientId, tagId: tag.id, givenById: manager.id } })
    await db.client.update({
      where: { id: clientId },
      data: {
        natureId: nature.id,
        source: 'friend',
        sex: 'female',
        birthMonth: 8,
        birthDay: 15,
        birthLunar: true,
      },
    })
    const session = { treatmentId: treatments[0]?.id ?? '', therapistId: therapist.id }
    await createPastVisit({ clientId, staff: receptionist, startsAt: daysAgo(40) })
    await createPastVisit({ clientId, staff: receptionist, startsAt: daysAgo(10), session })
    await db.alert.createMany({
      data: (['mild', 'serious'] as const).map((severity) => ({
        notedAt: now,
        clientId,
        kind: 'allergy' as const,
        severity,
        text: '坚果',
        notedById: therapist.id,
      })),
    })
    const nextAt = daysAgo(-3)
    await asStaff(
      receptionist,
      now,
    )((ctx) => arrangeVisit(ctx, { clientId, startsAt: nextAt, endsAt: daysAgo(-4) }))
    const { result, statements } = await countStatements(() => listClients(receptionist, now, EVERYBODY))
    expect(statements).toHaveLength(1)
    expect(result).toEqual({
      total: 1,
      next: null,
      clients: [
        {
          clientId,
          name: '王小明',
          formOfAddress: null,
          phone: { written: '138 1234 5678' },
          lastVisitAt: daysAgo(10),
          lastTreatments: [{ name: treatments[0]?.name, nameEn: treatments[0]?.nameEn }],
          nextAppointmentAt: nextAt,
          visits: 2,
          spentMinor: 0,
          lastTherapist: therapist.name,
          time: 'returning',
          transaction: null,
          nature: { name: '画家', nameEn: 'Painter' },
          tags: [{ name: '怕冷', nameEn: null }],
          alert: 'serious',
          birthYear: null,
          birthMonth: 8,
          birthDay: 15,
          birthLunar: true,
          sex: 'female',
          source: 'friend',
          createdAt: daysAgo(90),
        },
      ],
    })
  })

  it('gives a therapist the last four digits and no more', async () => {
    const { receptionist, therapist } = await createSalon()
    await createClient(receptionist, { phone: '13812345678' }, now)
    const { result, statements } = await countStatements(() => listClients(therapist, now, EVERYBODY))
    expect(result.clients[0]?.phone).toEqual({ ending: '5678' })
    expect(statements[0]).toContain('right(c.phone, 4)')
    expect(wordsIn(result)).not.toContain('1234')
  })

  it('holds living archives of this salon alone', async () => {
    const [house, elsewhere] = await Promise.all([createSalon(), createSalon()])
    const kept = await guest(house, '安安')
    await guest(house, '白白', { mergedIntoId: kept })
    await guest(house, '陈陈', { erasedAt: now, name: '—', pinyin: '' })
    await guest(elsewhere, '丁丁')
    const byVisits = { ...ordered('visits', true), filter: { transaction: ['not_yet' as const] } }
    for (const list of [
      EVERYBODY,
      ordered('last_visit', true),
      byVisits,
      filtered({ time: ['prospective'] }),
    ]) {
      expect(await namesOn(house, list)).toEqual(['安安'])
    }
  })

  it('goes on after nobody of another salon', async () => {
    const [house, elsewhere] = await Promise.all([createSalon(), createSalon()])
    const there = await guest(elsewhere, '丁丁', { createdAt: daysAgo(9) })
    await guest(house, '张张')
    for (const by of ['reading', 'created'] as const) {
      const page = await listClients(house.manager, now, ordered(by, false), { after: there })
      expect(page).toEqual({ clients: [], total: 1, next: null })
    }
  })

  it('says how many there are where nobody stands on it', async () => {
    const house = await createSalon()
    await guest(house, '安安')
    expect(await listClients(house.manager, now, EVERYBODY, { from: 'z' })).toEqual({
      clients: [],
      total: 1,
      next: null,
    })
    expect(await listClients(house.manager, now, filtered({ hasAlert: true }))).toEqual({
      clients: [],
      total: 0,
      next: null,
    })
  })

  it('begins at a letter where names are ordered by their reading', async () => {
    const house = await createSalon()
    for (const name of ['安安', '王王', '周周']) await guest(house, name)
    const from = async (list: Parameters<typeof listClients>[2]) =>
      (await listClients(house.manager, now, list, { from: 'w' })).clients.map(({ name }) => name)
    expect(await from(EVERYBODY)).toEqual(['王王', '周周'])
    expect(await from(ordered('visits', true))).toHaveLength(3)
  })
})

describe('the order', () => {
  it.each([
    ['reading', false],
    ['reading', true],
    ['last_visit', false],
    ['last_visit', true],
    ['spent', true],
    ['visits', false],
    ['created', true],
  ] as const)('by %s (descending: %s) has neither gap nor double over its pages', async (by, descending) => {
    const house = await createSalon()
    const rows = Array.from({ length: 120 }, (_, index) => ({
      id: randomUUID(),
      salonId: house.salon.id,
      name: `客人${index}`,
      pinyin: `ke ren ${index % 7}`,
      createdAt: daysAgo(index % 5),
    }))
    await db.client.createMany({ data: rows })
    await db.$executeRaw`
      UPDATE "ClientStanding" SET visits = get_byte(uuid_send("clientId"), 0) % 4,
        "spentMinor" = get_byte(uuid_send("clientId"), 1) % 3 * 10000,
        "lastVisitAt" = CASE WHEN get_byte(uuid_send("clientId"), 0) % 4 > 0
          THEN ${now}::timestamptz - make_interval(days => get_byte(uuid_send("clientId"), 2) % 6) END
      WHERE "salonId" = ${house.salon.id}::uuid`
    const list = ordered(by, descending)
    const seen: Awaited<ReturnType<typeof listClients>>['clients'] = []
    let after: string | undefined
    do {
      const page = await listClients(house.manager, now, list, { after })
      expect(page.total).toBe(120)
      seen.push(...page.clients)
      after = page.next ?? undefined
    } while (after)
    expect(new Set(seen.map(({ clientId }) => clientId)).size).toBe(120)
    const values = seen.map((client) => {
      if (by === 'reading') return rows.find(({ id }) => id === client.clientId)?.pinyin ?? null
      if (by === 'last_visit') return client.lastVisitAt?.getTime() ?? null
      if (by === 'created') return client.createdAt.getTime()
      return by === 'spent' ? client.spentMinor : client.visits
    })
    const known = values.filter((value) => value !== null)
    expect(values.slice(0, known.length)).toEqual(known)
    const inOrder = [...known].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    expect(known).toEqual(descending ? inOrder.reverse() : inOrder)
  })
})

test('classes are reckoned as one archive reckons them, to the millisecond', async () => {
  const house = await createSalon({ lapsedAfterDays: 30 })
  const lapse = daysAgo(30).getTime()
  const lasts = [lapse - 1, lapse, lapse + 1, daysAgo(1).getTime()].map((time) => new Date(time))
  const today = nextCountsFrom(now, house.salon.timeZone)
  const bookings = [null, new Date(today.getTime() - 1), today, now]
  const standings = [0, 1, 2, 5].flatMap((visits) =>
    (visits === 0 ? [null] : lasts).flatMap((lastVisitAt) =>
      bookings.flatMap((bookedUntil) =>
        [false, true].flatMap((hasTransacted) =>
          [null, now].map((upgradedAt) => ({ visits, lastVisitAt, bookedUntil, hasTransacted, upgradedAt })),
        ),
      ),
    ),
  )
  const ids = standings.map(() => randomUUID())
  await db.client.createMany({
    data: standings.map(({ upgradedAt }, index) => ({
      createdAt: now,
      id: ids[index] ?? '',
      salonId: house.salon.id,
      name: `客人${index}`,
      pinyin: 'ke ren',
      upgradedAt,
    })),
  })
  for (const [index, { upgradedAt: _, ...standing }] of standings.entries()) {
    await db.clientStanding.update({ where: { clientId: ids[index] ?? '' }, data: standing })
  }
  const expected = new Map(
    standings.map((standing, index) => [
      String(ids[index]),
      {
        time: timeClassOf(standing, now, { lapsedAfterDays: 30, timeZone: house.salon.timeZone }),
        transaction: transactionClassOf(standing),
      },
    ]),
  )
  const everybody = []
  for (let after: string | undefined; ; ) {
    const page = await listClients(house.manager, now, EVERYBODY, { after })
    everybody.push(...page.clients)
    if (!page.next) break
    after = page.next
  }
  expect(everybody).toHaveLength(standings.length)
  for (const { clientId, time, transaction } of everybody) {
    expect({ time, transaction }).toEqual(expected.get(clientId))
  }
  const counted = (filter: ListFilter) => listClients(house.manager, now, filtered(filter))
  for (const time of ['prospective', 'new', 'returning', 'lapsed'] as const) {
    const of = [...expected.values()].filter((each) => each.time === time).length
    expect((await counted({ time: [time] })).total, time).toBe(of)
  }
  for (const transaction of ['not_yet', 'transacted', 'upgraded'] as const) {
    const of = [...expected.values()].filter((each) => each.transaction === transaction).length
    expect((await counted({ transaction: [transaction] })).total, transaction).toBe(of)
  }
  for (const transaction of [
    ['not_yet', 'upgraded'],
    ['transacted', 'upgraded'],
    ['not_yet', 'transacted', 'upgraded'],
  ] as const) {
    const of = [...expected.values()].filter((each) =>
      transaction.some((one) => one === each.transaction),
    ).length
    const list = { ...ordered('spent', true), filter: { transaction: [...transaction] } }
    expect((await listClients(house.manager, now, list)).total, transaction.join()).toBe(of)
  }
  expect((await counted({ time: ['new', 'lapsed'], transaction: ['upgraded'] })).total).toBe(
    [...expected.values()].filter(
      ({ time, transaction }) => (time === 'new' || time === 'lapsed') && transaction === 'upgraded',
    ).length,
  )
})

describe('a filter', () => {
  it('asks for natures, tags, sex, source and alerts', async () => {
    const house = await createSalon()
    const { salon, manager, therapist } = house
    const nature = await db.clientNature.create({ data: { salonId: salon.id, name: '画家' } })
    const [cold, early] = await db.tag.createManyAndReturn({
      data: ['怕冷', '早到'].map((name) => ({ salonId: salon.id, name })),
    })
    const a = await guest(house, '安安', { natureId: nature.id, sex: 'female', source: 'friend' })
    const b = await guest(house, '白白', { sex: 'male', source: 'wechat' })
    await guest(house, '陈陈')
    const givenById = manager.id
    await db.clientTag.createMany({
      data: [
        { givenAt: now, clientId: a, tagId: cold?.id ?? '', givenById },
        { givenAt: now, clientId: a, tagId: early?.id ?? '', givenById },
        { givenAt: now, clientId: b, tagId: early?.id ?? '', givenById },
      ],
    })
    const alert = { kind: 'allergy', severity: 'mild', text: '坚果', notedById: therapist.id } as const
    await db.alert.createMany({
      data: [
        { notedAt: now, ...alert, clientId: a },
        { notedAt: now, ...alert, clientId: b, retiredAt: now },
      ],
    })
    const on = (filter: ListFilter) => namesOn(house, filtered(filter))
    expect(await on({ natures: [nature.id] })).toEqual(['安安'])
    expect(await on({ tags: [cold?.id ?? ''] })).toEqual(['安安'])
    expect(await on({ tags: [cold?.id ?? '', early?.id ?? ''] })).toEqual(['安安', '白白'])
    expect(await on({ sex: 'male' })).toEqual(['白白'])
    expect(await on({ sources: ['friend', 'wechat'] })).toEqual(['安安', '白白'])
    expect(await on({ hasAlert: true })).toEqual(['安安'])
    expect(await on({ tags: [randomUUID()] })).toEqual([])
  })

  it('asks for visits, bookings, therapists and spending', async () => {
    const house = await createSalon()
    const { therapist, secondTherapist } = house
    const day = (date: string) => new Date(`${date}T12:00:00+08:00`)
    await guest(house, '安安', {
      standing: {
        visits: 3,
        firstVisitAt: day('2026-01-05'),
        lastVisitAt: new Date('2026-10-31T23:59:59+08:00'),
        spentMinor: 100_000,
        lastTherapistId: therapist.id,
      },
    })
    await guest(house, '白白', {
      standing: {
        visits: 1,
        firstVisitAt: new Date('2026-11-01T00:00:00+08:00'),
        lastVisitAt: new Date('2026-11-01T00:00:00+08:00'),
        bookedUntil: now,
        spentMinor: 100_001,
        lastTherapistId: secondTherapist.id,
      },
    })
    await guest(house, '陈陈', { standing: { bookedUntil: daysAgo(1) } })
    const on = (filter: ListFilter) => namesOn(house, filtered(filter))
    expect(await on({ newThisMonth: true })).toEqual(['白白'])
    expect(await on({ lastVisitFrom: '2026-10-31', lastVisitTo: '2026-10-31' })).toEqual(['安安'])
    expect(await on({ lastVisitFrom: '2026-11-01' })).toEqual(['白白'])
    expect(await on({ lastVisitTo: '2026-11-01' })).toEqual(['安安', '白白'])
    // Twenty days before 21 November is the first.
    expect(await on({ awayDays: 20 })).toEqual(['安安'])
    expect(await on({ awayDays: 19 })).toEqual(['安安', '白白'])
    expect(await on({ noNextBooking: true })).toEqual(['安安', '陈陈'])
    expect(await on({ therapists: [therapist.id] })).toEqual(['安安'])
    expect(await on({ therapists: [therapist.id, secondTherapist.id] })).toEqual(['安安', '白白'])
    expect(await on({ spentFrom: 100_001 })).toEqual(['白白'])
    expect(await on({ spentFrom: 1, spentTo: 100_000 })).toEqual(['安安'])
    expect(await on({ spentTo: 0 })).toEqual(['陈陈'])
  })

  it('asks for birthdays of both calendars', async () => {
    const house = await createSalon()
    // 21 November 2026 is the 13th of the tenth lunar month.
    await guest(house, '安安', { birthMonth: 11, birthDay: 21 })
    await guest(house, '白白', { birthMonth: 10, birthDay: 14, birthLunar: true })
    await guest(house, '陈陈', { birthMonth: 10, birthDay: 14 })
    await guest(house, '丁丁', { birthMonth: 11, birthDay: 20 })
    await guest(house, '方方')
    expect(await namesOn(house, filtered({ birthdayDays: 0 }))).toEqual(['安安'])
    expect(await namesOn(house, filtered({ birthdayDays: 1 }))).toEqual(['安安', '白白'])
    expect(await namesOn(house, READY_LISTS.birthdays)).toEqual(['安安', '白白'])
  })

  it('follows what happens in the house', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    expect(await namesOn(house, READY_LISTS.prospective)).toEqual(['王小明'])
    await createPastVisit({ clientId, staff: house.receptionist, startsAt: daysAgo(200) })
    expect(await namesOn(house, READY_LISTS.lapsed)).toEqual(['王小明'])
    await asStaff(
      house.receptionist,
      now,
    )((ctx) => arrangeVisit(ctx, { clientId, startsAt: daysAgo(-1), endsAt: daysAgo(-2) }))
    expect(await namesOn(house, READY_LISTS.lapsed)).toEqual([])
  })
})

describe('the choices', () => {
  it('are this salon’s own, in one statement', async () => {
    const [house, elsewhere] = await Promise.all([createSalon(), createSalon()])
    const { salon, manager, receptionist, therapist } = house
    const [nature] = await db.clientNature.createManyAndReturn({
      data: [
        { salonId: salon.id, name: '画家', position: 99 },
        { salonId: salon.id, name: '从前的', retiredAt: now, position: 100 },
        { salonId: elsewhere.salon.id, name: '别家的' },
      ],
    })
    const tag = await db.tag.create({ data: { salonId: salon.id, name: '怕冷', nameEn: 'Feels the cold' } })
    await db.savedList.createMany({
      data: [
        { createdAt: now, salonId: salon.id, ownerId: manager.id, name: '十一月', list: READY_LISTS.lapsed },
        {
          createdAt: now,
          salonId: salon.id,
          ownerId: manager.id,
          name: '旧的',
          list: { filter: { shoeSize: 38 } },
        },
        {
          createdAt: now,
          salonId: elsewhere.salon.id,
          ownerId: elsewhere.manager.id,
          name: '别家的',
          list: {},
        },
      ],
    })
    const { result, statements } = await countStatements(() => getListChoices(receptionist))
    expect(statements).toHaveLength(1)
    expect(result.kept).toMatchObject([
      { name: '十一月', ownerId: manager.id, owner: manager.name, revision: 1, list: READY_LISTS.lapsed },
      { name: '旧的', list: EVERYBODY },
    ])
    expect(result.natures.at(-1)).toEqual({ id: nature?.id, name: '画家', nameEn: null })
    expect(result.natures.map(({ name }) => name)).not.toContain('别家的')
    expect(result.tags).toEqual([{ id: tag.id, name: '怕冷', nameEn: 'Feels the cold' }])
    expect(result.therapists.map(({ id }) => id)).toContain(therapist.id)
    expect(result.therapists.map(({ id }) => id)).not.toContain(house.receptionist.id)
  })
})
