// What is typed into a sheet about a guest and not sent yet: kept for whoever types it and nobody else, until it is sent.
import { beforeEach, describe, expect, it } from 'vitest'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { keepDraft } from '@/lib/clients/archive-drafts'
import { openArchive } from '@/lib/clients/archive-queries'
import { archiveDraftSchema, type WordSheet } from '@/lib/clients/draft-schemas'
import { eraseClient } from '@/lib/clients/erase-client'
import { mergeClients } from '@/lib/clients/merge-clients'
import { noteAlert } from '@/lib/clients/note-alert'
import { retireAlert } from '@/lib/clients/retire-alert'
import { reviseAlert } from '@/lib/clients/revise-alert'
import { sortAlert } from '@/lib/clients/sort-alert'
import { undoMerge } from '@/lib/clients/undo-merge'
import { db } from '@/lib/db/client'
import { listCallsDue } from '@/lib/follow-ups/follow-up-queries'
import { clearReaction } from '@/lib/reactions/clear-reaction'
import { listReactions } from '@/lib/reactions/reaction-queries'
import { reportReaction } from '@/lib/reactions/report-reaction'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { moveVisit } from '@/lib/visits/move-visit'
import { endSession } from '@/lib/visits/perform-session'
import { removeSession } from '@/lib/visits/plan-sessions'
import { undoEnd } from '@/lib/visits/undo-end'
import type { MoveName } from '@/lib/visits/visit-flow'
import { getGuidedVisit } from '@/lib/visits/visit-queries'
import { at, createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { breakOff, createGuestUnderWay } from '../../factories/ending'
import { createOwedCall } from '../../factories/follow-up'
import { createGuestAtGate, type GuestAtGate, noteAllergy, overrideAll } from '../../factories/safety'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { writeNote } from '../../factories/treatment-note'

let house: TestSalon
let guest: GuestAtGate
let now: Date

beforeEach(async () => {
  house = await createSalon()
  guest = await createGuestUnderWay(house)
  now = at(house, '14:20')
})

type Typed = { sheet?: WordSheet; id?: string; clientId?: string; when?: Date }

const asked = (text: string | null, { sheet = 'end', id = guest.sessionId, clientId }: Typed = {}) => ({
  clientId: clientId ?? guest.clientId,
  section: `${sheet}:${id}`,
  values: text === null ? null : { reason: { begun: '', mine: text } },
  baseRevision: 0,
})
const type = (staff: SignedInStaff, text: string | null, { when = now, ...where }: Typed = {}) =>
  asStaff(staff, when)((ctx) => keepDraft(ctx, archiveDraftSchema.parse(asked(text, where))))
const wordsFor = async (staff: SignedInStaff, visitId = guest.visitId) =>
  (await getGuidedVisit(staff, visitId))?.words.map(({ section, values }) => [section, values.reason?.mine])
const kept = async (clientId = guest.clientId) =>
  (await db.archiveDraft.findMany({ where: { clientId }, orderBy: { section: 'asc' } })).map(
    ({ section }) => section.split(':')[0],
  )

describe('what is typed into a sheet', () => {
  it('is there again for her alone, the last word of it, until she throws it away', async () => {
    await type(house.therapist, '两颊发红')
    await type(house.therapist, '两颊发红，冷敷了十分钟')
    expect(await wordsFor(house.therapist)).toEqual([[`end:${guest.sessionId}`, '两颊发红，冷敷了十分钟']])
    expect(await wordsFor(house.manager)).toEqual([])
    expect(JSON.stringify(await getGuidedVisit(house.manager, guest.visitId))).not.toContain('冷敷')
    await type(house.therapist, null)
    expect(await wordsFor(house.therapist)).toEqual([])
    expect(await kept()).toEqual([])
  })

  it('is kept by whoever may send it, and shown no longer to whoever may not', async () => {
    const deskOf = (sheet: WordSheet) => type(house.receptionist, '她累了', { sheet })
    for (const sheet of ['end', 'override', 'amend', 'clear'] as const) {
      await expect(deskOf(sheet)).rejects.toMatchObject({ code: 'not_permitted' })
    }
    await deskOf('take_out')
    await type(house.therapist, '她累了')
    const asDesk: SignedInStaff = { ...house.therapist, role: 'receptionist' }
    expect(await wordsFor(asDesk)).toEqual([])
  })

  it('is about something of this guest, or would not be erased with her', async () => {
    const other = await createClient(house.receptionist, { phone: '13912345678' }, now)
    const alertId = await noteAllergy(house, guest.clientId)
    const reactionId = await seeReaction()
    const strange: Typed[] = [
      { clientId: other },
      { clientId: other, sheet: 'ease', id: alertId },
      { clientId: other, sheet: 'call_reaction', id: guest.visitId },
      { clientId: other, sheet: 'mention', id: guest.visitId },
      { clientId: other, sheet: 'move', id: guest.visitId },
      { clientId: other, sheet: 'clear', id: reactionId },
      { sheet: 'clear' },
      { sheet: 'call_reaction' },
      { sheet: 'ease' },
      { id: alertId },
    ]
    for (const each of strange)
      await expect(type(house.manager, '忙', each)).rejects.toMatchObject({ code: 'not_found' })
    await type(house.therapist, '忙', { sheet: 'ease', id: alertId })
    await type(house.therapist, '忙', { sheet: 'call_reaction', id: guest.visitId })
    const leave = { visitId: guest.visitId, move: 'leave', reason: '家里有事' } as const
    await asStaff(house.manager, now)((ctx) => moveVisit(ctx, leave))
    expect(await kept()).toEqual(['call_reaction', 'ease'])
    await asStaff(
      house.manager,
      now,
    )((ctx) => eraseClient(ctx, { clientId: guest.clientId, reason: 'her_wish' }))
    expect(await kept()).toEqual([])
  })

  it('follows her visit into the archive it is merged into, and back out of it', async () => {
    const keptId = await createClient(house.receptionist, { phone: '13912345678' }, now)
    await type(house.therapist, '她头晕')
    const both = { keptId, keptRevision: 1, goneId: guest.clientId, goneRevision: 1, fromGone: [] }
    const { mergeId } = await asStaff(house.manager, now)((ctx) => mergeClients(ctx, both))
    await type(house.manager, '她想回家', { clientId: keptId })
    expect(await wordsFor(house.therapist)).toEqual([[`end:${guest.sessionId}`, '她头晕']])
    expect(await kept(keptId)).toEqual(['end', 'end'])
    await asStaff(house.manager, now)((ctx) => undoMerge(ctx, { mergeId }))
    expect(await wordsFor(house.therapist)).toEqual([[`end:${guest.sessionId}`, '她头晕']])
    expect(await wordsFor(house.manager)).toEqual([[`end:${guest.sessionId}`, '她想回家']])
  })

  it('may be as long as the longest of these sheets takes, of a sheet there is', () => {
    const fits = (text: string, section?: string) =>
      archiveDraftSchema.safeParse({ ...asked(text), ...(section ? { section } : {}) }).success
    expect(['长'.repeat(1000), '长'.repeat(1001)].map((text) => fits(text))).toEqual([true, false])
    const sections = [`other:${guest.sessionId}`, 'end:', `end:${guest.sessionId}:x`, guest.sessionId]
    expect(sections.map((section) => fits('忙', section))).toEqual([false, false, false, false])
  })

  it('is of the end of a treatment only while that runs, and not of a start before', async () => {
    await type(house.therapist, '她头晕')
    await breakOff(house, guest.sessionId, addMinutes(now, 1))
    await type(house.manager, '她头晕', { when: addMinutes(now, 1) })
    expect(await wordsFor(house.manager)).toEqual([])
    const last = { visitId: guest.visitId, kind: 'session_ended' } as const
    const { sequence } = await db.visitEvent.findFirstOrThrow({ where: last, orderBy: { sequence: 'desc' } })
    await asStaff(
      house.therapist,
      addMinutes(now, 2),
    )((ctx) => undoEnd(ctx, { sessionId: guest.sessionId, sequence }))
    expect(await wordsFor(house.manager)).toEqual([[`end:${guest.sessionId}`, '她头晕']])
    await db.treatmentSession.update({
      where: { id: guest.sessionId },
      data: { startedAt: addMinutes(now, 3) },
    })
    expect(await wordsFor(house.manager)).toEqual([])
  })
})

describe('what was sent', () => {
  it('goes with the end of the treatment, hers and not a colleague’s', async () => {
    await type(house.therapist, '她头晕')
    await type(house.manager, '她头晕')
    await asStaff(
      house.therapist,
      now,
    )((ctx) => endSession(ctx, { sessionId: guest.sessionId, outcome: 'broken_off', endReason: 'unwell' }))
    expect(await db.archiveDraft.findMany({ where: { clientId: guest.clientId } })).toMatchObject([
      { staffMemberId: house.manager.id },
    ])
  })

  it('stays when the end is refused', async () => {
    await type(house.therapist, '她头晕')
    const early = asStaff(house.therapist, now)((ctx) => endSession(ctx, { sessionId: guest.sessionId }))
    await expect(early).rejects.toMatchObject({ code: 'ends_early' })
    expect(await kept()).toEqual(['end'])
  })

  it('goes with the treatment that is taken out, and with what lets it begin', async () => {
    const planned = await createGuestAtGate(house, at(house, '16:00'))
    const typed = { id: planned.sessionId, clientId: planned.clientId }
    for (const sheet of ['take_out', 'override'] as const)
      await type(house.manager, '她今天不想做', { ...typed, sheet })
    await noteAllergy(house, planned.clientId)
    await overrideAll(house, planned.sessionId, now)
    expect(await kept(planned.clientId)).toEqual(['take_out'])
    await asStaff(
      house.manager,
      now,
    )((ctx) => removeSession(ctx, { sessionId: planned.sessionId, reason: '她今天不想做' }))
    expect(await kept(planned.clientId)).toEqual([])
  })

  it.each([
    ['ended', (alertId: string) => asManager((ctx) => retireAlert(ctx, { alertId, reason: '医生看过了' }))],
    [
      'made lighter',
      (alertId: string) =>
        asManager((ctx) => reviseAlert(ctx, { alertId, severity: 'mild', reason: '医生看过了' })),
    ],
    [
      'said to mean nothing',
      (alertId: string) =>
        asManager((ctx) => sortAlert(ctx, { alertId, contraindicationIds: [], reason: '医生看过了' })),
    ],
  ])('goes with the alert that is %s', async (_how, ease) => {
    const alertId = await noteAllergy(house, guest.clientId)
    await type(house.manager, '医生看过了', { sheet: 'ease', id: alertId })
    const opened = await openArchive(house.manager, guest.clientId, now)
    expect(opened?.is === 'living' && opened.glance.words).toMatchObject([
      { section: `ease:${alertId}`, values: { reason: { begun: '', mine: '医生看过了' } }, baseRevision: 0 },
    ])
    expect(await openArchive(house.receptionist, guest.clientId, now)).toMatchObject({
      glance: { words: [] },
    })
    await ease(alertId)
    expect(await kept()).toEqual([])
  })

  it('goes with the reaction that is reported, wherever it was begun', async () => {
    const { visitId, clientId, dueAt } = await createOwedCall(house, { startsAt: at(house, '18:00') })
    const { id } = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
    await type(house.manager, '晚上脸发烫', { clientId, sheet: 'call_reaction', id: visitId })
    await type(house.manager, '晚上脸发烫', { clientId, sheet: 'reaction', id })
    const called = async (staff: SignedInStaff) =>
      (await listCallsDue(house.salon, dueAt, undefined, staff)).calls[0]
    expect((await called(house.manager))?.words).toMatchObject([
      { section: `call_reaction:${visitId}`, values: { reason: { mine: '晚上脸发烫' } } },
      { section: `reaction:${id}` },
    ])
    expect(JSON.stringify(await called(house.receptionist))).not.toContain('发烫')
    await asStaff(house.manager, dueAt)((ctx) => reportReaction(ctx, { sessionId: id, text: '晚上脸发烫' }))
    expect(await kept(clientId)).toEqual([])
  })

  it('goes with what she mentioned, once that is noted in this visit', async () => {
    const { clientId, visitId } = guest
    await type(house.therapist, '她说对乳胶过敏', { sheet: 'mention', id: visitId })
    await type(house.manager, '她说对乳胶过敏', { sheet: 'mention', id: visitId })
    expect(await wordsFor(house.therapist)).toEqual([[`mention:${visitId}`, '她说对乳胶过敏']])
    const latex = { clientId, kind: 'allergy', severity: 'serious', text: '乳胶' } as const
    const note = (visit: { visitId?: string }) =>
      asStaff(house.therapist, now)((ctx) => noteAlert(ctx, { ...latex, ...visit }))
    await note({})
    expect(await kept()).toEqual(['mention', 'mention'])
    await note({ visitId })
    expect(await wordsFor(house.therapist)).toEqual([])
    expect(await wordsFor(house.manager)).toHaveLength(1)
  })

  it('goes with the reaction that is cleared, and is shown to nobody else', async () => {
    const id = await seeReaction()
    await type(house.manager, '问过皮肤科，换了产品', { sheet: 'clear', id })
    const other = await createStaff(house.salon, { role: 'manager' })
    const listed = async (staff: SignedInStaff) => (await listReactions(staff, now)).map(({ words }) => words)
    expect(await listed(house.manager)).toMatchObject([
      [{ section: `clear:${id}`, values: { reason: { begun: '', mine: '问过皮肤科，换了产品' } } }],
    ])
    expect(await listed(other)).toEqual([[]])
    await asManager((ctx) => clearReaction(ctx, { reactionId: id, reason: '问过皮肤科，换了产品' }))
    expect(await kept()).toEqual([])
    // What is typed of one that is cleared meanwhile is for nothing.
    await type(house.manager, '问过皮肤科', { sheet: 'clear', id })
    expect(await listed(house.manager)).toEqual([[]])
  })

  it('goes with the move it was given for, and not with one that takes no reason', async () => {
    const { clientId, visitId } = await createAppointment(house, { startsAt: addMinutes(now, 90), now })
    const move = (name: MoveName, reason?: string) =>
      asStaff(house.receptionist, now)((ctx) => moveVisit(ctx, { visitId, move: name, reason }))
    for (const staff of [house.receptionist, house.therapist])
      await type(staff, '孩子放学了', { clientId, sheet: 'move', id: visitId })
    await move('arrive')
    expect(await wordsFor(house.receptionist, visitId)).toEqual([[`move:${visitId}`, '孩子放学了']])
    await expect(move('leave', ' ')).rejects.toMatchObject({ code: 'reason_needed' })
    expect(await wordsFor(house.receptionist, visitId)).toHaveLength(1)
    await move('leave', '孩子放学了')
    expect(await wordsFor(house.receptionist, visitId)).toEqual([])
    expect(await wordsFor(house.therapist, visitId)).toHaveLength(1)
  })

  it('goes with the first word of the amendment it was given for', async () => {
    const write = (text: string, baseRevision: number, amendmentReason?: string) =>
      asStaff(
        house.therapist,
        now,
      )((ctx) =>
        writeNote(ctx, {
          sessionId: guest.sessionId,
          content: { text },
          baseRevision,
          ...(amendmentReason ? { amendmentReason } : {}),
        }),
      )
    await write('左肩紧', 0)
    await breakOff(house, guest.sessionId, now)
    await type(house.therapist, '漏记了', { sheet: 'amend' })
    await expect(write('左肩紧，右肩也紧', 1)).rejects.toMatchObject({ code: 'amendment_reason_needed' })
    expect(await kept()).toEqual(['amend'])
    await write('左肩紧，右肩也紧', 1, '漏记了')
    expect(await kept()).toEqual([])
  })
})

async function seeReaction(): Promise<string> {
  const seen = { sessionId: guest.sessionId, text: '两颊发红' }
  return (await asManager<{ reactionId: string }>((ctx) => reportReaction(ctx, seen))).reactionId
}

function asManager<T>(act: Parameters<ReturnType<typeof asStaff>>[0]): Promise<T> {
  return asStaff(house.manager, now)(act) as Promise<T>
}
