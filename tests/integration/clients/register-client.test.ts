// Beginning an archive and changing its basics.
import { describe, expect, it } from 'vitest'
import { confirmBasics } from '@/lib/clients/confirm-basics'
import { registerClient } from '@/lib/clients/register-client'
import { reviseBasics } from '@/lib/clients/revise-basics'
import { searchClients } from '@/lib/clients/search-clients'
import { db } from '@/lib/db/client'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'

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
      const found = await searchClients({ staff: receptionist, now }, query)
      expect(
        found.map((row) => row.clientId),
        query,
      ).toEqual([clientId])
    }
  })

  it('writes an audit entry without a word of what was typed', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, { name: '方婷', phone: '13911112222' }, now)
    const entries = await db.auditEntry.findMany({ where: { subjectId: clientId } })
    expect(entries).toMatchObject([{ action: 'client.registered', actorId: receptionist.id, at: now }])
    expect(JSON.stringify(entries)).not.toMatch(/方婷|1111/)
  })

  it('refuses a phone that somebody has, unless it is confirmed', async () => {
    const { receptionist } = await createSalon()
    const first = await createClient(receptionist, { name: '方婷', phone: '13911112222' })
    const again = { name: '方小婷', phone: '+86 139-1111-2222' }
    await expect(asStaff(receptionist)((ctx) => registerClient(ctx, again))).rejects.toMatchObject({
      code: 'phone_known',
      particulars: { clientId: first, name: '方婷' },
    })
    const daughter = await asStaff(receptionist)((ctx) =>
      registerClient(ctx, { ...again, samePhoneConfirmed: true }),
    )
    expect(daughter.clientId).not.toBe(first)
  })

  it('knows phones of its own salon only', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    await createClient(there.receptionist, { phone: '13911112222' })
    await expect(
      asStaff(here.receptionist)((ctx) => registerClient(ctx, { name: '方婷', phone: '13911112222' })),
    ).resolves.toBeDefined()
  })

  it('refuses what is no phone number', async () => {
    const { receptionist } = await createSalon()
    await expect(
      asStaff(receptionist)((ctx) => registerClient(ctx, { name: '方婷', phone: '12' })),
    ).rejects.toMatchObject({ code: 'phone_invalid' })
  })

  it('lets one of two tablets register the same phone', async () => {
    const { receptionist, manager } = await createSalon()
    const outcomes = await Promise.allSettled(
      [receptionist, manager].map((staff) =>
        asStaff(staff)((ctx) => registerClient(ctx, { name: '方婷', phone: '13911112222' })),
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
      createClient(here.receptionist),
      createClient(there.receptionist),
    ])
    const clientId = await createClient(here.receptionist, { name: '方婷', referredById: friend })
    expect(await db.client.findUnique({ where: { id: clientId } })).toMatchObject({ referredById: friend })
    await expect(createClient(here.receptionist, { referredById: stranger })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('is open to whoever opens the door', async () => {
    const { therapist, manager } = await createSalon()
    await expect(createClient(therapist)).resolves.toBeDefined()
    await expect(createClient(manager)).resolves.toBeDefined()
  })
})

describe('revising the basics', () => {
  const revised = { name: '方小婷', phone: '13911112222', birthMonth: 2, birthDay: 29 }

  it('replaces them, raises the revision and finds her anew', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, { name: '王小明', formOfAddress: '王姐' })
    const answer = await asStaff(
      receptionist,
      now,
    )((ctx) => reviseBasics(ctx, { clientId, revision: 1, ...revised, pinyin: 'wang xiao ming' }))
    expect(answer).toEqual({ revision: 2 })
    expect(await db.client.findUnique({ where: { id: clientId } })).toMatchObject({
      name: '方小婷',
      pinyin: 'fang xiao ting',
      formOfAddress: null,
      phone: '+8613911112222',
      birthMonth: 2,
      birthDay: 29,
      revision: 2,
      basicsConfirmedAt: now,
    })
    expect(await searchClients({ staff: receptionist, now }, '王')).toEqual([])
    expect(await searchClients({ staff: receptionist, now }, '2222')).toHaveLength(1)
  })

  it('keeps a reading that was set by hand until the name changes', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, { name: '覃海' })
    const revise = (typed: { revision: number; name: string; pinyin?: string }) =>
      asStaff(receptionist)((ctx) => reviseBasics(ctx, { clientId, ...typed }))
    const reading = async () => (await db.client.findUniqueOrThrow({ where: { id: clientId } })).pinyin
    expect(await reading()).toBe('qin hai')
    await revise({ revision: 1, name: '覃海', pinyin: 'Tan Hai' })
    expect(await reading()).toBe('tan hai')
    await revise({ revision: 2, name: '覃海', pinyin: 'tan hai' })
    expect(await reading()).toBe('tan hai')
    await revise({ revision: 3, name: '覃海洋', pinyin: 'tan hai' })
    expect(await reading()).toBe('qin hai yang')
  })

  it('tells the fields that changed, not their words', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, { name: '王小明' })
    await asStaff(receptionist)((ctx) =>
      reviseBasics(ctx, { clientId, revision: 1, ...revised, name: '王小明' }),
    )
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { action: 'client.basics_revised', subjectId: clientId },
    })
    expect(entry.particulars).toEqual({ changed: ['phone', 'birthMonth', 'birthDay'] })
  })

  it('lets one of two editors win, and changes nothing for the other', async () => {
    const { receptionist, manager } = await createSalon()
    const clientId = await createClient(receptionist)
    const outcomes = await Promise.allSettled(
      [receptionist, manager].map((staff) =>
        asStaff(staff)((ctx) => reviseBasics(ctx, { clientId, revision: 1, name: staff.name })),
      ),
    )
    const winner = outcomes.findIndex(({ status }) => status === 'fulfilled')
    expect(outcomes[1 - winner]).toMatchObject({ reason: { code: 'someone_was_faster' } })
    const { name, revision } = await db.client.findUniqueOrThrow({ where: { id: clientId } })
    expect({ name, revision }).toEqual({ name: [receptionist, manager][winner]?.name, revision: 2 })
  })

  it('is not for therapists, nor for another salon', async () => {
    const [{ receptionist, therapist }, other] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(receptionist)
    const revise = { clientId, revision: 1, name: '方婷' }
    await expect(asStaff(therapist)((ctx) => reviseBasics(ctx, revise))).rejects.toMatchObject({
      code: 'not_permitted',
    })
    await expect(asStaff(other.receptionist)((ctx) => reviseBasics(ctx, revise))).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('refuses a client who referred herself', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist)
    await expect(
      asStaff(receptionist)((ctx) =>
        reviseBasics(ctx, { clientId, revision: 1, name: '方婷', referredById: clientId }),
      ),
    ).rejects.toMatchObject({ code: 'referred_by_herself' })
  })
})

it('confirms the basics without changing them', async () => {
  const { receptionist, therapist } = await createSalon()
  const clientId = await createClient(receptionist)
  await asStaff(therapist, now)((ctx) => confirmBasics(ctx, { clientId }))
  expect(await db.client.findUnique({ where: { id: clientId } })).toMatchObject({
    basicsConfirmedAt: now,
    revision: 1,
  })
})
