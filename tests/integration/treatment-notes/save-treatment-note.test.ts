// A note on a treatment: every accepted word stands in a revision, and who may what.
import { describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { type NoteContent, saveTreatmentNoteSchema } from '@/lib/treatment-notes/note-schemas'
import { signTreatmentNote } from '@/lib/treatment-notes/sign-treatment-note'
import { endSession } from '@/lib/visits/perform-session'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'
import { writeNote } from '../../factories/treatment-note'
import { now, send, underTreatment } from './notes'

const revisionsOf = (sessionId: string) =>
  db.treatmentNoteRevision.findMany({ where: { sessionId }, orderBy: { revision: 'asc' } })

describe('saving', () => {
  it('keeps every state as a revision of its own, and none for what changes nothing', async () => {
    const { house, sessionId } = await underTreatment()
    const staff = house.therapist
    const first = await send({ staff }, { sessionId, content: { text: '左肩紧' } })
    expect(first).toMatchObject({ outcome: 'saved', revision: 1, isMerged: false })
    const content = { text: '左肩紧。', findings: [{ code: 'tension' as const, strength: 2 as const }] }
    const second = await send({ staff }, { sessionId, content, baseRevision: 1 })
    expect(second).toMatchObject({ outcome: 'saved', revision: 2 })
    const same = await send({ staff }, { sessionId, content, baseRevision: 2 })
    expect(same).toMatchObject({ outcome: 'saved', revision: 2 })
    expect(await revisionsOf(sessionId)).toMatchObject([
      {
        revision: 1,
        baseRevision: 0,
        content: { text: '左肩紧' },
        savedById: staff.id,
        amendmentReason: null,
      },
      { revision: 2, baseRevision: 1, content },
    ])
  })

  it('answers a replay as it answered first, and stores it once', async () => {
    const { house, sessionId } = await underTreatment()
    const key = crypto.randomUUID()
    const once = () => send({ staff: house.therapist, key }, { sessionId, content: { text: '左肩紧' } })
    const [first, twin] = await Promise.all([once(), once()])
    expect([twin, await once()]).toEqual([first, first])
    expect(await revisionsOf(sessionId)).toHaveLength(1)
    const kept = await db.idempotencyKey.findUniqueOrThrow({ where: { key } })
    expect(JSON.stringify(kept)).not.toContain('左肩紧')
  })

  it('merges what two have written from the same state, and says so to the second', async () => {
    const { house, sessionId } = await underTreatment()
    await send({ staff: house.therapist }, { sessionId, content: { text: '左肩紧。右肩松。' } })
    await send(
      { staff: house.manager },
      { sessionId, baseRevision: 1, content: { text: '左肩紧。右肩略紧。' }, privateText: '旧伤。' },
    )
    const merged = await send(
      { staff: house.therapist },
      { sessionId, baseRevision: 1, content: { text: '左肩很紧。右肩松。', pressure: 'light' } },
    )
    expect(merged).toMatchObject({ outcome: 'saved', revision: 3, isMerged: true })
    expect((await revisionsOf(sessionId)).at(-1)).toMatchObject({
      content: { text: '左肩很紧。右肩略紧。', pressure: 'light' },
      privateText: '旧伤。',
      baseRevision: 1,
    })
  })

  it('gives both versions back where the same words were changed, stores nothing and forgets the key', async () => {
    const { house, sessionId } = await underTreatment()
    await send({ staff: house.therapist }, { sessionId, content: { text: '左肩紧。' } })
    await send({ staff: house.manager }, { sessionId, baseRevision: 1, content: { text: '左肩不紧。' } })
    const key = crypto.randomUUID()
    const mine = { sessionId, baseRevision: 1, content: { text: '左肩很紧。' } }
    expect(await send({ staff: house.therapist, key }, mine)).toMatchObject({
      outcome: 'conflict',
      revision: 2,
      content: { text: '左肩不紧。' },
      savedBy: '周敏',
    })
    expect(await revisionsOf(sessionId)).toHaveLength(2)
    expect(await db.idempotencyKey.count({ where: { key } })).toBe(0)
    const settled = await send({ staff: house.therapist, key }, { ...mine, baseRevision: 2 })
    expect(settled).toMatchObject({ outcome: 'saved', revision: 3 })
  })

  it('is in no conflict with itself: on two tablets of one writer the newer words count', async () => {
    const { house, sessionId } = await underTreatment()
    const write = (staff: SignedInStaff, text: string, baseRevision: number) =>
      send({ staff }, { sessionId, baseRevision, content: { text } })
    await write(house.therapist, '左肩紧', 0)
    await write(house.therapist, '左肩略紧', 1)
    const other = await write(house.therapist, '左肩很紧', 1)
    expect(other).toMatchObject({ outcome: 'saved', revision: 3 })
    await write(house.manager, '左肩松', 3)
    expect(await write(house.therapist, '左肩僵', 3)).toMatchObject({ outcome: 'conflict' })
  })

  it('lets the last words of a closing page take the place of what was never answered', async () => {
    const { house, sessionId } = await underTreatment()
    const staff = house.therapist
    const [arrived, lost] = [crypto.randomUUID(), crypto.randomUUID()]
    await send({ staff, key: arrived }, { sessionId, content: { text: '左肩' } })
    const last = await send(
      { staff },
      { sessionId, content: { text: '右肩很紧' }, supersedes: [arrived, lost] },
    )
    expect(last).toMatchObject({ outcome: 'saved', revision: 2, isMerged: false })
    await expect(send({ staff, key: lost }, { sessionId, content: { text: '左肩很' } })).rejects.toThrow(
      'key_reused',
    )
    expect((await revisionsOf(sessionId)).map(({ content }) => content)).toEqual([
      { text: '左肩' },
      { text: '右肩很紧' },
    ])
  })

  it('takes nobody else’s keys', async () => {
    const { house, sessionId } = await underTreatment()
    const key = crypto.randomUUID()
    await send({ staff: house.manager, key }, { sessionId, content: { text: '左肩紧。' } })
    const other = await send(
      { staff: house.therapist },
      { sessionId, content: { text: '左肩不紧。' }, supersedes: [key] },
    )
    expect(other).toMatchObject({ outcome: 'saved', revision: 2, isMerged: true })
  })

  it('takes no key under which she did something else', async () => {
    const { house, sessionId } = await underTreatment()
    const [staff, key] = [house.therapist, crypto.randomUUID()]
    const run = async () => ({ outcome: 'saved', revision: 9, isMerged: false })
    await performDeed({ staff, now, name: 'test.other', key, body: {}, run })
    const saved = await send({ staff }, { sessionId, content: { text: '左肩' }, supersedes: [key] })
    expect(saved).toMatchObject({ outcome: 'saved', revision: 1 })
  })

  it('keeps whose a finding was that is taken out: hers who alone wrote since it came in', async () => {
    const { house, sessionId, visitId } = await underTreatment()
    const wound = (strength: 1 | 2 | 3) => ({ findings: [{ code: 'wound' as const, strength }] })
    const write = (staff: SignedInStaff, baseRevision: number, content: Partial<NoteContent>) =>
      send({ staff, at: addMinutes(now, baseRevision) }, { sessionId, baseRevision, content })
    await write(house.manager, 0, { text: '一' })
    await write(house.therapist, 1, { text: '一', ...wound(2) })
    await write(house.secondTherapist, 2, { text: '一' })
    await write(house.therapist, 3, { text: '一', ...wound(3) })
    await write(house.manager, 4, { text: '一二', ...wound(3) })
    await write(house.secondTherapist, 5, { text: '一二' })
    await write(house.therapist, 6, { text: '一二', ...wound(1) })
    await write(house.therapist, 7, { text: '一二', ...wound(3) })
    await write(house.therapist, 8, { text: '一二三', ...wound(3) })
    await write(house.secondTherapist, 9, { text: '一二三', ...wound(2) })
    const cleared = await db.clearedMark.findMany({ where: { visitId }, orderBy: { clearedAt: 'asc' } })
    expect(cleared).toMatchObject([
      { strength: 2, markedById: house.therapist.id, markedAt: addMinutes(now, 1) },
      { strength: 3, markedById: null, markedAt: addMinutes(now, 3) },
      { strength: 3, remains: 2, markedById: house.therapist.id, markedAt: addMinutes(now, 7) },
    ])
  })

  it('keeps the private part where none is sent', async () => {
    const { house, sessionId } = await underTreatment()
    await send({ staff: house.therapist }, { sessionId, content: { text: '一。' }, privateText: '旧伤' })
    await send({ staff: house.therapist }, { sessionId, baseRevision: 1, content: { text: '一。二。' } })
    expect((await revisionsOf(sessionId)).map(({ privateText }) => privateText)).toEqual(['旧伤', '旧伤'])
  })

  it('is for those who care, on a treatment of their salon that has begun', async () => {
    const { house, sessionId, visitId } = await underTreatment()
    const elsewhere = await createSalon()
    const say = { sessionId, content: { text: '…' } }
    await expect(send({ staff: house.receptionist }, say)).rejects.toThrow('not_permitted')
    await expect(send({ staff: elsewhere.therapist }, say)).rejects.toThrow('not_found')
    const planned = await db.treatmentSession.create({
      data: {
        visitId,
        treatmentId: house.treatments[1]?.id ?? '',
        startsAt: addMinutes(now, 60),
        endsAt: addMinutes(now, 90),
      },
    })
    await expect(send({ staff: house.therapist }, { ...say, sessionId: planned.id })).rejects.toThrow(
      'not_in_treatment',
    )
    const foreign = [{ productId: elsewhere.products[0]?.id ?? '', amount: '' }]
    await expect(
      send({ staff: house.therapist }, { sessionId, content: { products: foreign } }),
    ).rejects.toThrow('not_found')
    await expect(send({ staff: house.therapist }, { ...say, baseRevision: 7 })).rejects.toThrow('not_found')
    expect(await revisionsOf(sessionId)).toEqual([])
  })

  it('is bounded before it reaches the verb', () => {
    const sent = { sessionId: crypto.randomUUID(), baseRevision: 0, content: { text: '长'.repeat(6_001) } }
    expect(saveTreatmentNoteSchema.safeParse(sent).error?.issues).toMatchObject([
      { path: ['content', 'text'], message: 'too_long' },
    ])
  })
})

describe('the signature', () => {
  it('comes with the end of the treatment, where something was written', async () => {
    const { house, sessionId } = await underTreatment()
    await send({ staff: house.therapist }, { sessionId, content: { reaction: 'none' } })
    await asStaff(
      house.therapist,
      now,
    )((ctx) => endSession(ctx, { sessionId, outcome: 'in_part', endReason: 'no_time' }))
    expect(await db.treatmentNote.findUnique({ where: { sessionId } })).toMatchObject({
      signedById: house.therapist.id,
      signedAt: now,
    })
    const audit = { subjectId: sessionId, action: 'treatment_note.signed' }
    expect(await db.auditEntry.count({ where: audit })).toBe(1)
  })

  it('waits where nothing stands, and is set by one tap', async () => {
    const { house, sessionId } = await underTreatment()
    const sign = (staff = house.therapist, at = now) =>
      asStaff(staff, at)((ctx) => signTreatmentNote(ctx, { sessionId }))
    await send({ staff: house.therapist }, { sessionId, content: { text: '误写' } })
    await send({ staff: house.therapist }, { sessionId, baseRevision: 1 })
    await expect(sign()).rejects.toThrow('session_running')
    await asStaff(
      house.therapist,
      now,
    )((ctx) => endSession(ctx, { sessionId, outcome: 'in_part', endReason: 'no_time' }))
    expect(await db.treatmentNote.findUnique({ where: { sessionId } })).toMatchObject({ signedAt: null })
    await expect(sign(house.receptionist)).rejects.toThrow('not_permitted')
    const tooLate = addMinutes(now, 31 * 24 * 60)
    await expect(sign(house.therapist, tooLate)).rejects.toThrow('amendments_closed')
    await expect(sign(house.secondTherapist)).rejects.toThrow('note_of_another')
    const outcomes = await Promise.allSettled([sign(), sign()])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(sign()).rejects.toThrow('note_signed')
  })

  it('makes every later change an amendment with its reason', async () => {
    const { house, sessionId } = await underTreatment()
    await send({ staff: house.therapist }, { sessionId, content: { text: '左肩紧。' } })
    await asStaff(
      house.therapist,
      now,
    )((ctx) => endSession(ctx, { sessionId, outcome: 'in_part', endReason: 'no_time' }))
    const change = (text: string, baseRevision: number, staff = house.therapist, at = now) =>
      send({ staff, at }, { sessionId, baseRevision, content: { text }, amendmentReason: '写错了' })
    await expect(
      send({ staff: house.therapist }, { sessionId, baseRevision: 1, content: { text: '右肩紧。' } }),
    ).rejects.toThrow('amendment_reason_needed')
    await change('右肩紧。', 1)
    await change('右肩很紧。', 2)
    await change('右肩很紧。她怕痛。', 3, house.secondTherapist)
    expect((await revisionsOf(sessionId)).map(({ amendmentReason }) => amendmentReason)).toEqual([
      null,
      '写错了',
      '写错了',
      '写错了',
    ])
    // One entry for each who took up the pen.
    const audit = { subjectId: sessionId, action: 'treatment_note.amended' }
    expect(await db.auditEntry.count({ where: audit })).toBe(2)
    const late = addMinutes(now, 31 * 24 * 60)
    await expect(change('晚了。', 4, house.therapist, late)).rejects.toThrow('amendments_closed')
    await expect(change('晚了。', 4, house.manager, late)).resolves.toMatchObject({ revision: 5 })
  })

  it('leaves an unsigned note open no longer than the other texts of the visit', async () => {
    const { house, sessionId, visitId } = await underTreatment()
    await db.visit.update({ where: { id: visitId }, data: { stage: 'closed', revision: 1 } })
    await db.visitEvent.create({
      data: { visitId, sequence: 1, kind: 'moved', toStage: 'closed', actorId: house.manager.id, at: now },
    })
    const day = 24 * 60
    const save = (minutes: number, baseRevision: number) =>
      send(
        { staff: house.therapist, at: addMinutes(now, minutes) },
        { sessionId, baseRevision, content: { text: `${minutes}` } },
      )
    await expect(save(day, 0)).resolves.toMatchObject({ revision: 1 })
    await expect(save(day + 1, 1)).rejects.toThrow('visit_has_ended')
  })
})

describe('the database', () => {
  it('keeps revisions as they are, in a row, and amendments with their reason', async () => {
    const { house, sessionId } = await underTreatment()
    await asStaff(house.therapist, now)((ctx) => writeNote(ctx, { sessionId, content: { text: '一' } }))
    const add = (revision: number, amendmentReason: string | null = null) =>
      db.treatmentNoteRevision.create({
        data: {
          sessionId,
          revision,
          baseRevision: 0,
          content: {},
          savedById: house.therapist.id,
          savedAt: now,
          amendmentReason,
        },
      })
    await expect(add(3)).rejects.toThrow()
    await expect(add(2, '不必')).rejects.toThrow('TreatmentNoteRevision_amended')
    const row = { where: { sessionId_revision: { sessionId, revision: 1 } } }
    await expect(db.treatmentNoteRevision.delete(row)).rejects.toThrow('append-only')
    await expect(db.treatmentNoteRevision.update({ ...row, data: { privateText: '改' } })).rejects.toThrow(
      'append-only',
    )
    await db.treatmentNote.update({
      where: { sessionId },
      data: { signedById: house.therapist.id, signedAt: now },
    })
    await expect(add(2)).rejects.toThrow('TreatmentNoteRevision_amended')
  })
})

describe('ten thousand saves at once', () => {
  it('lose nothing: what was accepted stands in a revision, what was not was shown', async () => {
    const ROUNDS = 2_500
    const AT_ONCE = 12
    const first = await underTreatment()
    const { house } = first
    const notes = [first.sessionId]
    for (let extra = 0; extra < 5; extra += 1) notes.push((await underTreatment(house)).sessionId)
    const editors = [house.therapist, house.secondTherapist, house.manager]
    const random = numbers(20_261_122)
    const latest = new Map(notes.map((sessionId) => [sessionId, 0]))
    /** By note: the marks that were accepted, and where they were said to stand. */
    const accepted: { sessionId: string; mark: string; revision: number; at: number }[] = []
    let conflicts = 0
    let next = 0
    const texts = new Map<string, string>()
    const editor = async () => {
      while (next < ROUNDS) {
        const round = next++
        const sessionId = notes[random(notes.length)] ?? ''
        const staff = editors[random(editors.length)] ?? house.manager
        const newest = latest.get(sessionId) ?? 0
        const baseRevision = Math.max(0, newest - random(3))
        const base = texts.get(`${sessionId} ${baseRevision}`) ?? ''
        // Every edit leaves a mark of its own; some are written into a sentence that others write into too.
        const mark = `#${round}#`
        const text =
          random(3) === 0 ? base.replace(/[^。]*。?/, `${mark}。`) : `${lastSentences(base)}${mark}。`
        const answer = await send({ staff }, { sessionId, baseRevision, content: { text } })
        if (answer.outcome === 'conflict') {
          conflicts += 1
          texts.set(`${sessionId} ${answer.revision}`, answer.content.text)
          latest.set(sessionId, Math.max(latest.get(sessionId) ?? 0, answer.revision))
          continue
        }
        accepted.push({ sessionId, mark, revision: answer.revision, at: round })
        if (!answer.isMerged) texts.set(`${sessionId} ${answer.revision}`, text)
        else texts.set(`${sessionId} ${answer.revision}`, await textOf(sessionId, answer.revision))
        latest.set(sessionId, Math.max(latest.get(sessionId) ?? 0, answer.revision))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, editor))
    const stored = new Map<string, string>()
    for (const sessionId of notes) {
      const revisions = await revisionsOf(sessionId)
      expect(revisions.map(({ revision }) => revision)).toEqual(revisions.map((_, index) => index + 1))
      for (const { revision, content } of revisions) stored.set(`${sessionId} ${revision}`, textIn(content))
    }
    const lost = accepted.filter(
      ({ sessionId, mark, revision }) => !stored.get(`${sessionId} ${revision}`)?.includes(mark),
    )
    expect(lost).toEqual([])
    expect(accepted.length + conflicts).toBe(ROUNDS)
    expect(accepted.length).toBeGreaterThan(ROUNDS / 4)
    expect(conflicts).toBeGreaterThan(ROUNDS / 100)
  }, 600_000)
})

/** Notes stay short, whatever is added to them. */
function lastSentences(text: string): string {
  return text
    .split(/(?<=。)/)
    .slice(-12)
    .join('')
}

async function textOf(sessionId: string, revision: number): Promise<string> {
  const row = await db.treatmentNoteRevision.findUniqueOrThrow({
    where: { sessionId_revision: { sessionId, revision } },
  })
  return textIn(row.content)
}

function textIn(content: unknown): string {
  return (content as { text?: string }).text ?? ''
}

/** The same numbers on every run. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return Math.floor((state / 4_294_967_296) * below)
  }
}
