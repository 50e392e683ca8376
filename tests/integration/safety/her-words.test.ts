// Her own words are held against the menu: by name, other names, steps, products, the way it works and where it touches her.
import { beforeEach, describe, expect, it } from 'vitest'
import { noteAlert } from '@/lib/clients/note-alert'
import { AREAS } from '@/lib/concerns/area-flow'
import { db } from '@/lib/db/client'
import { METHODS } from '@/lib/treatments/method-flow'
import { startSession } from '@/lib/visits/perform-session'
import { asStaff } from '../../factories/context'
import { addUsedProduct, createEntry, createGate, type GuestAtGate, stopsOf } from '../../factories/safety'
import type { TestSalon } from '../../factories/salon'

let house: TestSalon
let guest: GuestAtGate
let now: Date
let treatmentId: string

beforeEach(async () => {
  ;({ house, guest, now, treatmentId } = await createGate())
  await db.treatment.update({ where: { id: treatmentId }, data: { touches: ['nape'] } })
})

type Said = { text: string; kind?: 'allergy' | 'contraindication'; severity?: 'mild' | 'serious' }

/** Notes it, already sorted as meaning nothing on the list, so that only her words speak. */
async function say({ text, kind = 'contraindication', severity = 'mild' }: Said): Promise<string> {
  const about = { clientId: guest.clientId, visitId: guest.visitId, contraindicationIds: [] }
  const { alertId } = await asStaff(
    house.therapist,
    now,
  )((ctx) => noteAlert(ctx, { ...about, kind, severity, text }))
  return alertId
}

const stops = () => stopsOf(guest.sessionId, now)
const start = () => asStaff(house.therapist, now)((ctx) => startSession(ctx, { sessionId: guest.sessionId }))
const menu = (data: Parameters<typeof db.treatment.update>[0]['data']) =>
  db.treatment.update({ where: { id: treatmentId }, data })

describe('what a guest has said no to', () => {
  it.each([
    [
      'cupping, in the words of a guest with high blood pressure',
      '高血压，不做拔罐、汗蒸和头低位的手法',
      { name: '背部刮痧拔罐' },
    ],
    ['cupping in English', 'no cupping, no sauna, no head-down', { nameEn: 'Gua Sha and Cupping' }],
    ['another name of it', '不要火罐', { otherNames: ['火罐'] }],
    ['the way it works', '怕热敷', { methods: ['heat'] }],
    ['the way it works, in English', 'please no hot stones, I cannot bear heat', { methods: ['heat'] }],
    ['the way it works, in traditional characters', '熱敷會暈', { methods: ['heat'] }],
    ['how she would have to lie', '孕晚期不能趴', { methods: ['prone'] }],
    ['where it touches her', '脖子不能碰', { touches: ['neck'] }],
  ])('is not begun: %s', async (_, text, entry) => {
    await menu(entry)
    const alertId = await say({ text })
    expect(await stops()).toEqual([`said:${alertId}:${treatmentId}`])
    await expect(start()).rejects.toMatchObject({ code: 'safety_stop' })
  })

  it('is found in a step of its protocol, and in a step that stands alone', async () => {
    const { id } = await db.protocolStep.create({
      data: { treatmentId, title: '走罐、留罐', titleEn: 'Moving cups', minutes: 5, addedAt: now },
    })
    const alertId = await say({ text: '不留罐' })
    expect(await stops()).toEqual([`said:${alertId}:${treatmentId}`])
    await db.protocolStep.update({ where: { id }, data: { retiredAt: now } })
    expect(await stops()).toEqual([])
  })

  it('is found in a product it is done with', async () => {
    const productId = await addUsedProduct(house)
    const alertId = await say({ text: '果酸用了会红', kind: 'allergy' })
    expect(await stops()).toEqual([`said:${alertId}:${productId}`])
  })

  it('stops once, by the list, where the list knows it', async () => {
    await menu({ otherNames: ['火罐'] })
    const entry = await createEntry(house, { kind: 'contraindication', name: '火罐', words: [], treatmentId })
    const alertId = await say({ text: '不要火罐' })
    expect(await stops()).toEqual([`matched:${alertId}:${entry}:${treatmentId}`])
  })
})

describe('what she has said of something else', () => {
  it.each([
    ['what every second name has', '做面部护理前要停药', { name: '面部深层护理', nameEn: 'Deep Care' }],
    ['uric acid is no hyaluronic one', '尿酸高', { name: '玻尿酸补水精华' }],
    ['an oil for massage is no massage', '坚果油、按摩油都不能用', { methods: ['massage'] }],
    ['a place that it does not touch', '膝盖不能压', { touches: ['forehead'] }],
    ['a place in an allergy that forbids nothing', '脸红过一次', { touches: ['cheek_left'] }],
    ['a surgeon is no hand', '做过手术', { touches: ['hand_left'] }],
  ])('does not stop it: %s', async (_, text, entry) => {
    await menu(entry)
    await say({ text, kind: 'allergy' })
    expect(await stops()).toEqual([])
    await start()
  })
})

it('holds a treatment of which nobody has said where it touches her against every place', async () => {
  await menu({ touches: [] })
  const alertId = await say({ text: '膝盖不能压' })
  expect((await stops()).filter((key) => key.startsWith('said'))).toEqual([`said:${alertId}:${treatmentId}`])
})

it('knows a word for each way of working, and words for each place of which a guest would speak', async () => {
  const [words] = await db.$queryRaw<{ mute: string[] }[]>`
    SELECT coalesce(array_agg(m), '{}') AS mute FROM unnest(${[...METHODS]}::text[]) m
    WHERE cardinality(foyer_method_words(m)) = 0`
  expect(words?.mute).toEqual([])
  const places = await db.$queryRaw<{ areas: string[] }[]>`SELECT areas FROM foyer_area_words()`
  const known = new Set(places.flatMap(({ areas }) => areas))
  expect([...known].filter((area) => !(AREAS as readonly string[]).includes(area))).toEqual([])
  expect(AREAS.filter((area) => !known.has(area))).toEqual([])
})
