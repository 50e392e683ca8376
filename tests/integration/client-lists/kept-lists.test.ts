// Lists that the salon keeps: who may, under which name, and what two people changing one at once come to.
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { dropList } from '@/lib/client-lists/drop-list'
import { keepList } from '@/lib/client-lists/keep-list'
import { READY_LISTS } from '@/lib/client-lists/list-flow'
import { renameList, reviseList } from '@/lib/client-lists/revise-list'
import { db } from '@/lib/db/client'
import { asStaff } from '../../factories/context'
import { createSalon, createStaff } from '../../factories/salon'

const now = new Date('2026-11-21T04:00:00Z')
const list = READY_LISTS.lapsed
const refused = (code: string) => expect.objectContaining({ code })

async function kept(staff: SignedInStaff, name = '该问候的') {
  const { listId } = await asStaff(staff, now)((ctx) => keepList(ctx, { name, list }))
  return { listId, revision: 1 }
}

/** As a form asks, with constraints told as refusals. */
function deed<Result>(
  staff: SignedInStaff,
  run: Parameters<typeof performDeed<Result>>[0]['run'],
  key = randomUUID(),
) {
  return performDeed({ staff, now, name: 'list.test', key, body: {}, run })
}

describe('keeping a list', () => {
  it('writes it down with its filter, order and columns, and who did it', async () => {
    const { receptionist, salon } = await createSalon()
    const { listId } = await kept(receptionist)
    expect(await db.savedList.findUniqueOrThrow({ where: { id: listId } })).toMatchObject({
      salonId: salon.id,
      ownerId: receptionist.id,
      name: '该问候的',
      list,
      revision: 1,
    })
    const [entry] = await db.auditEntry.findMany({ where: { subjectId: listId } })
    expect(entry).toMatchObject({ action: 'list.kept', actorId: receptionist.id, at: now })
    expect(JSON.stringify(entry)).not.toContain('该问候的')
  })

  it('is not a therapist’s', async () => {
    const { therapist } = await createSalon()
    await expect(kept(therapist)).rejects.toEqual(refused('not_permitted'))
  })

  it('wants a name of its own, in each salon', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    await kept(here.manager)
    await kept(there.manager)
    const again = deed(here.receptionist, (ctx) => keepList(ctx, { name: '该问候的', list }))
    await expect(again).rejects.toEqual(refused('list_name_taken'))
  })

  it('lets one of two keep a name at the same moment', async () => {
    const { manager, receptionist, salon } = await createSalon()
    const both = await Promise.allSettled(
      [manager, receptionist].map((staff) => deed(staff, (ctx) => keepList(ctx, { name: '同名', list }))),
    )
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'list_name_taken' },
    })
    expect(await db.savedList.count({ where: { salonId: salon.id } })).toBe(1)
  })

  it('twice is once', async () => {
    const { manager, salon } = await createSalon()
    const key = randomUUID()
    const ask = () => deed(manager, (ctx) => keepList(ctx, { name: '一次', list }), key)
    expect(await ask()).toEqual(await ask())
    expect(await db.savedList.count({ where: { salonId: salon.id } })).toBe(1)
  })
})

const CHANGES = {
  rename: (seen: { listId: string; revision: number }) => (ctx: Parameters<typeof renameList>[0]) =>
    renameList(ctx, { ...seen, name: seen.listId }),
  revise: (seen: { listId: string; revision: number }) => (ctx: Parameters<typeof renameList>[0]) =>
    reviseList(ctx, { ...seen, list: READY_LISTS.birthdays }),
  drop: (seen: { listId: string; revision: number }) => (ctx: Parameters<typeof renameList>[0]) =>
    dropList(ctx, seen),
}

describe.each(Object.entries(CHANGES))('to %s a list', (_name, change) => {
  it('is for whoever keeps it and for the manager', async () => {
    const { receptionist, manager, therapist, salon } = await createSalon()
    const colleague = await createStaff(salon, { role: 'receptionist' })
    const seen = await kept(receptionist)
    for (const stranger of [colleague, therapist]) {
      await expect(asStaff(stranger, now)(change(seen))).rejects.toEqual(refused('not_permitted'))
    }
    await asStaff(receptionist, now)(change(seen))
    const other = await kept(receptionist, '另一份')
    await asStaff(manager, now)(change(other))
    const actions = await db.auditEntry.findMany({
      where: { subjectId: { in: [seen.listId, other.listId] }, action: { not: 'list.kept' } },
    })
    expect(actions.map(({ actorId }) => actorId).sort()).toEqual([receptionist.id, manager.id].sort())
  })

  it('refuses what is another salon’s, gone, or no longer what was seen', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const seen = await kept(here.manager)
    await expect(asStaff(there.manager, now)(change(seen))).rejects.toEqual(refused('not_found'))
    await expect(asStaff(here.manager, now)(change({ ...seen, listId: randomUUID() }))).rejects.toEqual(
      refused('not_found'),
    )
    await expect(asStaff(here.manager, now)(change({ ...seen, revision: 2 }))).rejects.toEqual(
      refused('someone_was_faster'),
    )
  })

  it('lets one of two who saw the same do it', async () => {
    const { receptionist, manager } = await createSalon()
    const seen = await kept(receptionist)
    const both = await Promise.allSettled(
      [receptionist, manager].map((staff) => asStaff(staff, now)(change(seen))),
    )
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const lost = both.find(({ status }) => status === 'rejected')
    expect(['someone_was_faster', 'not_found']).toContain((lost as PromiseRejectedResult).reason.code)
  })
})

it('a changed list holds what it was given, and cannot take a name that is there', async () => {
  const { manager } = await createSalon()
  const seen = await kept(manager)
  await kept(manager, '另一份')
  await asStaff(manager, now)(CHANGES.revise(seen))
  await asStaff(manager, now)(CHANGES.rename({ ...seen, revision: 2 }))
  expect(await db.savedList.findUniqueOrThrow({ where: { id: seen.listId } })).toMatchObject({
    name: seen.listId,
    list: READY_LISTS.birthdays,
    revision: 3,
  })
  const taken = deed(manager, (ctx) => renameList(ctx, { ...seen, revision: 3, name: '另一份' }))
  await expect(taken).rejects.toEqual(refused('list_name_taken'))
})
