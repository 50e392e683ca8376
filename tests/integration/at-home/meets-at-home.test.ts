// What she has at home is held against a new alert: on the door card, in the visit and the archive, and in the call.
import { beforeEach, describe, expect, it } from 'vitest'
import { readAtHome } from '@/lib/at-home/at-home-queries'
import { endAtHome } from '@/lib/at-home/change-at-home'
import { noteAtHome } from '@/lib/at-home/note-at-home'
import { getDoorCard } from '@/lib/clients/door-card-query'
import { noteAlert } from '@/lib/clients/note-alert'
import { retireAlert } from '@/lib/clients/retire-alert'
import { db } from '@/lib/db/client'
import { listCallsDue } from '@/lib/follow-ups/follow-up-queries'
import { at } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createOwedCall } from '../../factories/follow-up'
import { createEntry } from '../../factories/safety'
import { createSalon, type TestSalon } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'

const now = TEST_NOW

let house: TestSalon
let clientId: string
let oilId: string
let creamId: string
let entryId: string

beforeEach(async () => {
  house = await createSalon()
  clientId = await createClient(house.receptionist, {}, now)
  const product = { salonId: house.salon.id, priceMinor: 16_800 }
  oilId = (
    await db.product.create({ data: { ...product, name: '薰衣草晚安精油', nameEn: 'Lavender Night Oil' } })
  ).id
  creamId = (await db.product.create({ data: { ...product, name: '神经酰胺修护霜' } })).id
  entryId = await createEntry(house, {
    name: '植物精油',
    nameEn: 'Essential oils',
    words: ['樟脑'],
    productId: oilId,
  })
  for (const productId of [oilId, creamId])
    await asStaff(house.receptionist, now)((ctx) => noteAtHome(ctx, { clientId, productId, left: 'full' }))
})

const say = (text: string) =>
  asStaff(
    house.therapist,
    now,
  )((ctx) => noteAlert(ctx, { clientId, kind: 'allergy', severity: 'mild', text }))

/** Why she had better not use which, as her archive and her visit tell it. */
async function meets() {
  const read = await readAtHome(house.therapist, clientId)
  return (read?.standing ?? []).flatMap(({ product, meets }) =>
    meets.map(({ kind, entry, words }) => ({ product: product.id, kind, entry: entry?.name ?? null, words })),
  )
}

const onDoorCard = async () => {
  const card = await getDoorCard(house.salon.id, clientId, now, null, house.receptionist)
  return card?.atHome.map(({ product }) => product.id)
}

describe('what she has at home', () => {
  it('is let be while nothing is known against it', async () => {
    await say('花粉')
    expect(await meets()).toEqual([])
    expect(await onDoorCard()).toEqual([])
  })

  it('is told of when an alert means what is in it, by the entry of the list', async () => {
    await say('樟脑的味道')
    expect(await meets()).toEqual([
      { product: oilId, kind: 'matched', entry: '植物精油', words: '樟脑的味道' },
    ])
    expect(await onDoorCard()).toEqual([oilId])
  })

  it('is told of when her own words speak of it, though the list knows nothing', async () => {
    await db.productContraindication.deleteMany({ where: { contraindicationId: entryId } })
    await say('lavender makes me dizzy')
    expect(await meets()).toEqual([
      { product: oilId, kind: 'said', entry: null, words: 'lavender makes me dizzy' },
    ])
  })

  it('is told of after a reaction to its patch test, without words', async () => {
    const tried = { salonId: house.salon.id, clientId, productId: creamId, doneById: house.therapist.id }
    const read = { result: 'reaction', readById: house.therapist.id, readAt: now } as const
    await db.patchTest.create({ data: { ...tried, ...read, doneAt: now, readableAt: now } })
    expect(await meets()).toEqual([{ product: creamId, kind: 'reacted', entry: null, words: null }])
  })

  it('is quiet again once she has been told, and once the alert no longer holds', async () => {
    const { alertId } = await say('樟脑')
    const item = await db.productAtHome.findFirstOrThrow({ where: { clientId, productId: oilId } })
    await asStaff(house.receptionist, now)((ctx) => endAtHome(ctx, { atHomeId: item.id, end: 'unsuitable' }))
    expect([await meets(), await onDoorCard()]).toEqual([[], []])
    await db.productAtHome.update({ where: { id: item.id }, data: { endedOn: null, end: null } })
    expect(await onDoorCard()).toEqual([oilId])
    await asStaff(house.manager, now)((ctx) => retireAlert(ctx, { alertId, reason: '记错了' }))
    expect([await meets(), await onDoorCard()]).toEqual([[], []])
  })
})

it('is said in the call: to the guest whose it is, and to nobody else', async () => {
  const owed = await createOwedCall(house)
  const other = await createOwedCall(house, { startsAt: at(house, '18:00') })
  for (const { clientId: herId } of [owed, other])
    await asStaff(
      house.receptionist,
      now,
    )((ctx) => noteAtHome(ctx, { clientId: herId, productId: oilId, left: 'full' }))
  await asStaff(
    house.therapist,
    now,
  )((ctx) => noteAlert(ctx, { clientId: owed.clientId, kind: 'allergy', severity: 'mild', text: '樟脑' }))
  const { calls } = await listCallsDue(house.salon, other.dueAt)
  const said = Object.fromEntries(
    calls.map(({ client, atHome }) => [
      client.id,
      atHome.filter(({ product }) => product.id === oilId).map(({ meets }) => meets.map(({ kind }) => kind)),
    ]),
  )
  expect(said).toEqual({ [owed.clientId]: [['matched']], [other.clientId]: [[]] })
})
