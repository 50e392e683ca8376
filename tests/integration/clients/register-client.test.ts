// Beginning an archive.
import { describe, expect, it } from 'vitest'
import type { NewClient } from '@/lib/clients/basics-schemas'
import { confirmBasics } from '@/lib/clients/confirm-basics'
import { addPhone } from '@/lib/clients/further-phones'
import { mergeClients } from '@/lib/clients/merge-clients'
import { registerClient } from '@/lib/clients/register-client'
import { db } from '@/lib/db/client'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { findClients } from '../../factories/found'
import { createSalon } from '../../factories/salon'
import { wordsIn } from '../words-in'

const now = new Date('2026-11-21T04:00:00Z')

describe('registering', () => {
  it('keeps name, reading and phone, and can be found by them', async () => {
    const { receptionist } = await createSalon()
    const { clientId } = await asStaff(
      receptionist,
      now,
    )((ctx) => registerClient(ctx, { name: '单 雪梅', phone: '138 1234 5678', formOfAddress: '单姐' }))
    const client = await db.client.findUniqueOrThrow({ where: { id: clientId } })
    expect(client).toMatchObject({
      name: '单 雪梅',
      pinyin: 'shan xue mei',
      phone: '+8613812345678',
      alertsAskedAt: null,
      basicsConfirmedAt: null,
      revision: 1,
      createdAt: now,
    })
    for (const query of ['雪梅', 'shanxue', 'sxm', '5678', '单姐']) {
      const found = await findClients({ staff: receptionist, now }, query)
      expect(
        found.map((row) => row.clientId),
        query,
      ).toEqual([clientId])
    }
  })

  it('writes an audit entry without a word of what was typed', async () => {
    const { receptionist } = await createSalon()
    const { clientId } = await asStaff(
      receptionist,
      now,
    )((ctx) => registerClient(ctx, { name: '方婷', phone: '13911112222' }))
    const entries = await db.auditEntry.findMany({ where: { subjectId: clientId } })
    expect(entries).toMatchObject([{ action: 'client.registered', actorId: receptionist.id, at: now }])
    expect(wordsIn(entries)).not.toMatch(/方婷|1111/)
  })

  it('refuses a phone that somebody has, unless it is confirmed', async () => {
    const { receptionist } = await createSalon()
    const first = await createClient(receptionist, { name: '方婷', phone: '13911112222' }, now)
    const again = { name: '方小婷', phone: '+86 139-1111-2222' }
    await expect(asStaff(receptionist, now)((ctx) => registerClient(ctx, again))).rejects.toMatchObject({
      code: 'phone_known',
      particulars: { clientId: first, name: '方婷' },
    })
    const daughter = await asStaff(
      receptionist,
      now,
    )((ctx) => registerClient(ctx, { ...again, samePhoneConfirmed: true }))
    expect(daughter.clientId).not.toBe(first)
  })

  it('knows phones of its own salon only', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    await createClient(there.receptionist, { phone: '13911112222' }, now)
    const { clientId } = await asStaff(
      here.receptionist,
      now,
    )((ctx) => registerClient(ctx, { name: '方婷', phone: '13911112222' }))
    expect(await db.client.findMany({ where: { salonId: here.salon.id } })).toMatchObject([
      { id: clientId, phone: '+8613911112222' },
    ])
  })

  it('refuses what is no phone number', async () => {
    const { receptionist } = await createSalon()
    await expect(
      asStaff(receptionist, now)((ctx) => registerClient(ctx, { name: '方婷', phone: '12' })),
    ).rejects.toMatchObject({ code: 'phone_invalid' })
  })

  it.each([
    ['王芳', '王芳'],
    ['陳大文', '陈大文'],
    ['单雪', '單雪'],
    ['王 芳', '王芳'],
    ['阿依古丽·买买提', '阿依古丽买买提'],
    ['Zoë Müller', 'zoe mueller'],
    ['Seán O’Brien', "SEAN O'BRIEN"],
  ])('asks about a second %s, written %s, also with another phone', async (known, typed) => {
    const { receptionist } = await createSalon()
    const first = await createClient(receptionist, { name: known, phone: '13911112222' }, now)
    await createClient(receptionist, { name: `${known}小`, nickname: '小雪' }, now)
    const again = { name: typed, phone: '13911113333' }
    const register = (client: NewClient) => asStaff(receptionist, now)((ctx) => registerClient(ctx, client))
    await expect(register(again)).rejects.toMatchObject({
      code: 'name_known',
      particulars: { name: typed, count: 1, clientIds: first },
    })
    expect(await db.client.count({ where: { salonId: receptionist.salon.id } })).toBe(2)
    const { clientId } = await register({ ...again, sameNameConfirmed: true })
    expect(clientId).not.toBe(first)
  })

  it('asks about nobody who only sounds like her, was merged, or is of another house', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const add = (name: string) => createClient(here.receptionist, { name }, now)
    await createClient(there.receptionist, { name: '李娜' }, now)
    const [keptId, goneId] = await Promise.all([add('李那'), add('李娜')])
    await asStaff(
      here.manager,
      now,
    )((ctx) => mergeClients(ctx, { keptId, keptRevision: 1, goneId, goneRevision: 1, fromGone: [] }))
    for (const name of ['Li Na', '李娜']) {
      const { clientId } = await asStaff(here.receptionist, now)((ctx) => registerClient(ctx, { name }))
      expect(await db.client.findUniqueOrThrow({ where: { id: clientId } })).toMatchObject({ name })
    }
  })

  it('lets one of two tablets begin an archive of one name', async () => {
    const { receptionist, manager } = await createSalon()
    const outcomes = await Promise.allSettled(
      [receptionist, manager].map((staff, nth) =>
        asStaff(staff, now)((ctx) => registerClient(ctx, { name: '方婷', phone: `1391111222${nth}` })),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'name_known' },
    })
  })

  it('lets one of two tablets register the same phone', async () => {
    const { receptionist, manager } = await createSalon()
    const outcomes = await Promise.allSettled(
      [receptionist, manager].map((staff) =>
        asStaff(staff, now)((ctx) => registerClient(ctx, { name: '方婷', phone: '13911112222' })),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'phone_known' },
    })
    expect(await db.client.count({ where: { salonId: receptionist.salon.id } })).toBe(1)
  })

  it('keeps who referred her, from this salon alone', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const [friend, stranger] = await Promise.all([
      createClient(here.receptionist, {}, now),
      createClient(there.receptionist, {}, now),
    ])
    const clientId = await createClient(here.receptionist, { name: '方婷', referredById: friend }, now)
    expect(await db.client.findUnique({ where: { id: clientId } })).toMatchObject({ referredById: friend })
    await expect(createClient(here.receptionist, { referredById: stranger }, now)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('keeps whatever else is known at once, with a nature of this salon', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const natureOf = async (salonId: string) =>
      (await db.clientNature.findFirstOrThrow({ where: { salonId, name: '主妇' } })).id
    const natureId = await natureOf(here.salon.id)
    const known = {
      nickname: '小雪',
      address: '愚园路 1 号',
      source: 'friend',
      occupation: '花艺师',
      birthMonth: 8,
      birthDay: 30,
      birthLunar: true,
    } as const
    const clientId = await createClient(here.receptionist, { ...known, natureId }, now)
    expect(await db.client.findUnique({ where: { id: clientId } })).toMatchObject({ ...known, natureId })
    const found = await findClients({ staff: here.receptionist, now }, '小雪')
    expect(found.map((row) => row.clientId)).toEqual([clientId])
    await expect(
      createClient(here.receptionist, { natureId: await natureOf(there.salon.id) }, now),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  it('knows the further numbers of others too, but not of archives that were merged', async () => {
    const { receptionist, manager } = await createSalon()
    const first = await createClient(receptionist, { name: '方婷', phone: '13911112222' }, now)
    await asStaff(receptionist, now)((ctx) => addPhone(ctx, { clientId: first, phone: '13811113333' }))
    const again = { name: '方小婷', phone: '13811113333' }
    await expect(asStaff(manager, now)((ctx) => registerClient(ctx, again))).rejects.toMatchObject({
      code: 'phone_known',
      particulars: { clientId: first },
    })
    const kept = await createClient(receptionist, {}, now)
    await db.client.update({ where: { id: first }, data: { mergedIntoId: kept } })
    const { clientId } = await asStaff(manager, now)((ctx) => registerClient(ctx, again))
    expect(await db.client.findUnique({ where: { id: clientId } })).toMatchObject({
      name: '方小婷',
      phone: '+8613811113333',
    })
  })

  it('is open to whoever opens the door', async () => {
    const { therapist, manager } = await createSalon()
    for (const staff of [therapist, manager]) {
      const clientId = await createClient(staff, {}, now)
      const registered = { action: 'client.registered', subjectId: clientId }
      expect(await db.auditEntry.findFirst({ where: registered })).toMatchObject({ actorId: staff.id })
    }
  })
})

it('confirms the basics without changing them', async () => {
  const { receptionist, therapist } = await createSalon()
  const clientId = await createClient(receptionist, {}, now)
  await asStaff(therapist, now)((ctx) => confirmBasics(ctx, { clientId }))
  expect(await db.client.findUnique({ where: { id: clientId } })).toMatchObject({
    basicsConfirmedAt: now,
    revision: 1,
  })
})
