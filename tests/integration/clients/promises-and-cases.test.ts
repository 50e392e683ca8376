// What was promised to her, and what she complained of, asked or praised.
import { describe, expect, it } from 'vitest'
import { keepPromise } from '@/lib/clients/keep-promise'
import { makePromise } from '@/lib/clients/make-promise'
import { openCase } from '@/lib/clients/open-case'
import { resolveCase } from '@/lib/clients/resolve-case'
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
