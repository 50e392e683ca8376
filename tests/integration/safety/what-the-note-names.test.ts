// What the note on a treatment alone names is done to her as well: her words, alerts and answers are held against it.
import { beforeEach, expect, it } from 'vitest'
import { markArea } from '@/lib/assessments/mark-area'
import { noteAlert } from '@/lib/clients/note-alert'
import { sortAlert } from '@/lib/clients/sort-alert'
import { db } from '@/lib/db/client'
import { reportReaction } from '@/lib/reactions/report-reaction'
import { answerSafetyQuestion } from '@/lib/safety/answer-questions'
import { addMinutes } from '@/lib/salon-time/salon-time'
import type { NoteContent } from '@/lib/treatment-notes/note-schemas'
import { overrideSafety } from '@/lib/visits/override-safety'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { addSession } from '@/lib/visits/plan-sessions'
import { asStaff } from '../../factories/context'
import { createEntry, createGate, type GuestAtGate, stopsOf } from '../../factories/safety'
import type { TestSalon } from '../../factories/salon'
import { writeNote } from '../../factories/treatment-note'

let house: TestSalon
let guest: GuestAtGate
let now: Date
let treatmentId: string

beforeEach(async () => {
  ;({ house, guest, now, treatmentId } = await createGate())
  await db.treatment.update({ where: { id: treatmentId }, data: { touches: ['forehead'] } })
})

const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const start = () => asStaff(house.therapist, now)((ctx) => startSession(ctx, { sessionId: guest.sessionId }))
const write = (content: Partial<NoteContent>, seconds = 60, by = house.therapist) =>
  asStaff(
    by,
    after(seconds),
  )(async (ctx) => {
    const note = await ctx.tx.treatmentNote.findUnique({ where: { sessionId: guest.sessionId } })
    return writeNote(ctx, {
      ...{ sessionId: guest.sessionId, baseRevision: note?.revision ?? 0 },
      content: { text: '做了护理', ...content },
    })
  })
const halts = async () => {
  const rows = await db.$queryRaw<
    { key: string }[]
  >`SELECT key FROM foyer_halts(${guest.sessionId}::uuid) ORDER BY key`
  return rows.map(({ key }) => key)
}
const letPass = async () => {
  const asked = { sessionId: guest.sessionId, stops: await halts(), reason: '看过了，可以继续做' }
  await asStaff(house.manager, after(600))((ctx) => overrideSafety(ctx, asked))
}

/** Told at the desk, and known to mean nothing on the salon's list. */
async function say(text: string, severity: 'mild' | 'serious' = 'mild'): Promise<string> {
  const noted = { clientId: guest.clientId, kind: 'contraindication', severity, text } as const
  const { alertId } = await asStaff(house.receptionist, now)((ctx) => noteAlert(ctx, noted))
  if (severity === 'mild')
    await asStaff(house.receptionist, now)((ctx) => sortAlert(ctx, { alertId, contraindicationIds: [] }))
  return alertId
}

async function createProduct(name: string, patchTestDays: number | null = null): Promise<string> {
  const about = { name, priceMinor: 0, isForHome: false, isForTreatment: true, patchTestDays }
  const { id } = await db.product.create({ data: { salonId: house.salon.id, ...about } })
  return id
}

async function drawWound(area: 'chin' | 'foot_left', by = house.manager, seconds = 120): Promise<void> {
  const sheet = { salonId: house.salon.id, region: 'face' as const, name: '面部检测' }
  const { id: templateId } = await db.assessmentTemplate.create({ data: sheet })
  const drawn = { visitId: guest.visitId, templateId, area, kind: 'wound', strength: 3, seen: null } as const
  await asStaff(by, after(seconds))((ctx) => markArea(ctx, drawn))
}

it('her words keep hands off a place that only the note names', async () => {
  const alertId = await say('肚子不能按')
  await start()
  expect(await halts()).toEqual([])
  await write({ areas: ['abdomen', 'forehead'] })
  expect(await halts()).toEqual([`said:${alertId}:${treatmentId}:abdomen`])
  await letPass()
  expect(await halts()).toEqual([])
})

it('whoever let her words pass for the menu has not let the place pass', async () => {
  const alertId = await say('额头和肚子都不能按')
  const stops = await stopsOf(guest.sessionId, now)
  expect(stops).toEqual([`said:${alertId}:${treatmentId}`])
  const signed = { sessionId: guest.sessionId, stops, reason: '看过了，可以继续做' }
  await asStaff(house.manager, now)((ctx) => overrideSafety(ctx, signed))
  await start()
  await write({ areas: ['abdomen'] })
  expect(await halts()).toEqual([`said:${alertId}:${treatmentId}:abdomen`])
})

it('an answer of this visit matters once the note names the place it is about', async () => {
  const told = { visitId: guest.visitId, question: 'contact_lenses', answer: 'yes', seen: 'no' } as const
  await asStaff(house.receptionist, now)((ctx) => answerSafetyQuestion(ctx, told))
  expect(await stopsOf(guest.sessionId, now)).toEqual([])
  await start()
  await write({ areas: ['eye_left'] })
  expect(await halts()).toEqual(['told:contact_lenses'])
})

it('a product that only the note names meets what she must not have, by its meaning and by its name', async () => {
  const productId = await createProduct('水杨酸精华')
  const entryId = await createEntry(house, { productId })
  const about = { clientId: guest.clientId, kind: 'allergy', severity: 'serious' } as const
  const noted = async (text: string) =>
    (await asStaff(house.receptionist, now)((ctx) => noteAlert(ctx, { ...about, text }))).alertId
  const alertId = await noted('BHA')
  await start()
  expect(await halts()).toEqual([])
  await write({ products: [{ productId, amount: '2 泵' }] })
  expect(await halts()).toEqual([`matched:${alertId}:${entryId}:${productId}`])
  await db.productContraindication.deleteMany({ where: { productId } })
  await db.contraindication.update({ where: { id: entryId }, data: { name: '酸', nameEn: null } })
  await db.alert.update({ where: { id: alertId }, data: { text: 'BHA，水杨酸' } })
  expect(await halts()).toEqual([`said:${alertId}:${productId}`])
})

it('a product that only the note names and that she has reacted to in a test halts it', async () => {
  const productId = await createProduct('精华', 2)
  const done = { salonId: house.salon.id, clientId: guest.clientId, productId, doneById: house.manager.id }
  const { id } = await db.patchTest.create({
    data: {
      ...{ ...done, doneAt: now, readableAt: now, place: 'neck' },
      ...{ result: 'reaction', readById: house.manager.id, readAt: now },
    },
  })
  await start()
  await write({ products: [{ productId, amount: '' }] })
  expect(await halts()).toEqual([`patch_failed:${productId}:${id}`])
})

it('a place or a product taken out of the note has been touched and used all the same', async () => {
  const productId = await createProduct('水杨酸精华')
  const entryId = await createEntry(house, { productId })
  const alertId = await say('BHA', 'serious')
  await start()
  await write({ areas: ['chin', 'forehead'], products: [{ productId, amount: '' }] })
  await drawWound('chin')
  const found = ['marked:chin:wound:3', `matched:${alertId}:${entryId}:${productId}`]
  expect(await halts()).toEqual(found)
  await write({ areas: ['forehead'] }, 600)
  expect(await halts()).toEqual(found)
})

it.each([
  ['put right within fifteen seconds by herself', 74, 'therapist', []],
  ['put right later', 75, 'therapist', ['marked:chin:wound:3']],
  ['put right by somebody else', 74, 'manager', ['marked:chin:wound:3']],
] as const)('a place named by a slip of the thumb, %s', async (_, seconds, who, expected) => {
  await drawWound('chin', house.manager, 0)
  await start()
  await write({ areas: ['chin'] })
  await write({ areas: ['forehead'] }, seconds, house[who])
  expect(await halts()).toEqual(expected)
})

it('what she alone had found and put elsewhere in her note is where she says now', async () => {
  await start()
  const findings = [{ code: 'rash', strength: 1 } as const]
  await write({ findings, areas: ['foot_left'] })
  await write({ findings, areas: ['foot_right'] }, 600)
  expect(await halts()).toEqual(['marked:foot_right:rash:1'])
})

it('what did her harm today where only its note says is spared by the next treatment of that place', async () => {
  await start()
  await write({ areas: ['foot_left'] })
  const told = { sessionId: guest.sessionId, text: '脚上起水泡' }
  const { reactionId } = await asStaff(house.therapist, after(300))((ctx) => reportReaction(ctx, told))
  const end = { sessionId: guest.sessionId, outcome: 'broken_off', endReason: 'alert' } as const
  await asStaff(house.therapist, after(400))((ctx) => endSession(ctx, end))
  const ofFeet = house.treatments[1]?.id ?? ''
  await db.treatment.update({ where: { id: ofFeet }, data: { touches: ['foot_left'] } })
  const next = { visitId: guest.visitId, treatmentId: ofFeet, therapistId: house.secondTherapist.id }
  const { sessionId } = await asStaff(house.manager, after(500))((ctx) => addSession(ctx, next))
  expect(await stopsOf(sessionId, addMinutes(now, 10))).toEqual([`reacted:${reactionId}`])
})
