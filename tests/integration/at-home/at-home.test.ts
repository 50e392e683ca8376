// What she has at home: told, corrected, ended and taken up again, by anybody who speaks with her.
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import type { Left } from '@/lib/at-home/at-home-flow'
import { readAtHome } from '@/lib/at-home/at-home-queries'
import { correctAtHome, endAtHome, resumeAtHome } from '@/lib/at-home/change-at-home'
import { noteAtHome } from '@/lib/at-home/note-at-home'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { listCallsDue } from '@/lib/follow-ups/follow-up-queries'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createOwedCall } from '../../factories/follow-up'
import { createSalon, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'

let house: TestSalon
let clientId: string
let serumId: string

/** Past midnight in Shanghai: the day of the salon is the 23rd. */
const now = new Date('2026-11-22T18:00:00Z')

beforeEach(async () => {
  house = await createSalon()
  clientId = await createClient(house.receptionist, {}, now)
  const facts = { name: '玻尿酸补水精华', priceMinor: 39_800, size: 30, sizeUnit: 'ml', dailyUse: 1 } as const
  serumId = (await db.product.create({ data: { salonId: house.salon.id, ...facts } })).id
})

type Told = { productId?: string; left?: Left; staff?: SignedInStaff }
const note = ({ productId = serumId, left = 'half', staff = house.receptionist }: Told = {}) =>
  asStaff(staff, now)((ctx) => noteAtHome(ctx, { clientId, productId, left }))
const by = (staff: SignedInStaff = house.therapist) => asStaff(staff, now)
const rowOf = (id: string) => db.productAtHome.findUniqueOrThrow({ where: { id } })
const deedsOn = async () =>
  (await db.auditEntry.findMany({ where: { subjectId: clientId, action: { startsWith: 'at_home' } } })).map(
    ({ action }) => action,
  )

describe('one she tells of', () => {
  it('is noted from today, and from what is left until when', async () => {
    const { atHomeId } = await note()
    expect(await rowOf(atHomeId)).toMatchObject({
      sinceOn: new Date('2026-11-23'),
      runsOutOn: new Date('2026-12-08'),
      recommendationId: null,
      quantity: 1,
      notedById: house.receptionist.id,
    })
    expect(await deedsOn()).toEqual(['at_home.noted'])
  })

  it.each(['receptionist', 'therapist', 'manager'] as const)('is noted by the %s', async (role) => {
    const { atHomeId } = await note({ staff: house[role] })
    expect(await rowOf(atHomeId)).toMatchObject({ notedById: house[role].id })
  })

  it('is read beside what ended, and with what the salon has for home today', async () => {
    const { id: otherId } = await db.client.create({
      data: { salonId: house.salon.id, name: '方婷', pinyin: 'fang ting', createdAt: now },
    })
    const kept = { salonId: house.salon.id, notedById: house.therapist.id, sinceOn: new Date('2026-11-01') }
    const ended = { endedOn: new Date('2026-11-10'), end: 'stopped' } as const
    const elsewhere = await createSalon()
    const product = { salonId: house.salon.id, priceMinor: 100 }
    const retired = await db.product.create({ data: { ...product, name: '停售', retiredAt: now } })
    const inside = await db.product.create({
      data: { ...product, name: '院用', isForHome: false, isForTreatment: true },
    })
    const { atHomeId } = await note()
    const past = await db.productAtHome.create({
      data: { ...kept, clientId, productId: retired.id, ...ended },
    })
    await db.productAtHome.create({ data: { ...kept, clientId: otherId, productId: serumId } })
    await db.productAtHome.create({ data: { ...kept, clientId: otherId, productId: serumId, ...ended } })
    const read = await readAtHome(house.therapist, clientId)
    expect(read?.standing.map(({ id }) => id)).toEqual([atHomeId])
    expect(read?.former.map(({ id }) => id)).toEqual([past.id])
    expect(read?.products.map(({ id }) => id).sort()).toEqual(
      [...house.products.map(({ id }) => id), serumId].sort(),
    )
    expect(read?.products.map(({ id }) => id)).not.toContain(inside.id)
    expect(await readAtHome(elsewhere.therapist, clientId)).toBeNull()
    await db.client.update({ where: { id: clientId }, data: { mergedIntoId: otherId } })
    expect(await readAtHome(house.therapist, clientId)).toBeNull()
  })

  it('is taken up again beside what has ended, and not beside what she still has', async () => {
    const first = await note()
    await by()((ctx) => endAtHome(ctx, { ...first, end: 'used_up' }))
    const second = await note()
    await expect(by()((ctx) => resumeAtHome(ctx, first))).rejects.toMatchObject({ code: 'already_at_home' })
    await by()((ctx) => endAtHome(ctx, { ...second, end: 'used_up' }))
    await by()((ctx) => resumeAtHome(ctx, first))
    expect(await rowOf(first.atHomeId)).toMatchObject({ endedOn: null, end: null })
  })

  it('is looked at by itself: another product of hers, and the same of another guest, stay as they are', async () => {
    const otherId = await createClient(house.receptionist, {}, now)
    const { id: creamId } = await db.product.create({
      data: { salonId: house.salon.id, name: '面霜', priceMinor: 1 },
    })
    const { atHomeId } = await note()
    const cream = await note({ productId: creamId })
    const told = { clientId: otherId, productId: serumId, left: 'half' } as const
    const others = await asStaff(house.receptionist, now)((ctx) => noteAtHome(ctx, told))
    const stood = [await rowOf(cream.atHomeId), await rowOf(others.atHomeId)]
    await by()((ctx) => correctAtHome(ctx, { atHomeId, seen: '2026-12-08', runsOutOn: '2026-12-24' }))
    await by()((ctx) => endAtHome(ctx, { atHomeId, end: 'used_up' }))
    await by()((ctx) => resumeAtHome(ctx, { atHomeId }))
    expect(await rowOf(atHomeId)).toMatchObject({ runsOutOn: new Date('2026-12-24'), endedOn: null })
    expect([await rowOf(cream.atHomeId), await rowOf(others.atHomeId)]).toEqual(stood)
  })

  it('is noted once, though two note it at the same moment', async () => {
    const both = await Promise.allSettled([note(), note({ staff: house.therapist, left: 'full' })])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(note()).rejects.toThrow('already_at_home')
    expect(await db.productAtHome.count({ where: { clientId } })).toBe(1)
  })

  it('is noted once under one key', async () => {
    const body = { clientId, productId: serumId, left: 'full' } as const
    const key = randomUUID()
    const send = () =>
      performDeed({
        staff: house.therapist,
        now,
        name: 'at_home.note',
        key,
        body,
        run: (ctx) => noteAtHome(ctx, body),
      })
    expect(await send()).toEqual(await send())
    expect(await db.productAtHome.count({ where: { clientId } })).toBe(1)
  })

  it('is refused for what is not for home, of another salon, and on an archive that lives no longer', async () => {
    await db.product.update({ where: { id: serumId }, data: { isForHome: false, isForTreatment: true } })
    await expect(note()).rejects.toThrow('not_for_home')
    const other = await createSalon()
    await expect(note({ productId: other.products[0]?.id })).rejects.toThrow('not_found')
    await expect(note({ staff: other.manager })).rejects.toThrow('not_found')
    const kept = await createClient(house.receptionist, {}, now)
    await db.client.update({ where: { id: clientId }, data: { mergedIntoId: kept } })
    await expect(note({ productId: house.products[0]?.id })).rejects.toThrow('not_found')
  })
})

describe('when it runs out', () => {
  const correct = (atHomeId: string, seen: string | null, runsOutOn: string | null, staff?: SignedInStaff) =>
    by(staff)((ctx) => correctAtHome(ctx, { atHomeId, seen, runsOutOn }))

  it('is corrected from what the editor saw, or known no longer', async () => {
    const { atHomeId } = await note()
    await correct(atHomeId, '2026-12-08', '2026-12-20')
    expect(await rowOf(atHomeId)).toMatchObject({ runsOutOn: new Date('2026-12-20') })
    await expect(correct(atHomeId, '2026-12-08', '2026-12-31')).rejects.toThrow('someone_was_faster')
    await correct(atHomeId, '2026-12-20', null)
    expect(await rowOf(atHomeId)).toMatchObject({ runsOutOn: null })
    await correct(atHomeId, null, '2026-12-01')
    expect(await rowOf(atHomeId)).toMatchObject({ runsOutOn: new Date('2026-12-01') })
    expect(await deedsOn()).toHaveLength(4)
  })

  it('is today at the earliest', async () => {
    const { atHomeId } = await note()
    await expect(correct(atHomeId, '2026-12-08', '2026-11-22')).rejects.toThrow('in_the_past')
    await correct(atHomeId, '2026-12-08', '2026-11-23')
    expect(await rowOf(atHomeId)).toMatchObject({ runsOutOn: new Date('2026-11-23') })
  })

  it('is corrected by one of two at the same moment, and never of another salon', async () => {
    const { atHomeId } = await note()
    const both = await Promise.allSettled([
      correct(atHomeId, '2026-12-08', '2026-12-20'),
      correct(atHomeId, '2026-12-08', '2026-12-25', house.manager),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const other = await createSalon()
    await expect(correct(atHomeId, '2026-12-20', null, other.manager)).rejects.toThrow('not_found')
  })
})

describe('its end', () => {
  const end = (
    atHomeId: string,
    how: 'used_up' | 'stopped' | 'unsuitable' = 'used_up',
    staff?: SignedInStaff,
  ) => by(staff)((ctx) => endAtHome(ctx, { atHomeId, end: how }))
  const resume = (atHomeId: string, staff?: SignedInStaff) =>
    by(staff)((ctx) => resumeAtHome(ctx, { atHomeId }))

  it('is noted on its day, once', async () => {
    const { atHomeId } = await note()
    const both = await Promise.allSettled([end(atHomeId), end(atHomeId, 'stopped')])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await rowOf(atHomeId)).toMatchObject({ endedOn: new Date('2026-11-23') })
    await expect(end(atHomeId)).rejects.toThrow('someone_was_faster')
    expect((await deedsOn()).toSorted()).toEqual(['at_home.ended', 'at_home.noted'])
  })

  it('is taken back, unless another of its kind stands there already', async () => {
    const { atHomeId } = await note()
    await expect(resume(atHomeId)).rejects.toThrow('someone_was_faster')
    await end(atHomeId, 'unsuitable')
    await resume(atHomeId)
    expect(await rowOf(atHomeId)).toMatchObject({ endedOn: null, end: null })
    await end(atHomeId)
    await note()
    await expect(resume(atHomeId)).rejects.toThrow('already_at_home')
  })

  it('is not for another salon', async () => {
    const { atHomeId } = await note()
    const other = await createSalon()
    await expect(end(atHomeId, 'used_up', other.manager)).rejects.toThrow('not_found')
    await expect(resume(atHomeId, other.manager)).rejects.toThrow('not_found')
  })
})

describe('what is read', () => {
  it('is what she has, soonest to run out first, what she had, and what there is; in one statement', async () => {
    const [toner, cream] = house.products
    const unknown = await note({ productId: toner?.id })
    const serum = await note()
    const ended = await note({ productId: cream?.id })
    await by()((ctx) => endAtHome(ctx, { atHomeId: ended.atHomeId, end: 'unsuitable' }))
    const { result, statements } = await countStatements(() => readAtHome(house.receptionist, clientId))
    expect(statements).toHaveLength(1)
    expect(result?.standing.map(({ id }) => id)).toEqual([serum.atHomeId, unknown.atHomeId])
    expect(result?.standing[0]).toEqual({
      id: serum.atHomeId,
      product: { id: serumId, name: '玻尿酸补水精华', nameEn: null },
      quantity: 1,
      sinceOn: '2026-11-23',
      runsOutOn: '2026-12-08',
      wasBought: false,
      meets: [],
    })
    expect(result?.former).toMatchObject([{ id: ended.atHomeId, endedOn: '2026-11-23', end: 'unsuitable' }])
    expect(result?.products.map(({ id }) => id)).toEqual(
      expect.arrayContaining([toner?.id, cream?.id, serumId]),
    )
    const other = await createSalon()
    expect(await readAtHome(other.manager, clientId)).toBeNull()
  })

  it('is asked for in the call too: only what she has', async () => {
    const call = await createOwedCall(house, { now })
    const due = () => listCallsDue(house.salon, new Date(call.dueAt.getTime() + 60_000))
    const asked = (await due()).calls[0]?.atHome
    const [bought] = asked ?? []
    expect(asked).toMatchObject([{ product: { id: house.products[0]?.id }, wasBought: true }])
    await by()((ctx) => endAtHome(ctx, { atHomeId: bought?.id ?? '', end: 'used_up' }))
    expect((await due()).calls[0]?.atHome).toEqual([])
  })
})
