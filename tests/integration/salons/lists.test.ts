// Holds every list of the salon (menu, products, courtesies, seats, rooms, skills, natures, tags …) to the same rules.
import { describe, expect, it } from 'vitest'
import type { StaffContext } from '@/lib/actions/staff-context'
import { db } from '@/lib/db/client'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'
import { SALON_LISTS } from '../../factories/salon-lists'

const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code })
const now = new Date('2026-11-21T06:00:00Z')

/** What else an editor sees of an entry beside its names, and what a colleague makes of it, as SQL. */
const CHANGES: Record<string, Record<string, string>> = {
  Treatment: { durationMinutes: '90', priceMinor: '1', followUpAfterHours: '24' },
  Product: { priceMinor: '1' },
  Courtesy: { occasion: `'birthday'` },
  Phrase: { kind: `'reaction'` },
  Contraindication: { kind: `'pregnancy'`, words: `ARRAY['PABA']` },
}

describe.each(Object.entries(SALON_LISTS))('the list of %s', (model, list) => {
  it('takes new entries at its end, each written down', async () => {
    const { salon, manager } = await createSalon()
    const id = await asStaff(manager, now)((ctx) => list.add(ctx, '新添'))
    const entries = await list.all(salon.id)
    expect(entries.at(-1)).toMatchObject({ id, name: '新添', nameEn: 'New', retiredAt: null })
    expect(await db.auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([
      {
        action: `${list.noun ?? model.toLowerCase()}.added`,
        subjectType: model,
        actorId: manager.id,
        at: now,
      },
    ])
  })

  it('gives two who add at once different places', async () => {
    const { salon, manager } = await createSalon()
    const before = (await list.all(salon.id)).length
    const as = asStaff(manager, now)
    await Promise.all(['甲', '乙', '丙'].map((name) => as((ctx) => list.add(ctx, name))))
    const entries = await list.all(salon.id)
    expect(entries).toHaveLength(before + 3)
    const rows = await db.$queryRawUnsafe<{ places: number }[]>(
      `SELECT count(DISTINCT position)::int AS places FROM "${model}" WHERE "salonId" = $1::uuid AND name IN ('甲', '乙', '丙')`,
      salon.id,
    )
    expect(rows).toEqual([{ places: 3 }])
  })

  it('lets one of two editors win and tells the other', async () => {
    const { salon, manager } = await createSalon()
    const as = asStaff(manager, now)
    const id = await as((ctx) => list.add(ctx, '旧名'))
    const seen = (await list.all(salon.id)).find((entry) => entry.id === id)
    if (!seen) throw new Error('the entry is missing')
    const results = await Promise.allSettled([
      as((ctx) => list.revise(ctx, seen, '新名一')),
      as((ctx) => list.revise(ctx, seen, '新名二')),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = results.find((result) => result.status === 'rejected')
    expect(lost?.reason).toEqual(refusal('someone_was_faster'))
    const stands = (await list.all(salon.id)).find((entry) => entry.id === id)?.name
    expect(stands).toBe(results[0]?.status === 'fulfilled' ? '新名一' : '新名二')
  })

  it('is what the editor saw in all of it, and no other of the same name', async () => {
    const { salon, manager } = await createSalon()
    const as = asStaff(manager, now)
    const seenOf = async (id: string) => (await list.all(salon.id)).find((entry) => entry.id === id)
    const changes = { name: `'别的'`, nameEn: `'Other'`, ...CHANGES[model] }
    for (const [column, value] of Object.entries(changes)) {
      const id = await as((ctx) => list.add(ctx, '旧名'))
      const seen = await seenOf(id)
      if (!seen) throw new Error('the entry is missing')
      await db.$executeRawUnsafe(`UPDATE "${model}" SET "${column}" = ${value} WHERE id = $1::uuid`, id)
      const late = as((ctx) => list.revise(ctx, seen, '新名'))
      await expect(late, column).rejects.toEqual(refusal('someone_was_faster'))
    }
    const [one, twin] = [await as((ctx) => list.add(ctx, '同名')), await as((ctx) => list.add(ctx, '同名'))]
    const seen = await seenOf(one)
    if (seen) await as((ctx) => list.revise(ctx, seen, '新名'))
    expect([(await seenOf(one))?.name, (await seenOf(twin))?.name]).toEqual(['新名', '同名'])
  })

  it('retires instead of deleting, and restores', async () => {
    const { salon, manager } = await createSalon()
    const as = asStaff(manager, now)
    const id = await as((ctx) => list.add(ctx, '暂停'))
    await expect(as((ctx) => list.restore(ctx, id))).rejects.toEqual(refusal('not_found'))
    await as((ctx) => list.retire(ctx, id))
    expect((await list.all(salon.id)).find((entry) => entry.id === id)?.retiredAt).toEqual(now)
    await expect(as((ctx) => list.retire(ctx, id))).rejects.toEqual(refusal('not_found'))
    await as((ctx) => list.restore(ctx, id))
    expect((await list.all(salon.id)).find((entry) => entry.id === id)?.retiredAt).toBeNull()
  })

  it('takes another order, and refuses one that is not exactly what stands in it', async () => {
    const { salon, manager } = await createSalon()
    const as = asStaff(manager, now)
    for (const name of ['甲', '乙']) await as((ctx) => list.add(ctx, name))
    const id = await as((ctx) => list.add(ctx, '退役'))
    await as((ctx) => list.retire(ctx, id))
    const ids = (await list.all(salon.id)).filter((entry) => !entry.retiredAt).map((entry) => entry.id)
    const wanted = [...ids].reverse()
    await as((ctx) => list.reorder(ctx, wanted))
    const after = (await list.all(salon.id)).filter((entry) => !entry.retiredAt).map((entry) => entry.id)
    expect(after).toEqual(wanted)
    for (const wrong of [ids.slice(1), [...ids, id], [...ids.slice(1), ids[1] ?? '']]) {
      await expect(as((ctx) => list.reorder(ctx, wrong))).rejects.toEqual(refusal('someone_was_faster'))
    }
  })

  it('belongs to the manager of its own salon', async () => {
    const { salon, manager, receptionist, therapist } = await createSalon()
    const id = await asStaff(manager, now)((ctx) => list.add(ctx, '本店'))
    const seen = (await list.all(salon.id)).find((entry) => entry.id === id)
    if (!seen) throw new Error('the entry is missing')
    for (const staff of [receptionist, therapist]) {
      const as = asStaff(staff, now)
      for (const deed of [
        (ctx: StaffContext) => list.add(ctx, '别人'),
        (ctx: StaffContext) => list.revise(ctx, seen, '别人'),
        (ctx: StaffContext) => list.retire(ctx, id),
        (ctx: StaffContext) => list.restore(ctx, id),
        (ctx: StaffContext) => list.reorder(ctx, [id]),
      ]) {
        await expect(as<unknown>(deed)).rejects.toEqual(refusal('not_permitted'))
      }
    }
    const neighbour = asStaff((await createSalon()).manager, now)
    await expect(neighbour((ctx) => list.revise(ctx, seen, '隔壁'))).rejects.toEqual(refusal('not_found'))
    await expect(neighbour((ctx) => list.retire(ctx, id))).rejects.toEqual(refusal('not_found'))
    await expect(neighbour((ctx) => list.reorder(ctx, [id]))).rejects.toEqual(refusal('someone_was_faster'))
  })
})
