// What is read of treatment notes: in one statement, by whom, page by page, and how a note came about.
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import {
  getNoteHistory,
  getTreatmentNote,
  listClientNotes,
  listVisitNotes,
} from '@/lib/treatment-notes/treatment-note-queries'
import { createClient } from '../../factories/client'
import { createSalon } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'
import { countStatements } from '../../setup/count-statements'
import { createPastVisit } from '../clients/past-visit'
import { now, send, underTreatment } from './notes'

describe('the notes of a visit', () => {
  it('offer what the salon has today, and warn of what stands of her alone', async () => {
    const { house, visitId, clientId } = await underTreatment()
    const elsewhere = await createSalon()
    const salonId = house.salon.id
    const product = (name: string, data: object = {}) =>
      db.product.create({ data: { salonId, name, priceMinor: 0, isForTreatment: true, ...data } })
    const serum = await product('院用精华')
    await product('停用精华', { retiredAt: now })
    await product('别家精华', { salonId: elsewhere.salon.id })
    const phrase = (name: string, data: object = {}) =>
      db.phrase.create({ data: { salonId, kind: 'advice', name, ...data } })
    await phrase('多喝温水。')
    await phrase('不再说的。', { retiredAt: now })
    await phrase('别家的。', { salonId: elsewhere.salon.id })
    const otherId = await createClient(house.receptionist, { name: '方婷' }, now)
    const products = { create: { productId: serum.id } }
    const meant = async (name: string, of: string, data: object = {}) => {
      const entry = await db.contraindication.create({ data: { salonId, kind: 'allergy', name, products } })
      const noted = {
        kind: 'allergy',
        severity: 'serious',
        text: name,
        notedById: house.therapist.id,
      } as const
      const contraindications = { create: { contraindicationId: entry.id } }
      await db.alert.create({ data: { clientId: of, ...noted, notedAt: now, contraindications, ...data } })
    }
    await meant('水杨酸', clientId)
    await meant('视黄醇', clientId, { retiredAt: now })
    await meant('果酸', otherId)
    const notes = await listVisitNotes(house.therapist, visitId)
    expect(notes?.products).toMatchObject([{ id: serum.id, mustNot: [{ name: '水杨酸' }] }])
    expect(notes?.products[0]?.mustNot).toHaveLength(1)
    expect(notes?.products).toHaveLength(1)
    expect(notes?.phrases.map(({ name }) => name)).toEqual(['多喝温水。'])
    expect(await listVisitNotes(elsewhere.therapist, visitId)).toBeNull()
  })

  it('come with what is chosen from, in one statement', async () => {
    const { house, visitId, sessionId, clientId } = await underTreatment()
    const salonId = house.salon.id
    const [serum, toner] = house.products
    await db.product.updateMany({ where: { id: serum?.id ?? '' }, data: { isForTreatment: true } })
    const acid = await db.contraindication.create({
      data: {
        salonId,
        kind: 'allergy',
        name: '水杨酸',
        products: { create: { productId: serum?.id ?? '' } },
      },
    })
    await db.alert.create({
      data: {
        clientId,
        kind: 'allergy',
        severity: 'serious',
        text: '水杨酸过敏',
        notedById: house.therapist.id,
        notedAt: now,
        contraindications: { create: { contraindicationId: acid.id } },
      },
    })
    await db.treatmentProduct.create({
      data: { treatmentId: house.treatments[0]?.id ?? '', productId: toner?.id ?? '' },
    })
    await db.phrase.create({ data: { salonId, kind: 'advice', name: '多喝温水。' } })
    await send({ staff: house.therapist }, { sessionId, content: { text: '左肩紧' }, privateText: '旧伤' })
    const { result, statements } = await countStatements(() => listVisitNotes(house.therapist, visitId))
    expect(statements).toHaveLength(1)
    expect(result).toMatchObject({
      sessions: [
        {
          id: sessionId,
          isEnded: false,
          productIds: [toner?.id],
          note: { revision: 1, content: { text: '左肩紧', areas: [] }, privateText: '旧伤', signedAt: null },
        },
      ],
      products: [
        { id: serum?.id, mustNot: [{ name: '水杨酸' }] },
        { id: toner?.id, mustNot: [] },
      ],
      phrases: [{ kind: 'advice', name: '多喝温水。' }],
    })
    const atDesk = await listVisitNotes(house.receptionist, visitId)
    expect(atDesk?.sessions[0]?.note).toMatchObject({ content: { text: '左肩紧' }, privateText: '' })
    expect(await listVisitNotes((await createSalon()).manager, visitId)).toBeNull()
  })

  it('are none of a treatment that has not begun', async () => {
    const { house, visitId, sessionId } = await underTreatment()
    await db.treatmentSession.update({ where: { id: sessionId }, data: { startedAt: null } })
    expect((await listVisitNotes(house.therapist, visitId))?.sessions).toEqual([])
    expect(await getTreatmentNote(house.therapist, sessionId)).toBeNull()
  })
})

describe('the history of a note', () => {
  it('tells who changed what, keeps the private part to those who care, and writes the look down', async () => {
    // Beside another guest's.
    const { house } = await underTreatment()
    const { sessionId, clientId } = await underTreatment(house)
    await send({ staff: house.therapist }, { sessionId, content: { text: '左肩紧' }, privateText: '旧伤' })
    await send({ staff: house.manager }, { sessionId, baseRevision: 1, content: { text: '左肩紧。' } })
    const told = await getNoteHistory({ staff: house.therapist, now }, sessionId)
    expect(told?.sittings).toMatchObject([
      { by: '周敏', changed: ['text'], before: { privateText: '旧伤' } },
      { by: '林悦', changed: ['text', 'privateText'] },
    ])
    const atDesk = await getNoteHistory({ staff: house.receptionist, now }, sessionId)
    expect(JSON.stringify(atDesk)).not.toContain('旧伤')
    const looks = await db.auditEntry.findMany({
      where: { subjectId: clientId, action: 'treatment_note.seen' },
      select: { actorId: true },
    })
    expect(looks.map(({ actorId }) => actorId).sort()).toEqual(
      [house.therapist.id, house.receptionist.id].sort(),
    )
    const elsewhere = await createSalon()
    expect(await getNoteHistory({ staff: elsewhere.manager, now }, sessionId)).toBeNull()
  })
})

describe('the notes of a client', () => {
  it('come newest first and page by page, in one statement, those that say something', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, TEST_NOW)
    const session = { treatmentId: house.treatments[0]?.id ?? '', therapistId: house.therapist.id }
    const dayBefore = (days: number) => new Date(now.getTime() - days * 86_400_000)
    for (let day = 1; day <= 12; day += 1) {
      const note = { text: `第 ${day} 天前` }
      await createPastVisit({
        clientId,
        staff: house.therapist,
        startsAt: dayBefore(day),
        session: { ...session, note },
      })
    }
    const silent = { ...session, note: { privateText: '只有内部' } }
    await createPastVisit({ clientId, staff: house.therapist, startsAt: dayBefore(20), session: silent })
    const { result, statements } = await countStatements(() => listClientNotes(house.therapist, clientId))
    expect(statements).toHaveLength(1)
    expect(result.notes.map(({ note }) => note.content.text)).toEqual(
      Array.from({ length: 10 }, (_, index) => `第 ${index + 1} 天前`),
    )
    const rest = await listClientNotes(house.therapist, clientId, result.older ?? '')
    expect(rest.notes.map(({ note }) => note.content.text)).toEqual(['第 11 天前', '第 12 天前', ''])
    expect(rest.older).toBeNull()
    const atDesk = await listClientNotes(house.receptionist, clientId, result.older ?? '')
    expect(atDesk.notes).toHaveLength(2)
    expect((await listClientNotes(house.therapist, clientId, 'nonsense')).notes).toHaveLength(10)
    const elsewhere = await createSalon()
    expect((await listClientNotes(elsewhere.manager, clientId)).notes).toEqual([])
  })
})
