// Finding a guest at the desk: who comes first, who is expected, who is here, in one statement.
import { describe, expect, it } from 'vitest'
import { eraseClient } from '@/lib/clients/erase-client'
import { addPhone } from '@/lib/clients/further-phones'
import { keepSearchTokens } from '@/lib/clients/keep-search-tokens'
import { searchClients } from '@/lib/clients/search-clients'
import { db } from '@/lib/db/client'
import type { VisitStage } from '@/lib/db/generated/client'
import { arrangeVisit } from '@/lib/visits/arrange-visit'
import { moveVisit } from '@/lib/visits/move-visit'
import { removeSession } from '@/lib/visits/plan-sessions'
import { IN_HOUSE } from '@/lib/visits/visit-flow'
import { walkIn } from '@/lib/visits/walk-in'
import { createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { findClients } from '../../factories/found'
import { createSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'
import { createPastVisit } from './past-visit'

/** Noon of the 21st in Shanghai. */
const now = new Date('2026-11-21T04:00:00Z')

async function expectToday(staff: Parameters<typeof asStaff>[0], clientId: string, startsAt: Date) {
  const endsAt = new Date(startsAt.getTime() + 3_600_000)
  return asStaff(staff, now)((ctx) => arrangeVisit(ctx, { clientId, startsAt, endsAt }))
}

describe('searching', () => {
  it('asks the database once, for a word, for several and for none', async () => {
    const { receptionist } = await createSalon()
    await createClient(receptionist, { phone: '13812345678' }, now)
    for (const [query, found] of [
      ['wang', 1],
      ['王 5678 xm', 1],
      ['', 0],
    ] as const) {
      const { result, statements } = await countStatements(() =>
        findClients({ staff: receptionist, now }, query),
      )
      expect(result).toHaveLength(found)
      expect(statements).toHaveLength(1)
    }
  })

  it('wants every word met', async () => {
    const { receptionist } = await createSalon()
    const ming = await createClient(receptionist, { name: '王小明', phone: '13812345678' }, now)
    await createClient(receptionist, { name: '王小丽', phone: '13812340000' }, now)
    const found = async (query: string) =>
      (await findClients({ staff: receptionist, now }, query)).map((row) => row.clientId)
    expect(await found('wang 5678')).toEqual([ming])
    expect(await found('138 5678')).toEqual([ming])
    expect(await found('王明')).toEqual([])
  })

  it('shows below her whom she has sent, of those who are still an archive of their own', async () => {
    const { receptionist } = await createSalon()
    const her = await createClient(receptionist, { name: '欧阳娜' }, now)
    const sent = (name: string) => createClient(receptionist, { name, referredById: her }, now)
    const [friend, merged, erased] = [await sent('方婷'), await sent('方小婷'), await sent('陈静')]
    await db.client.update({ where: { id: merged }, data: { mergedIntoId: friend } })
    await asStaff(
      receptionist,
      now,
    )((ctx) =>
      eraseClient(
        { ...ctx, staff: { ...ctx.staff, role: 'manager' } },
        { clientId: erased, reason: 'her_wish' },
      ),
    )
    await db.client.update({ where: { id: erased }, data: { mergedIntoId: null } })
    const found = await findClients({ staff: receptionist, now }, '欧阳娜')
    expect(found.map(({ clientId, sentBy }) => [clientId, sentBy])).toEqual([
      [her, null],
      [friend, '欧阳娜'],
    ])
  })

  it('says in which stage she is here, whichever it is, and nothing once she has gone', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const { visitId } = await asStaff(receptionist, now)((ctx) => walkIn(ctx, { clientId }))
    const hereIn = async (stage: VisitStage) => {
      await db.visit.update({ where: { id: visitId }, data: { stage } })
      const [found] = await findClients({ staff: receptionist, now }, '王小明')
      return found?.here
    }
    for (const stage of IN_HOUSE) expect(await hereIn(stage), stage).toEqual({ visitId, stage })
    for (const stage of ['follow_up', 'closed', 'left', 'cancelled', 'no_show'] as const)
      expect(await hereIn(stage), stage).toBeNull()
  })

  it('finds nobody of another salon', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    await createClient(there.receptionist, {}, now)
    expect(await findClients({ staff: here.receptionist, now }, '王小明')).toEqual([])
  })

  it('puts whom the salon expects first, then those who match a word in full', async () => {
    const { receptionist } = await createSalon()
    const exact = await createClient(receptionist, { name: '李明' }, now)
    await createClient(receptionist, { name: '安明珠' }, now)
    const expected = await createClient(receptionist, { name: '周明珠' }, now)
    await expectToday(receptionist, expected, new Date('2026-11-21T06:00:00Z'))
    const names = (await findClients({ staff: receptionist, now }, 'ming')).map((row) => row.name)
    expect(names).toEqual(['周明珠', '李明', '安明珠'])
    expect((await findClients({ staff: receptionist, now }, '明'))[1]?.clientId).toBe(exact)
  })

  it('expects from midnight to midnight of the salon', async () => {
    const { receptionist } = await createSalon()
    const booked = {
      '2026-11-20T15:59:59.999Z': false,
      '2026-11-20T16:00:00Z': true,
      '2026-11-21T15:59:59.999Z': true,
      '2026-11-21T16:00:00Z': false,
    }
    for (const [startsAt, isExpected] of Object.entries(booked)) {
      const clientId = await createClient(receptionist, { name: '李明' }, now)
      await expectToday(receptionist, clientId, new Date(startsAt))
      const found = await findClients({ staff: receptionist, now }, '李明')
      const hers = found.find((row) => row.clientId === clientId)
      expect({ startsAt, isExpected: hers?.expected != null }).toEqual({ startsAt, isExpected })
    }
  })

  it('puts names that begin with the word before names that contain it', async () => {
    const { receptionist } = await createSalon()
    for (const name of ['彭芷若', '安贞', '张敏', '周佩佩']) await createClient(receptionist, { name }, now)
    const names = (await findClients({ staff: receptionist, now }, 'zh')).map((row) => row.name)
    expect(names).toEqual(['张敏', '周佩佩', '安贞', '彭芷若'])
  })

  it('finds the expected one among hundreds who match', async () => {
    const { receptionist } = await createSalon()
    const names = Array.from({ length: 120 }, (_, i) => `王${String.fromCodePoint(0x4e00 + i)}`)
    for (const name of names) await createClient(receptionist, { name, consents: [] }, now)
    const last = await createClient(receptionist, { name: '王最后' }, now)
    await expectToday(receptionist, last, new Date('2026-11-21T06:00:00Z'))
    const found = await findClients({ staff: receptionist, now }, 'w')
    expect(found).toHaveLength(20)
    expect(found[0]?.clientId).toBe(last)
  })

  it('tells when she is expected, with what, and what is known of her', async () => {
    const { receptionist, therapist, treatments } = await createSalon()
    const clientId = await createClient(receptionist, { phone: '13812345678', formOfAddress: '王姐' }, now)
    const startsAt = new Date('2026-10-03T04:00:00Z')
    await createPastVisit({ clientId, staff: receptionist, startsAt })
    const { visitId } = await expectToday(receptionist, clientId, new Date('2026-11-21T05:00:00Z'))
    expect(await findClients({ staff: therapist, now }, '王姐')).toEqual([
      {
        clientId,
        name: '王小明',
        formOfAddress: '王姐',
        phoneEnding: '5678',
        sentBy: null,
        lastVisitAt: startsAt.toISOString(),
        expected: { visitId, startsAt: '2026-11-21T05:00:00.000Z', treatments: [] },
        next: null,
        hasAlerts: false,
        here: null,
      },
    ])
    expect(treatments.length).toBeGreaterThan(0)
  })

  it('tells with what she is expected, in the order of the day, without what was taken out', async () => {
    const house = await createSalon()
    const [first, second, third] = house.treatments.map(({ id }) => ({ treatmentId: id }))
    const treatments = [second, first, third].filter((each) => each !== undefined)
    const startsAt = new Date('2026-11-21T05:00:00Z')
    const { visitId, clientId } = await createAppointment(house, { startsAt, treatments, now })
    const out = { visitId, treatmentId: third?.treatmentId ?? '' }
    const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: out })
    await asStaff(house.receptionist, now)((ctx) => removeSession(ctx, { sessionId }))
    const [found] = await findClients({ staff: house.receptionist, now }, '')
    const names = [second, first].map(
      (one) => house.treatments.find(({ id }) => id === one?.treatmentId)?.name,
    )
    expect(found).toMatchObject({ clientId, expected: { treatments: names.map((name) => ({ name })) } })
  })

  it('does not take the appointment of another day for today', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    // One minute past midnight of the 22nd in Shanghai, still the 21st in London.
    await expectToday(receptionist, clientId, new Date('2026-11-21T16:01:00Z'))
    expect(await findClients({ staff: receptionist, now }, '王')).toMatchObject([
      { clientId, expected: null },
    ])
  })

  it('tells when she is booked next, the soonest of what still stands, for whoever finds her', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    const [first] = house.treatments
    const book = (startsAt: string) =>
      createAppointment(house, {
        clientId,
        startsAt: new Date(startsAt),
        treatments: [{ treatmentId: first?.id ?? '' }],
        now,
      })
    await book('2026-12-20T06:00:00Z')
    const { visitId } = await book('2026-11-22T06:00:00Z')
    const { visitId: soonest } = await book('2026-11-22T03:00:00Z')
    await asStaff(house.receptionist, now)((ctx) => moveVisit(ctx, { visitId: soonest, move: 'cancel' }))
    for (const staff of [house.receptionist, house.therapist, house.manager])
      expect(await findClients({ staff, now }, '王小明')).toMatchObject([
        {
          expected: null,
          next: { visitId, startsAt: '2026-11-22T06:00:00.000Z', treatments: [{ name: first?.name }] },
        },
      ])
  })

  it('says whether there are more than it shows', async () => {
    const { receptionist } = await createSalon()
    const search = (query: string) => searchClients({ staff: receptionist, now }, query)
    const add = (name: string) => createClient(receptionist, { name, consents: [] }, now)
    for (let i = 0; i < 20; i++) await add(`王${String.fromCodePoint(0x4e00 + i)}`)
    expect(await search('王')).toMatchObject({ isMore: false, clients: { length: 20 } })
    await add('王最后')
    expect(await search('王')).toMatchObject({ isMore: true, clients: { length: 20 } })
    expect(await search('王最')).toMatchObject({ isMore: false, clients: { length: 1 } })
    expect(await search('赵')).toEqual({ isMore: false, clients: [] })
    expect(await search('')).toEqual({ isMore: false, clients: [] })
  })

  it('says so as well where those who meet the second word stand behind the first hundreds', async () => {
    const { receptionist } = await createSalon()
    for (let i = 0; i < 250; i++)
      await createClient(receptionist, { name: `王${String.fromCodePoint(0x4e00 + i)}`, consents: [] }, now)
    await createClient(receptionist, { name: '王龘', nickname: 'zz' }, now)
    expect(await searchClients({ staff: receptionist, now }, '王 zz')).toEqual({ isMore: true, clients: [] })
  })

  it('puts whom the salon expects first for a name with a title too', async () => {
    const { receptionist } = await createSalon()
    const called = await createClient(receptionist, { name: '周静', formOfAddress: '王女士' }, now)
    for (let i = 0; i < 70; i++)
      await createClient(receptionist, { name: `王${String.fromCodePoint(0x4e00 + i)}`, consents: [] }, now)
    const expected = await createClient(receptionist, { name: '王最后' }, now)
    await expectToday(receptionist, expected, new Date('2026-11-21T06:00:00Z'))
    const found = await findClients({ staff: receptionist, now }, '王女士')
    expect(found.slice(0, 2).map(({ clientId }) => clientId)).toEqual([expected, called])
    expect(found).toHaveLength(20)
  })

  it('says that she is here already', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const { visitId } = await asStaff(receptionist, now)((ctx) => walkIn(ctx, { clientId }))
    expect(await findClients({ staff: receptionist, now }, '王')).toMatchObject([
      { clientId, expected: null, here: { visitId, stage: 'greeting' } },
    ])
  })

  it('lists, before a letter is typed, whom the salon still expects today, by time', async () => {
    const { receptionist } = await createSalon()
    const [late, early, here] = await Promise.all(
      ['安安', '周周', '王王'].map((name) => createClient(receptionist, { name }, now)),
    )
    if (!late || !early || !here) throw new Error('three clients')
    await expectToday(receptionist, late, new Date('2026-11-21T09:00:00Z'))
    await expectToday(receptionist, early, new Date('2026-11-21T05:00:00Z'))
    await asStaff(receptionist, now)((ctx) => walkIn(ctx, { clientId: here }))
    const found = await findClients({ staff: receptionist, now }, '  ')
    expect(found.map((row) => row.clientId)).toEqual([early, late])
  })

  it('takes no wildcard, quote or bracket for anything but itself', async () => {
    const house = await createSalon()
    const { receptionist } = house
    await createClient(receptionist, {}, now)
    // Whom the salon expects is told to whoever asks for nobody, not to whoever types signs.
    await createAppointment(house, { startsAt: new Date(now.getTime() + 60_000), now })
    for (const query of ['%', '_', "'", '\\', '(', '\u{10FFFF}'])
      expect([query, await findClients({ staff: receptionist, now }, query)]).toEqual([query, []])
    expect(await findClients({ staff: receptionist, now }, '王%')).toHaveLength(1)
    expect(await findClients({ staff: receptionist, now }, 'w_ng')).toEqual([])
  })
})

describe('the ways to somebody', () => {
  const everybody = async (staff: Parameters<typeof findClients>[0]['staff'], query: string) =>
    (await findClients({ staff, now }, query)).map(({ name, sentBy }) =>
      sentBy ? `${name} ← ${sentBy}` : name,
    )

  it('lead through her nickname, each of her numbers, and the first three with the last four digits', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, { nickname: '糖糖', phone: '13812345678' }, now)
    await asStaff(
      receptionist,
      now,
    )((ctx) => addPhone(ctx, { clientId, phone: '02162551849', label: '单位' }))
    for (const query of ['糖糖', 'tangtang', '5678', '1385678', '138 5678', '1849', '62551849', '0216']) {
      expect([query, await everybody(receptionist, query)]).toEqual([query, ['王小明']])
    }
    await createClient(receptionist, { name: '李小明', phone: '13900000000' }, now)
    expect(await everybody(receptionist, '糖果')).toEqual([])
    expect(await everybody(receptionist, '1395678')).toEqual([])
  })

  it('lead from who sent her, below those who are named so', async () => {
    const { receptionist } = await createSalon()
    const referredById = await createClient(receptionist, { name: '欧阳静怡' }, now)
    await createClient(receptionist, { name: '周佩', referredById }, now)
    await createClient(receptionist, { name: '欧阳静', referredById }, now)
    expect(await everybody(receptionist, '欧阳静怡')).toEqual([
      '欧阳静怡',
      '欧阳静 ← 欧阳静怡',
      '周佩 ← 欧阳静怡',
    ])
    expect(await everybody(receptionist, '欧阳')).toEqual(['欧阳静', '欧阳静怡'])
  })

  it('take a reading in words for one word', async () => {
    const { receptionist } = await createSalon()
    await createClient(receptionist, { name: '王小明' }, now)
    await createClient(receptionist, { name: '王晓' }, now)
    expect(await everybody(receptionist, 'wang xiao ming')).toEqual(['王小明'])
    expect(await everybody(receptionist, 'wang xiao')).toEqual(['王晓', '王小明'])
  })

  it('put whoever begins with the word before those who contain it', async () => {
    const { receptionist } = await createSalon()
    await createClient(receptionist, { name: '安明珠' }, now)
    await createClient(receptionist, { name: '明安' }, now)
    expect(await everybody(receptionist, '明')).toEqual(['明安', '安明珠'])
  })

  it('end where an archive was merged into another or erased', async () => {
    const { receptionist } = await createSalon()
    const [kept, gone, erased] = await Promise.all([
      createClient(receptionist, { name: '王小明' }, now),
      createClient(receptionist, { name: '王小明明' }, now),
      createClient(receptionist, { name: '王小' }, now),
    ])
    for (const [clientId, change] of [
      [gone, { mergedIntoId: kept }],
      [erased, { ...BLANK, erasedAt: now }],
    ] as const) {
      await db.client.update({ where: { id: clientId }, data: change })
      await asStaff(receptionist, now)((ctx) => keepSearchTokens(ctx, clientId))
    }
    expect(await everybody(receptionist, '王小')).toEqual(['王小明'])
  })
})

/** What an erased archive looks like. */
const BLANK = { name: '—', pinyin: '' }
