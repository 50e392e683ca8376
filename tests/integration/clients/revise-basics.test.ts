// The basics of an archive change section by section, and what changed is written down.
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { type RevisedBasics, revisedBasicsSchema } from '@/lib/clients/basics-schemas'
import { addPhone } from '@/lib/clients/further-phones'
import { reviseBasics } from '@/lib/clients/revise-basics'
import { db } from '@/lib/db/client'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { findClients } from '../../factories/found'
import { createSalon } from '../../factories/salon'
import { wordsIn } from '../words-in'

const now = new Date('2026-11-21T04:00:00Z')

type Typed<Section extends RevisedBasics['section']> = Omit<
  Extract<RevisedBasics, { section: Section }>,
  'section' | 'clientId'
>

const identity = (staff: SignedInStaff, clientId: string, typed: Typed<'identity'>) =>
  asStaff(staff, now)((ctx) => reviseBasics(ctx, { section: 'identity', clientId, ...typed }))
const contact = (staff: SignedInStaff, clientId: string, typed: Typed<'contact'>) =>
  asStaff(staff, now)((ctx) => reviseBasics(ctx, { section: 'contact', clientId, ...typed }))
const life = (staff: SignedInStaff, clientId: string, typed: Typed<'life'>) =>
  asStaff(staff, now)((ctx) => reviseBasics(ctx, { section: 'life', clientId, ...typed }))

const clientOf = (id: string) => db.client.findUniqueOrThrow({ where: { id } })
const changesOf = async (clientId: string) =>
  (await db.archiveChange.findMany({ where: { clientId }, orderBy: { field: 'asc' } })).map(
    ({ field, before, after }) => [field, before, after],
  )

describe('revising the basics', () => {
  it('replaces one section as a whole, leaves the others, and finds her anew', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(
      receptionist,
      {
        name: '王小明',
        formOfAddress: '王姐',
        phone: '13911112222',
        hobbies: '书法',
      },
      now,
    )
    const answer = await identity(receptionist, clientId, {
      revision: 1,
      name: '方小婷',
      nickname: '婷婷',
      birthMonth: 2,
      birthDay: 29,
      pinyin: 'wang xiao ming',
    })
    expect(answer).toEqual({ revision: 2 })
    expect(await clientOf(clientId)).toMatchObject({
      name: '方小婷',
      pinyin: 'fang xiao ting',
      formOfAddress: null,
      nickname: '婷婷',
      phone: '+8613911112222',
      birthMonth: 2,
      birthDay: 29,
      birthLunar: false,
      hobbies: '书法',
      revision: 2,
      basicsConfirmedAt: now,
    })
    expect(await findClients({ staff: receptionist, now }, '王')).toEqual([])
    for (const query of ['2222', '婷婷', 'ting']) {
      expect(await findClients({ staff: receptionist, now }, query), query).toHaveLength(1)
    }
  })

  it('takes how she is reached, and how she lives', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const friend = await createClient(receptionist, { name: '方婷' }, now)
    const reached = { address: '愚园路 1 号', source: 'xiaohongshu', referredById: friend } as const
    await contact(receptionist, clientId, { revision: 1, phone: '+44 7911 123456', ...reached })
    const lives = {
      family: '先生和一个女儿',
      education: '本科',
      occupation: '花艺师',
      character: '直爽',
      hobbies: '书法',
    }
    await life(receptionist, clientId, { revision: 2, ...lives })
    expect(await clientOf(clientId)).toMatchObject({
      name: '王小明',
      phone: '+447911123456',
      ...reached,
      ...lives,
    })
    await life(receptionist, clientId, { revision: 3, hobbies: '' })
    expect(await clientOf(clientId)).toMatchObject({ family: null, hobbies: null, address: '愚园路 1 号' })
  })

  it('keeps a reading that was set by hand until the name changes', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, { name: '覃海' }, now)
    const reading = async () => (await clientOf(clientId)).pinyin
    expect(await reading()).toBe('qin hai')
    await identity(receptionist, clientId, { revision: 1, name: '覃海', pinyin: 'Tan Hai' })
    expect(await reading()).toBe('tan hai')
    await identity(receptionist, clientId, { revision: 2, name: '覃海', pinyin: 'tan hai' })
    expect(await reading()).toBe('tan hai')
    await identity(receptionist, clientId, { revision: 3, name: '覃小海', pinyin: 'tan hai' })
    expect(await reading()).toBe('qin xiao hai')
  })

  it('writes down from what to what, and tells the audit no more than the fields', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, { name: '王小明', formOfAddress: '王姐' }, now)
    const typed = { name: '王小明', sex: 'female', birthMonth: 8, birthDay: 15, birthLunar: true } as const
    await identity(receptionist, clientId, { revision: 1, ...typed })
    await identity(receptionist, clientId, { revision: 2, ...typed, birthYear: 1986, birthLunar: false })
    await contact(receptionist, clientId, { revision: 3, phone: '13911112222' })
    expect(await changesOf(clientId)).toEqual([
      ['birthday', null, 'lunar --08-15'],
      ['birthday', 'lunar --08-15', '1986-08-15'],
      ['formOfAddress', '王姐', null],
      ['phone', null, '+8613911112222'],
      ['sex', null, 'female'],
    ])
    const entries = await db.auditEntry.findMany({
      where: { action: 'client.basics_revised', subjectId: clientId },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ particulars }) => particulars)).toEqual([
      { section: 'identity', changed: ['formOfAddress', 'sex', 'birthMonth', 'birthDay', 'birthLunar'] },
      { section: 'identity', changed: ['birthYear', 'birthLunar'] },
      { section: 'contact', changed: ['phone'] },
    ])
    expect(wordsIn(entries)).not.toMatch(/王姐|1111/)
  })

  it('lets one of two editors win, and changes nothing for the other', async () => {
    const { receptionist, manager } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const both = [receptionist, manager]
    const outcomes = await Promise.allSettled([
      identity(receptionist, clientId, { revision: 1, name: receptionist.name }),
      life(manager, clientId, { revision: 1, hobbies: manager.name }),
    ])
    const winner = outcomes.findIndex(({ status }) => status === 'fulfilled')
    expect(outcomes[1 - winner]).toMatchObject({ reason: { code: 'someone_was_faster' } })
    const { name, hobbies, revision } = await clientOf(clientId)
    expect({ name, hobbies, revision }).toEqual({
      name: winner === 0 ? both[0]?.name : '王小明',
      hobbies: winner === 1 ? both[1]?.name : null,
      revision: 2,
    })
  })

  it('keeps both when the slower one comes again on the new revision', async () => {
    const { receptionist, manager } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    await identity(receptionist, clientId, { revision: 1, name: '王晓明' })
    await expect(life(manager, clientId, { revision: 1, hobbies: '书法' })).rejects.toMatchObject({
      code: 'someone_was_faster',
    })
    await life(manager, clientId, { revision: 2, hobbies: '书法' })
    expect(await clientOf(clientId)).toMatchObject({ name: '王晓明', hobbies: '书法', revision: 3 })
  })

  it('happens once, however often it is sent', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const typed = { section: 'life', clientId, revision: 1, hobbies: '书法' } as const
    const deed = { staff: receptionist, now, name: 'client.revise_basics', key: randomUUID(), body: typed }
    const send = () => performDeed({ ...deed, run: (ctx) => reviseBasics(ctx, typed) })
    expect(await Promise.all([send(), send()])).toEqual([{ revision: 2 }, { revision: 2 }])
    expect(await send()).toEqual({ revision: 2 })
    expect(await changesOf(clientId)).toHaveLength(1)
  })

  it('leaves identity and contact to the desk; how she lives is told to anybody', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const refused = { code: 'not_permitted' }
    await expect(identity(therapist, clientId, { revision: 1, name: '方婷' })).rejects.toMatchObject(refused)
    await expect(contact(therapist, clientId, { revision: 1 })).rejects.toMatchObject(refused)
    await expect(life(therapist, clientId, { revision: 1, hobbies: '书法' })).resolves.toEqual({
      revision: 2,
    })
  })

  it('knows no client of another salon, nor one that was merged', async () => {
    const [{ receptionist }, other] = await Promise.all([createSalon(), createSalon()])
    const [clientId, kept] = [
      await createClient(receptionist, {}, now),
      await createClient(receptionist, {}, now),
    ]
    const revise = (staff: SignedInStaff) => life(staff, clientId, { revision: 1, hobbies: '书法' })
    await expect(revise(other.receptionist)).rejects.toMatchObject({ code: 'not_found' })
    await db.client.update({ where: { id: clientId }, data: { mergedIntoId: kept } })
    await expect(revise(receptionist)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('refuses a client who referred herself, and a phone that somebody has', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const other = await createClient(receptionist, { phone: '13911112222' }, now)
    await expect(
      contact(receptionist, clientId, { revision: 1, referredById: clientId }),
    ).rejects.toMatchObject({ code: 'referred_by_herself' })
    const phone = { revision: 1, phone: '13911112222' }
    await expect(contact(receptionist, clientId, phone)).rejects.toMatchObject({
      code: 'phone_known',
      particulars: { clientId: other },
    })
    await contact(receptionist, clientId, { ...phone, samePhoneConfirmed: true })
    expect(await db.client.findUnique({ where: { id: clientId } })).toMatchObject({
      phone: '+8613911112222',
      referredById: null,
      revision: 2,
    })
  })

  it('lets a first number change places with a further one', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, { phone: '13911112222' }, now)
    await asStaff(
      receptionist,
      now,
    )((ctx) => addPhone(ctx, { clientId, phone: '13811113333', label: '先生' }))
    await contact(receptionist, clientId, { revision: 1, phone: '13811113333' })
    expect(await clientOf(clientId)).toMatchObject({ phone: '+8613811113333' })
    expect(await db.clientPhone.findMany({ where: { clientId } })).toMatchObject([{ e164: '+8613911112222' }])
    for (const query of ['2222', '3333']) {
      expect(await findClients({ staff: receptionist, now }, query), query).toHaveLength(1)
    }
  })
})

describe('what may be typed', () => {
  const asked = { clientId: randomUUID(), revision: 1, section: 'identity', name: '王小明' }

  it.each([
    [{ birthMonth: 2, birthDay: 30 }, false],
    [{ birthMonth: 2, birthDay: 30, birthLunar: true }, true],
    [{ birthMonth: 12, birthDay: 31, birthLunar: true }, false],
    [{ birthYear: 1990 }, false],
    [{ birthMonth: 3 }, false],
    [{ birthDay: 3, birthLunar: true }, false],
    [{ birthYear: 1990, birthMonth: 3, birthDay: 3 }, true],
  ])('%j: %s', (birthday, isTaken) =>
    expect(revisedBasicsSchema.safeParse({ ...asked, ...birthday }).success).toBe(isTaken),
  )

  it('keeps to its section', () => {
    expect(revisedBasicsSchema.parse({ ...asked, phone: '13911112222' })).not.toHaveProperty('phone')
    expect(revisedBasicsSchema.safeParse({ ...asked, section: 'nature' }).success).toBe(false)
  })
})
