// Who is likely kept twice: each reason, those who are not, page by page.
import { describe, expect, it } from 'vitest'
import { comparePair, listLikelyDuplicates, listRecentMerges } from '@/lib/clients/duplicate-queries'
import { addPhone } from '@/lib/clients/further-phones'
import { mergeClients } from '@/lib/clients/merge-clients'
import { sayTwoPeople } from '@/lib/clients/not-duplicates'
import { undoMerge } from '@/lib/clients/undo-merge'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { type ClientOverrides, createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon, type TestSalon } from '../../factories/salon'
import { createPastVisit } from './past-visit'

const now = new Date('2026-11-21T04:00:00Z')

const client = (house: TestSalon, person: ClientOverrides) =>
  createClient(house.receptionist, { consents: [], ...person }, now)

async function found(house: TestSalon, clientId?: string) {
  const { pairs } = await listLikelyDuplicates(house.receptionist, { clientId })
  return pairs.map(({ one, other, reasons }) => [[one.clientId, other.clientId].sort(), reasons])
}

describe('likely doubles', () => {
  it('share a number, first or further', async () => {
    const house = await createSalon()
    const one = await client(house, { name: '周蓉', phone: '13800010001' })
    const other = await client(house, { name: '周容容', phone: '13800010001' })
    expect(await found(house)).toEqual([[[one, other].sort(), ['same_phone']]])
    const third = await client(house, { name: '许静', phone: '13900020002' })
    const fourth = await client(house, { name: '徐婧', phone: '13700030003' })
    const phone = { clientId: fourth, phone: '13900020002', samePhoneConfirmed: true }
    await asStaff(house.receptionist, now)((ctx) => addPhone(ctx, phone))
    expect(await found(house, third)).toEqual([[[third, fourth].sort(), ['same_phone']]])
  })

  it('share a name and a birthday, where a year does not contradict', async () => {
    const house = await createSalon()
    const born = { birthMonth: 3, birthDay: 8 }
    const one = await client(house, { name: '方婷', phone: '13800010001', ...born })
    const other = await client(house, { name: '方婷', phone: '13900020002', birthYear: 1990, ...born })
    const older = await client(house, { name: '方婷', phone: '13700030003', birthYear: 1962, ...born })
    await client(house, { name: '方婷', phone: '13600040004', birthMonth: 3, birthDay: 9 })
    const pairs = await found(house)
    expect(pairs).toHaveLength(2)
    expect(pairs).toEqual(
      expect.arrayContaining([
        [[one, other].sort(), ['name_and_birthday']],
        [[one, older].sort(), ['name_and_birthday']],
      ]),
    )
  })

  it('are read the same and end on the same four digits', async () => {
    const house = await createSalon()
    const one = await client(house, { name: '张敏', phone: '13800016688' })
    const other = await client(house, { name: '章敏', phone: '13900026688' })
    await client(house, { name: '章敏', phone: '13900029999' })
    expect(await found(house)).toEqual([[[one, other].sort(), ['reading_and_digits']]])
  })

  it('have a name in common, and one has neither number nor visit', async () => {
    const house = await createSalon()
    const full = await client(house, { name: '林晓晴', phone: '13800010001' })
    const bare = await client(house, { name: '林晓晴' })
    expect(await found(house)).toEqual([[[full, bare].sort(), ['name_and_nothing_else']]])
    await createPastVisit({ clientId: bare, staff: house.receptionist, startsAt: now })
    expect(await found(house)).toEqual([])
  })

  it('come with all their reasons, the likeliest pair first', async () => {
    const house = await createSalon()
    const [weak, bare] = [
      await client(house, { name: '林晓晴', phone: '13800010001' }),
      await client(house, { name: '林晓晴' }),
    ]
    const person = { name: '方婷', phone: '13900020002', birthMonth: 3, birthDay: 8 }
    const strong = [await client(house, person), await client(house, person)].sort()
    expect(await found(house)).toEqual([
      [strong, ['same_phone', 'name_and_birthday', 'reading_and_digits']],
      [[weak, bare].sort(), ['name_and_nothing_else']],
    ])
  })

  it('of one guest are hers alone, whatever it is that they share', async () => {
    const house = await createSalon()
    const add = (clientId: string, phone: string) =>
      asStaff(house.receptionist, now)((ctx) => addPhone(ctx, { clientId, phone, samePhoneConfirmed: true }))
    const born = { birthMonth: 3, birthDay: 8 }
    const her = await client(house, { name: '方婷', phone: '13800016688', ...born })
    await add(her, '13700037777')
    const alike: [string, string][] = []
    const likeHer = async (reason: string, person: ClientOverrides, further?: string) => {
      const id = await client(house, person)
      if (further) await add(id, further)
      alike.push([id, reason])
    }
    await likeHer('same_phone', { name: '周蓉', phone: '13800016688' })
    await likeHer('same_phone', { name: '许静', phone: '13700037777' })
    await likeHer('same_phone', { name: '徐佳' }, '13800016688')
    await likeHer('same_phone', { name: '陆敏' }, '13700037777')
    await likeHer('name_and_birthday', { name: '方婷', phone: '13600040004', ...born })
    await likeHer('reading_and_digits', { name: '芳婷', phone: '13500056688' })
    await likeHer('name_and_nothing_else', { name: '方婷' })
    // These two share with her what makes no double, and everything with one another.
    const strangers = { name: '方婷', phone: '13400041111', birthMonth: 4, birthDay: 9 }
    for (const _ of [1, 2]) await client(house, strangers)
    const pairs = await found(house, her)
    const others = pairs.map(([ids = [], reasons]) => [[...ids].find((id) => id !== her), reasons])
    expect(others.every(([id]) => id !== undefined)).toBe(true)
    expect(new Map(others as [string, string[]][])).toEqual(
      new Map(alike.map(([id, reason]) => [id, [reason]])),
    )
  })

  it('are not those who have no reading, nor two of whom each is known by more than a name', async () => {
    const house = await createSalon()
    for (const name of ['！', '？']) {
      const id = await client(house, { name, phone: `1380001${name === '！' ? 1 : 2}688` })
      await db.client.update({ where: { id }, data: { pinyin: '' } })
    }
    const [one, other] = [await client(house, { name: '林晓晴' }), await client(house, { name: '林晓晴' })]
    const [full, fuller] = [
      await client(house, { name: '林晓晴', phone: '13800010001' }),
      await client(house, { name: '林晓晴', phone: '13800020002' }),
    ]
    const ids = (await found(house)).map(([pair]) => pair)
    const expected = [
      [one, other],
      ...[one, other].flatMap((bare) => [full, fuller].map((known) => [bare, known])),
    ]
    expect(ids.map(String).sort()).toEqual(expected.map((pair) => String(pair.sort())).sort())
  })

  it('leave out who was found to be two, who was merged, and other salons', async () => {
    const [house, there] = await Promise.all([createSalon(), createSalon()])
    const person = { name: '方婷', phone: '13900020002' }
    const one = await client(house, person)
    await client(there, person)
    expect(await found(house)).toEqual([])
    const other = await client(house, person)
    expect(await found(house)).toHaveLength(1)
    await asStaff(house.manager, now)((ctx) => sayTwoPeople(ctx, { oneId: other, otherId: one }))
    expect(await found(house)).toEqual([])
    const third = await client(house, person)
    expect(await found(house)).toHaveLength(2)
    await db.client.update({ where: { id: third }, data: { mergedIntoId: one } })
    expect(await found(house)).toEqual([])
  })

  it('go on page by page without a gap or a double', async () => {
    const house = await createSalon()
    for (let index = 0; index < 23; index++) {
      const phone = `138000${String(10_000 + index)}`
      await client(house, { name: `客人${index}`, phone })
      await client(house, { name: `宾客${index}`, phone })
    }
    const first = await listLikelyDuplicates(house.receptionist)
    expect(first.pairs).toHaveLength(20)
    const second = await listLikelyDuplicates(house.receptionist, { after: first.next ?? '' })
    expect(second).toMatchObject({ next: null })
    const ids = [...first.pairs, ...second.pairs].map(({ one }) => one.clientId)
    expect(new Set(ids).size).toBe(23)
  })
})

describe('two archives side by side', () => {
  it('are written down as seen, both, in the same transaction', async () => {
    const [house, there] = await Promise.all([createSalon(), createSalon()])
    const one = await client(house, { name: '方婷', phone: '13900020002' })
    const other = await client(house, { name: '方婷' })
    const pair = await comparePair(house.receptionist, now, one, other)
    expect(pair?.map(({ id }) => id)).toEqual([one, other])
    const seen = await db.auditEntry.findMany({
      where: { action: 'merge.seen', actorId: house.receptionist.id },
    })
    expect(seen.map(({ subjectId }) => subjectId).sort()).toEqual([one, other].sort())
    expect(await comparePair(there.receptionist, now, one, other)).toBeNull()
    expect(await comparePair(house.therapist, now, one, other)).toBeNull()
    expect(await comparePair(house.receptionist, now, one, one)).toBeNull()
  })

  it('count what stands in each, and not what is over', async () => {
    const house = await createSalon()
    const one = await client(house, { name: '方婷' })
    const other = await client(house, { name: '方婷' })
    const { id } = house.therapist
    const over = { retiredAt: now }
    const alert = {
      clientId: one,
      kind: 'allergy',
      severity: 'mild',
      text: '花粉',
      notedById: id,
      notedAt: now,
    } as const
    const preference = { clientId: one, kind: 'habit', text: '先喝水', notedById: id, notedAt: now } as const
    const promise = { clientId: one, text: '留位', ownerId: id, createdById: id, createdAt: now, dueOn: now }
    const opened = {
      clientId: one,
      kind: 'complaint',
      text: '等太久',
      openedById: id,
      openedAt: now,
    } as const
    await db.alert.createMany({ data: [alert, { ...alert, ...over }] })
    await db.preference.createMany({ data: [preference, { ...preference, ...over }] })
    await db.promise.createMany({ data: [promise, { ...promise, keptAt: now }] })
    await db.case.createMany({ data: [opened, { ...opened, resolvedAt: now }] })
    const pair = await comparePair(house.receptionist, now, one, other)
    const counts = (each: number) => ({
      alerts: each,
      preferences: each,
      promises: each,
      cases: each,
      tags: 0,
    })
    expect(pair?.map(({ _count }) => _count)).toEqual([counts(1), counts(0)])
  })
})

describe('merges of the day', () => {
  it('are listed while they can be taken back', async () => {
    const house = await createSalon()
    const [keptId, goneId] = [await client(house, { name: '方婷' }), await client(house, { name: '方亭' })]
    const asked = { keptId, keptRevision: 1, goneId, goneRevision: 1, fromGone: [] }
    const { mergeId } = await asStaff(house.receptionist, now)((ctx) => mergeClients(ctx, asked))
    const listed = (at: Date) => listRecentMerges(house.manager, at)
    expect(await listed(addMinutes(now, 24 * 60))).toMatchObject([
      { id: mergeId, kept: { id: keptId, name: '方婷' }, gone: { name: '方亭' } },
    ])
    expect(await listed(addMinutes(now, 24 * 60 + 1))).toEqual([])
    await asStaff(house.receptionist, addMinutes(now, 5))((ctx) => undoMerge(ctx, { mergeId }))
    expect(await listed(addMinutes(now, 6))).toEqual([])
  })
})
