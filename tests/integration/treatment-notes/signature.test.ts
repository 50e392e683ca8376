// Nobody's note is signed by another hand: not by whoever ends the treatment, not by one tap later, not by the manager.
import { beforeEach, describe, expect, it } from 'vitest'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { signTreatmentNote } from '@/lib/treatment-notes/sign-treatment-note'
import { listVisitNotes } from '@/lib/treatment-notes/treatment-note-queries'
import { endSession } from '@/lib/visits/perform-session'
import { undoEnd } from '@/lib/visits/undo-end'
import { asStaff } from '../../factories/context'
import { now, send, type UnderTreatment, underTreatment } from './notes'

let here: UnderTreatment

beforeEach(async () => {
  here = await underTreatment()
})

const late = addMinutes(now, 45)
const write = (staff: SignedInStaff, text: string, baseRevision = 0) =>
  send({ staff }, { sessionId: here.sessionId, baseRevision, content: { text } })
const end = (staff: SignedInStaff) =>
  asStaff(staff, late)((ctx) => endSession(ctx, { sessionId: here.sessionId }))
const sign = (staff: SignedInStaff) =>
  asStaff(staff, late)((ctx) => signTreatmentNote(ctx, { sessionId: here.sessionId }))
const signedBy = async () =>
  (await db.treatmentNote.findUnique({ where: { sessionId: here.sessionId } }))?.signedById ?? null

describe('the end of a treatment', () => {
  it('signs what whoever ends it wrote alone', async () => {
    await write(here.house.secondTherapist, '她替了后半段')
    await end(here.house.secondTherapist)
    expect(await signedBy()).toBe(here.house.secondTherapist.id)
    const signed = { subjectId: here.sessionId, action: 'treatment_note.signed' }
    expect(await db.auditEntry.findMany({ where: signed })).toMatchObject([
      { actorId: here.house.secondTherapist.id, at: late },
    ])
  })

  it('signs nothing of another hand, and leaves it to her', async () => {
    await write(here.house.therapist, '左肩紧')
    await end(here.house.manager)
    expect(await signedBy()).toBeNull()
    await expect(sign(here.house.manager)).rejects.toThrow('note_of_another')
    await expect(sign(here.house.secondTherapist)).rejects.toThrow('note_of_another')
    await sign(here.house.therapist)
    expect(await signedBy()).toBe(here.house.therapist.id)
  })

  it('of a note by several hands is signed by the therapist where she wrote in it too', async () => {
    await write(here.house.secondTherapist, '左肩紧')
    await write(here.house.therapist, '左肩紧，右肩也紧', 1)
    await end(here.house.secondTherapist)
    expect(await signedBy()).toBeNull()
    await expect(sign(here.house.secondTherapist)).rejects.toThrow('note_of_another')
    await sign(here.house.therapist)
  })

  it('of a note by several hands without hers is signed by nobody', async () => {
    await write(here.house.secondTherapist, '左肩紧')
    await write(here.house.manager, '左肩紧，右肩也紧', 1)
    await end(here.house.manager)
    expect(await signedBy()).toBeNull()
    for (const staff of [here.house.manager, here.house.secondTherapist, here.house.therapist])
      await expect(sign(staff)).rejects.toThrow('note_of_another')
  })

  it('leaves a note without a word to the therapist', async () => {
    await end(here.house.manager)
    await expect(sign(here.house.manager)).rejects.toThrow('note_of_another')
    await sign(here.house.therapist)
  })

  it('counts whoever wrote and took it out again as no hand of an empty note', async () => {
    await write(here.house.manager, '误写')
    await write(here.house.manager, '', 1)
    await end(here.house.manager)
    expect(await signedBy()).toBeNull()
    await sign(here.house.therapist)
  })
})

describe('an end that is taken back', () => {
  const undo = async (staff: SignedInStaff, minutes = 50) => {
    const { sequence } = await db.visitEvent.findFirstOrThrow({
      where: { visitId: here.visitId, kind: 'session_ended' },
      orderBy: { sequence: 'desc' },
    })
    await asStaff(
      staff,
      addMinutes(now, minutes),
    )((ctx) => undoEnd(ctx, { sessionId: here.sessionId, sequence }))
  }

  it('takes the signature that it set along', async () => {
    await write(here.house.therapist, '左肩紧')
    await end(here.house.therapist)
    await undo(here.house.therapist)
    expect(await signedBy()).toBeNull()
    await write(here.house.therapist, '左肩紧，松了', 1)
    const audit = { subjectId: here.sessionId, action: 'treatment_note.signature_withdrawn' }
    expect(await db.auditEntry.count({ where: audit })).toBe(1)
  })

  it('leaves one that somebody set by herself, and one that was amended since', async () => {
    await write(here.house.therapist, '左肩紧')
    await end(here.house.manager)
    await asStaff(
      here.house.therapist,
      addMinutes(now, 46),
    )((ctx) => signTreatmentNote(ctx, { sessionId: here.sessionId }))
    await undo(here.house.manager)
    expect(await signedBy()).toBe(here.house.therapist.id)
    await asStaff(
      here.house.therapist,
      addMinutes(now, 55),
    )((ctx) => endSession(ctx, { sessionId: here.sessionId }))
    const note = await db.treatmentNote.findUnique({ where: { sessionId: here.sessionId } })
    expect(note?.signedAt).toEqual(addMinutes(now, 46))
    await expect(sign(here.house.therapist)).rejects.toThrow('note_signed')
  })

  it('leaves one that was amended since', async () => {
    await write(here.house.therapist, '左肩紧')
    await end(here.house.therapist)
    await send(
      { staff: here.house.therapist, at: addMinutes(now, 47) },
      { sessionId: here.sessionId, baseRevision: 1, content: { text: '右肩紧' }, amendmentReason: '写错了' },
    )
    await undo(here.house.therapist)
    expect(await signedBy()).toBe(here.house.therapist.id)
  })
})

it('is told by the reading for whoever looks: whose hands are in it, and whether it says anything', async () => {
  await write(here.house.secondTherapist, '左肩紧')
  const notes = await listVisitNotes(here.house.therapist, here.visitId)
  expect(notes?.sessions).toMatchObject([
    { isBlank: false, therapist: { name: '林悦' }, writers: [{ name: '宋瑶' }] },
  ])
})
