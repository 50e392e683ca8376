// The timeline: everything in its order, page by page at the same price, to each what she may read.
import { describe, expect, it } from 'vitest'
import { keepPromise } from '@/lib/clients/keep-promise'
import { makePromise } from '@/lib/clients/make-promise'
import { noteAlert } from '@/lib/clients/note-alert'
import { notePreference } from '@/lib/clients/note-preference'
import { openCase } from '@/lib/clients/open-case'
import { recordArchiveChanges } from '@/lib/clients/record-archive-change'
import { resolveCase } from '@/lib/clients/resolve-case'
import { retireAlert } from '@/lib/clients/retire-alert'
import { readTimeline, timelineSql } from '@/lib/clients/timeline-queries'
import { timelineSchema } from '@/lib/clients/timeline-schemas'
import { db } from '@/lib/db/client'
import { moveVisit } from '@/lib/visits/move-visit'
import { undoMove } from '@/lib/visits/undo-move'
import { walkIn } from '@/lib/visits/walk-in'
import { at, createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createManyVisits } from '../../factories/many-visits'
import { createSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'
import { wordsIn } from '../words-in'
import { createPastVisit } from './past-visit'

const now = new Date('2026-11-21T04:00:00Z')
/** What an erasure leaves of the columns that {@link createClient} fills. */
const blank = { name: '—', pinyin: '' }
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const cursor = (before: string | null) => timelineSchema.parse({ before: before ?? undefined }).before

const kindsOf = async (...asked: Parameters<typeof readTimeline>) =>
  (await readTimeline(...asked)).entries.map(({ kind }) => kind)

describe('the timeline', () => {
  it('tells everything, newest first, and each kind by itself', async () => {
    const { manager, receptionist, therapist, treatments } = await createSalon()
    const friend = await createClient(receptionist, { name: '方婷' }, now)
    const clientId = await createClient(receptionist, { phone: '13812345678' }, daysAgo(50))
    await createPastVisit({
      clientId,
      staff: receptionist,
      startsAt: daysAgo(40),
      notes: { assessment: '泛红减轻' },
      session: { treatmentId: treatments[0]?.id ?? '', therapistId: therapist.id, effect: 4 },
    })
    const on = (days: number) => asStaff(receptionist, daysAgo(days))
    const { promiseId } = await on(30)((ctx) =>
      makePromise(ctx, { clientId, text: '留面膜', ownerId: therapist.id, dueOn: '2026-11-20' }),
    )
    const { caseId } = await on(29)((ctx) =>
      openCase(ctx, { clientId, kind: 'complaint', text: '等了半小时' }),
    )
    const { alertId } = await on(28)((ctx) =>
      noteAlert(ctx, { clientId, kind: 'allergy', severity: 'serious', text: '坚果' }),
    )
    await on(27)((ctx) => notePreference(ctx, { clientId, kind: 'tea', choice: 'longjing' }))
    await on(26)((ctx) => notePreference(ctx, { clientId, kind: 'tea', choice: 'rose' }))
    await on(25)((ctx) =>
      recordArchiveChanges(ctx, clientId, [
        { field: 'occupation', before: null, after: '教师' },
        { field: 'referredById', before: null, after: friend },
        { field: 'phone', before: '+8613812345678', after: '+8613987654321' },
      ]),
    )
    await on(24)((ctx) => keepPromise(ctx, { promiseId }))
    await on(23)((ctx) => resolveCase(ctx, { caseId }))
    await asStaff(manager, daysAgo(22))((ctx) => retireAlert(ctx, { alertId, reason: '客人说已经没有了' }))
    const { entries } = await readTimeline(receptionist, clientId)
    expect(entries.filter(({ kind }) => kind !== 'consent_recorded').map(({ kind }) => kind)).toEqual([
      'alert_retired',
      'case_settled',
      'promise_kept',
      'change',
      'preference_noted',
      'preference_noted',
      'alert_noted',
      'case_opened',
      'promise_made',
      'visit',
      'began',
    ])
    const facts = (kind: string) => entries.find((entry) => entry.kind === kind)?.facts
    expect(facts('visit')).toMatchObject({
      treatments: [{ name: treatments[0]?.name, effect: 4 }],
      notes: [{ kind: 'assessment', text: '泛红减轻', by: receptionist.name }],
    })
    expect(facts('preference_noted')).toMatchObject({
      preference: { choice: 'rose' },
      before: { choice: 'longjing' },
    })
    expect(facts('alert_retired')).toEqual({
      kind: 'allergy',
      severity: 'serious',
      text: '坚果',
      by: manager.name,
      reason: '客人说已经没有了',
    })
    expect(facts('change')).toEqual({
      by: receptionist.name,
      fields: [
        { field: 'occupation', before: null, after: '教师' },
        { field: 'phone', before: '138 1234 5678', after: '139 8765 4321' },
        { field: 'referredById', before: null, after: '方婷' },
      ],
    })
    expect(await kindsOf(receptionist, clientId, { filter: 'promises' })).toEqual([
      'promise_kept',
      'promise_made',
    ])
    expect(await kindsOf(receptionist, clientId, { filter: 'notes' })).toEqual(['visit_notes'])
    expect(await kindsOf(receptionist, clientId, { filter: 'changes' })).toEqual(['change', 'began'])
  })

  it('cuts numbers that changed to their last four digits for a therapist', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    await asStaff(
      receptionist,
      now,
    )((ctx) =>
      recordArchiveChanges(ctx, clientId, [
        { field: 'phone', before: null, after: '+8613987654321' },
        { field: 'phones', before: null, after: '先生 +86 138-1234-5678' },
      ]),
    )
    const told = wordsIn(await readTimeline(therapist, clientId))
    expect(told).toContain('4321')
    expect(told).toContain('5678')
    expect(told).not.toMatch(/8765|139|138|1234/)
  })

  it('keeps the private part of a treatment note from the desk', async () => {
    const { receptionist, therapist, manager, treatments } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const notes = { assessment: '泛红减轻' }
    const note = { text: '手法轻柔', privateText: '皮损像是自己抓的' }
    const session = { treatmentId: treatments[0]?.id ?? '', therapistId: therapist.id, note }
    await createPastVisit({ clientId, staff: therapist, startsAt: daysAgo(3), notes, session })
    for (const filter of [undefined, 'visits', 'notes'] as const) {
      expect(JSON.stringify(await readTimeline(receptionist, clientId, { filter }))).toContain('手法轻柔')
      expect(JSON.stringify(await readTimeline(receptionist, clientId, { filter }))).not.toContain('皮损')
      expect(JSON.stringify(await readTimeline(therapist, clientId, { filter }))).toContain('皮损')
      expect(JSON.stringify(await readTimeline(manager, clientId, { filter }))).toContain('皮损')
    }
  })

  it('tells of a treatment note what it says now, and of none that is empty', async () => {
    const { therapist, treatments } = await createSalon()
    const clientId = await createClient(therapist, {}, now)
    const session = { treatmentId: treatments[0]?.id ?? '', therapistId: therapist.id }
    const noted = (days: number, text: string) =>
      createPastVisit({
        clientId,
        staff: therapist,
        startsAt: daysAgo(days),
        session: { ...session, note: { text } },
      })
    const visitId = await noted(3, '偏红')
    await noted(5, '')
    const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
    const saved = { savedById: therapist.id, savedAt: now, privateText: '' }
    const content = { text: '退了' }
    await db.treatmentNoteRevision.create({
      data: { sessionId, revision: 2, baseRevision: 1, content, ...saved },
    })
    await db.treatmentNote.update({ where: { sessionId }, data: { revision: 2 } })
    const { entries } = await readTimeline(therapist, clientId, { filter: 'notes' })
    expect(entries.map(({ facts }) => 'notes' in facts && facts.notes)).toMatchObject([
      [{ kind: 'treatment_note', text: '退了' }],
    ])
  })

  it('says why she left, and forgets it when that was taken back', async () => {
    const { receptionist, manager } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const { visitId } = await asStaff(receptionist, now)((ctx) => walkIn(ctx, { clientId }))
    const { sequence } = await asStaff(
      receptionist,
      now,
    )((ctx) => moveVisit(ctx, { visitId, move: 'leave', reason: '孩子发烧' }))
    const told = async () => {
      const [entry] = (await readTimeline(receptionist, clientId, { filter: 'visits' })).entries
      return entry?.kind === 'visit' ? entry.facts.events : null
    }
    expect(await told()).toMatchObject([{ kind: 'moved', move: 'leave', reason: '孩子发烧' }])
    await asStaff(manager, now)((ctx) => undoMove(ctx, { visitId, sequence }))
    expect(await told()).toEqual([])
  })

  it('goes through everything once, also where entries share an instant', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, { consents: [] }, daysAgo(9))
    await asStaff(
      receptionist,
      now,
    )(async (ctx) => {
      for (let i = 0; i < 45; i++) await openCase(ctx, { clientId, kind: 'praise', text: `第 ${i} 句` })
      await recordArchiveChanges(ctx, clientId, [{ field: 'occupation', before: null, after: '教师' }])
    })
    const keys: string[] = []
    let before: string | null = null
    do {
      const page = await readTimeline(receptionist, clientId, { before: cursor(before) })
      keys.push(...page.entries.map(({ key }) => key))
      before = page.older
    } while (before)
    expect(keys).toHaveLength(47)
    expect(new Set(keys).size).toBe(47)
  })

  it('is nobody else’s, and no merged or erased archive’s', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(here.receptionist, {}, now)
    expect(await readTimeline(there.manager, clientId)).toEqual({ entries: [], older: null })
    await db.client.update({ where: { id: clientId }, data: { ...blank, erasedAt: now } })
    expect(await readTimeline(here.manager, clientId)).toEqual({ entries: [], older: null })
  })

  it('does not slow down: the twentieth page of five hundred visits costs what the first does', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, daysAgo(4_000))
    await createManyVisits(house, clientId, 500, now)
    for (let i = 0; i < 6; i++) {
      await createManyVisits(house, await createClient(house.receptionist, {}, now), 200, now)
    }
    await db.$executeRaw`ANALYZE "Visit"`
    await db.$executeRaw`ANALYZE "Appointment"`
    await db.$executeRaw`ANALYZE "FollowUpCall"`
    let before: string | null = null
    const costs: number[] = []
    for (let page = 1; page <= 20; page++) {
      const asked: { before: ReturnType<typeof cursor> } = { before: cursor(before) }
      const { result, statements } = await countStatements(() => readTimeline(house.manager, clientId, asked))
      costs.push(statements.length)
      expect(result.entries).toHaveLength(20)
      if (page === 1 || page === 20) {
        const sql = timelineSql(house.manager, clientId, undefined, asked.before)
        // A third of these visits are hers: what matters is that an index leads there.
        const [, plan] = await db.$transaction([
          db.$executeRaw`SET LOCAL enable_seqscan = off`,
          db.$queryRaw`EXPLAIN (FORMAT JSON) ${sql}`,
        ])
        expect(JSON.stringify(plan)).not.toMatch(/"Node Type": ?"Seq Scan"[^}]*"Relation Name": ?"Visit"/)
      }
      before = result.older
    }
    expect(costs).toEqual(costs.map(() => 1))
  })

  it('tells what is still to come on top', async () => {
    const house = await createSalon()
    const { visitId, clientId } = await createAppointment(house, { startsAt: at(house, '14:00') })
    const [first] = (await readTimeline(house.receptionist, clientId)).entries
    expect(first).toMatchObject({ kind: 'visit', facts: { id: visitId, stage: 'expected' } })
  })
})
