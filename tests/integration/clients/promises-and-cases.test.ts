// What was promised to her, and what she complained of, asked or praised.
import { describe, expect, it } from 'vitest'
import { UNDO_WITHIN_MS } from '@/lib/actions/undo-flow'
import { keepPromise, reopenPromise } from '@/lib/clients/keep-promise'
import { makePromise } from '@/lib/clients/make-promise'
import { openCase } from '@/lib/clients/open-case'
import { reopenCase, resolveCase } from '@/lib/clients/resolve-case'
import { db } from '@/lib/db/client'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon, createStaff } from '../../factories/salon'

/** Half past eleven in the evening of the 21st in Shanghai. */
const now = new Date('2026-11-21T15:30:00Z')

describe('promises', () => {
  it('have an owner and a day of the salon', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const { promiseId } = await asStaff(
      receptionist,
      now,
    )((ctx) => makePromise(ctx, { clientId, text: '留一盒面膜', ownerId: therapist.id, dueOn: '2026-11-21' }))
    expect(await db.promise.findUnique({ where: { id: promiseId } })).toMatchObject({
      text: '留一盒面膜',
      ownerId: therapist.id,
      createdById: receptionist.id,
      dueOn: new Date('2026-11-21'),
      keptAt: null,
    })
  })

  it('are not due on a day that is over, and not owned by who is gone', async () => {
    const { receptionist, salon } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const gone = await createStaff(salon, { deactivatedAt: now })
    const make = (ownerId: string, dueOn: string) =>
      asStaff(receptionist, now)((ctx) => makePromise(ctx, { clientId, text: '回电', ownerId, dueOn }))
    await expect(make(receptionist.id, '2026-11-20')).rejects.toMatchObject({ code: 'due_in_past' })
    await expect(make(gone.id, '2026-11-22')).rejects.toMatchObject({ code: 'owner_not_working' })
    const other = await createSalon()
    await expect(make(other.manager.id, '2026-11-22')).rejects.toMatchObject({ code: 'owner_not_working' })
  })

  it('are kept once, by one of two', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const { promiseId } = await asStaff(
      receptionist,
      now,
    )((ctx) => makePromise(ctx, { clientId, text: '回电', ownerId: therapist.id, dueOn: '2026-11-22' }))
    const outcomes = await Promise.allSettled(
      [receptionist, therapist].map((staff) => asStaff(staff, now)((ctx) => keepPromise(ctx, { promiseId }))),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.promise.findUnique({ where: { id: promiseId } })).toMatchObject({ keptAt: now })
    expect(await db.auditEntry.count({ where: { subjectId: clientId, action: 'promise.kept' } })).toBe(1)
  })
})

describe('cases', () => {
  it('are opened by anyone and resolved once, by the desk', async () => {
    const { receptionist, manager, therapist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const { caseId } = await asStaff(
      therapist,
      now,
    )((ctx) => openCase(ctx, { clientId, kind: 'complaint', text: '等了半小时' }))
    await expect(asStaff(therapist, now)((ctx) => resolveCase(ctx, { caseId }))).rejects.toMatchObject({
      code: 'not_permitted',
    })
    const outcomes = await Promise.allSettled(
      [receptionist, manager].map((staff) => asStaff(staff, now)((ctx) => resolveCase(ctx, { caseId }))),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.case.findUnique({ where: { id: caseId } })).toMatchObject({
      openedAt: now,
      resolvedAt: now,
    })
  })

  it('belong to one salon', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(here.receptionist, {}, now)
    const elsewhere = asStaff(there.manager, now)
    await expect(
      elsewhere((ctx) => openCase(ctx, { clientId, kind: 'praise', text: '好' })),
    ).rejects.toMatchObject({
      code: 'not_found',
    })
    const { caseId } = await asStaff(
      here.manager,
      now,
    )((ctx) => openCase(ctx, { clientId, kind: 'praise', text: '好' }))
    await expect(elsewhere((ctx) => resolveCase(ctx, { caseId }))).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('what was ended with a touch', () => {
  it('is taken back within ten minutes, to the last instant, and not later', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const at = (ms: number) => asStaff(receptionist, new Date(now.getTime() + ms))
    const promise = await at(0)((ctx) =>
      makePromise(ctx, { clientId, text: '回电', ownerId: receptionist.id, dueOn: '2026-11-22' }),
    )
    const opened = await at(0)((ctx) => openCase(ctx, { clientId, kind: 'complaint', text: '等了半小时' }))
    const end = (ms: number) =>
      at(ms)(async (ctx) => {
        await keepPromise(ctx, promise)
        await resolveCase(ctx, opened)
      })
    await end(0)
    await at(UNDO_WITHIN_MS)((ctx) => reopenPromise(ctx, promise))
    await at(UNDO_WITHIN_MS)((ctx) => reopenCase(ctx, opened))
    expect(await db.promise.findUnique({ where: { id: promise.promiseId } })).toMatchObject({ keptAt: null })
    expect(await db.case.findUnique({ where: { id: opened.caseId } })).toMatchObject({ resolvedAt: null })
    await expect(at(0)((ctx) => reopenCase(ctx, opened))).rejects.toMatchObject({ code: 'nothing_to_undo' })
    await end(0)
    const tooLate = { code: 'undo_too_late' }
    await expect(at(UNDO_WITHIN_MS + 1)((ctx) => reopenPromise(ctx, promise))).rejects.toMatchObject(tooLate)
    await expect(at(UNDO_WITHIN_MS + 1)((ctx) => reopenCase(ctx, opened))).rejects.toMatchObject(tooLate)
  })
})
