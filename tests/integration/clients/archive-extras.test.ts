// What hangs on an archive beside its basics: further numbers, relations, tags, classification, drafts.
import { describe, expect, it } from 'vitest'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { keepDraft } from '@/lib/clients/archive-drafts'
import type { Classification, NewPhone } from '@/lib/clients/basics-schemas'
import { classificationSchema } from '@/lib/clients/basics-schemas'
import { classifyClient } from '@/lib/clients/classify-client'
import { completeBasics } from '@/lib/clients/complete-basics'
import { addPhone, removePhone } from '@/lib/clients/further-phones'
import { giveTag, takeTag } from '@/lib/clients/give-tag'
import { relateClients, unrelateClients } from '@/lib/clients/relate-clients'
import { newRelationSchema } from '@/lib/clients/relation-schemas'
import { reviseBasics } from '@/lib/clients/revise-basics'
import { db } from '@/lib/db/client'
import { retireNature } from '@/lib/natures/retire-nature'
import { addTag } from '@/lib/tags/add-tag'
import { retireTag } from '@/lib/tags/retire-tag'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { findClients } from '../../factories/found'
import { createSalon, type TestSalon } from '../../factories/salon'
import { createPastVisit } from './past-visit'

const now = new Date('2026-11-21T04:00:00Z')

const notFound = { code: 'not_found' }
const notPermitted = { code: 'not_permitted' }

const changesOf = async (clientId: string) =>
  (await db.archiveChange.findMany({ where: { clientId }, orderBy: { id: 'asc' } })).map(
    ({ field, before, after }) => [field, before, after],
  )
const auditOf = async (clientId: string) =>
  (
    await db.auditEntry.findMany({
      where: { subjectId: clientId, action: { startsWith: 'client.' } },
      orderBy: { id: 'asc' },
    })
  ).map(({ action }) => action)

describe('further numbers', () => {
  const add = (staff: SignedInStaff, typed: NewPhone) => asStaff(staff, now)((ctx) => addPhone(ctx, typed))
  const remove = (staff: SignedInStaff, phoneId: string) =>
    asStaff(staff, now)((ctx) => removePhone(ctx, { phoneId }))

  it('are kept as E.164, find her, and go again', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, { phone: '13911112222' }, now)
    const { phoneId } = await add(receptionist, { clientId, phone: '+44 20 7946 0123', label: '单位' })
    expect(await db.clientPhone.findMany({ where: { clientId } })).toMatchObject([
      { id: phoneId, e164: '+442079460123', label: '单位' },
    ])
    expect(await findClients({ staff: receptionist, now }, '0123')).toHaveLength(1)
    await remove(receptionist, phoneId)
    expect(await db.clientPhone.count({ where: { clientId } })).toBe(0)
    expect(await findClients({ staff: receptionist, now }, '0123')).toEqual([])
    expect(await changesOf(clientId)).toEqual([
      ['phones', null, '+442079460123'],
      ['phones', '+442079460123', null],
    ])
    expect(await auditOf(clientId)).toEqual([
      'client.registered',
      'client.phone_added',
      'client.phone_removed',
    ])
    await expect(remove(receptionist, phoneId)).rejects.toMatchObject(notFound)
  })

  it('are refused when they are hers already, somebody else’s, or none', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, { phone: '13911112222' }, now)
    const other = await createClient(receptionist, { phone: '13811113333' }, now)
    await add(receptionist, { clientId, phone: '13711114444' })
    for (const phone of ['139 1111 2222', '+8613711114444']) {
      await expect(add(receptionist, { clientId, phone })).rejects.toMatchObject({ code: 'phone_twice' })
    }
    await expect(add(receptionist, { clientId, phone: '13811113333' })).rejects.toMatchObject({
      code: 'phone_known',
      particulars: { clientId: other },
    })
    await expect(add(receptionist, { clientId, phone: '12' })).rejects.toMatchObject({
      code: 'phone_invalid',
    })
    const shared = { clientId, phone: '13811113333', samePhoneConfirmed: true }
    const { phoneId } = await add(receptionist, shared)
    expect(await db.clientPhone.findUnique({ where: { id: phoneId } })).toMatchObject({
      clientId,
      e164: '+8613811113333',
    })
  })

  it('come once from two tablets', async () => {
    const { receptionist, manager } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const outcomes = await Promise.allSettled(
      [receptionist, manager].map((staff) => add(staff, { clientId, phone: '13711114444' })),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.clientPhone.count({ where: { clientId } })).toBe(1)
  })

  it('are the desk’s, of its own salon', async () => {
    const [{ receptionist, therapist }, other] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(receptionist, {}, now)
    const phone = { clientId, phone: '13711114444' }
    await expect(add(therapist, phone)).rejects.toMatchObject(notPermitted)
    await expect(add(other.receptionist, phone)).rejects.toMatchObject(notFound)
    const { phoneId } = await add(receptionist, phone)
    await expect(remove(therapist, phoneId)).rejects.toMatchObject(notPermitted)
    await expect(remove(other.receptionist, phoneId)).rejects.toMatchObject(notFound)
  })
})

describe('relations', () => {
  it('stand on both sides, and go from both', async () => {
    const { receptionist, therapist } = await createSalon()
    const daughter = await createClient(receptionist, { name: '陈小雨' }, now)
    const mother = await createClient(receptionist, { name: '李梅' }, now)
    const related = { clientId: daughter, otherId: mother, kind: 'parent' } as const
    expect(await asStaff(therapist, now)((ctx) => relateClients(ctx, related))).toEqual({ otherId: mother })
    const row = await db.clientRelation.findFirstOrThrow({ where: { clientId: daughter } })
    expect(row).toMatchObject({ ...related, notedById: therapist.id, notedAt: now })
    await asStaff(receptionist, now)((ctx) => unrelateClients(ctx, { relationId: row.id }))
    expect(await db.clientRelation.count({ where: { clientId: daughter } })).toBe(0)
    expect(await changesOf(daughter)).toEqual([
      ['relations', null, 'parent'],
      ['relations', 'parent', null],
    ])
    expect(await changesOf(mother)).toEqual([
      ['relations', null, 'child'],
      ['relations', 'child', null],
    ])
    expect(await auditOf(daughter)).toEqual(['client.registered', 'client.related', 'client.unrelated'])
    await expect(
      asStaff(receptionist, now)((ctx) => unrelateClients(ctx, { relationId: row.id })),
    ).rejects.toMatchObject(notFound)
  })

  it('begin an archive for somebody who has none', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const { otherId } = await asStaff(
      receptionist,
      now,
    )((ctx) => relateClients(ctx, { clientId, otherName: '王先生', kind: 'spouse' }))
    expect(await db.client.findUnique({ where: { id: otherId } })).toMatchObject({
      name: '王先生',
      pinyin: 'wang xian sheng',
    })
    expect(await db.clientStanding.findUnique({ where: { clientId: otherId } })).toMatchObject({ visits: 0 })
    expect(await auditOf(otherId)).toEqual(['client.registered'])
  })

  it('are noted once per pair, whoever is faster and from whichever side', async () => {
    const { receptionist, manager } = await createSalon()
    const [one, two] = [await createClient(receptionist, {}, now), await createClient(receptionist, {}, now)]
    const outcomes = await Promise.allSettled([
      asStaff(
        receptionist,
        now,
      )((ctx) => relateClients(ctx, { clientId: one, otherId: two, kind: 'friend' })),
      asStaff(manager, now)((ctx) => relateClients(ctx, { clientId: two, otherId: one, kind: 'sibling' })),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.clientRelation.count({ where: { OR: [{ clientId: one }, { clientId: two }] } })).toBe(1)
  })

  it('are refused with herself and with strangers', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(here.receptionist, {}, now)
    const stranger = await createClient(there.receptionist, {}, now)
    const relate = (otherId: string) =>
      asStaff(here.receptionist, now)((ctx) => relateClients(ctx, { clientId, otherId, kind: 'friend' }))
    await expect(relate(clientId)).rejects.toMatchObject({ code: 'related_to_herself' })
    await expect(relate(stranger)).rejects.toMatchObject(notFound)
    const friend = await createClient(here.receptionist, {}, now)
    await relate(friend)
    const row = await db.clientRelation.findFirstOrThrow({ where: { clientId } })
    await expect(
      asStaff(there.receptionist, now)((ctx) => unrelateClients(ctx, { relationId: row.id })),
    ).rejects.toMatchObject(notFound)
  })

  it('name either an archive or a person', () => {
    const asked = { clientId: crypto.randomUUID(), kind: 'friend' }
    expect(newRelationSchema.safeParse(asked).success).toBe(false)
    expect(newRelationSchema.safeParse({ ...asked, otherName: ' ' }).success).toBe(false)
    const both = { ...asked, otherName: '王先生', otherId: crypto.randomUUID() }
    expect(newRelationSchema.safeParse(both).success).toBe(false)
  })
})

describe('tags', () => {
  const newTag = async ({ manager }: TestSalon, name = '怕痒') =>
    (await asStaff(manager, now)((ctx) => addTag(ctx, { name }))).tagId

  it('are given and taken, each once', async () => {
    const house = await createSalon()
    const { receptionist, manager } = house
    const clientId = await createClient(receptionist, {}, now)
    const tagId = await newTag(house)
    const give = (staff: SignedInStaff) => asStaff(staff, now)((ctx) => giveTag(ctx, { clientId, tagId }))
    await Promise.all([give(receptionist), give(manager)])
    await give(manager)
    expect(await db.clientTag.findMany({ where: { clientId } })).toMatchObject([{ tagId, givenAt: now }])
    const take = () => asStaff(manager, now)((ctx) => takeTag(ctx, { clientId, tagId }))
    await take()
    await take()
    expect(await db.clientTag.count({ where: { clientId } })).toBe(0)
    expect(await changesOf(clientId)).toEqual([
      ['tags', null, '怕痒'],
      ['tags', '怕痒', null],
    ])
    expect(await auditOf(clientId)).toEqual(['client.registered', 'client.tag_given', 'client.tag_taken'])
  })

  it('are given while they are in use, and taken also afterwards', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    const tagId = await newTag(house)
    const as = asStaff(house.manager, now)
    await as((ctx) => giveTag(ctx, { clientId, tagId }))
    await as((ctx) => retireTag(ctx, { tagId }))
    await as((ctx) => takeTag(ctx, { clientId, tagId }))
    await expect(as((ctx) => giveTag(ctx, { clientId, tagId }))).rejects.toMatchObject(notFound)
  })

  it('are the desk’s, and of the own salon', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(here.receptionist, {}, now)
    const [ours, theirs] = [await newTag(here), await newTag(there)]
    const give = (staff: SignedInStaff, tagId: string) =>
      asStaff(staff, now)((ctx) => giveTag(ctx, { clientId, tagId }))
    await expect(give(here.therapist, ours)).rejects.toMatchObject(notPermitted)
    await expect(give(here.receptionist, theirs)).rejects.toMatchObject(notFound)
    await expect(give(there.receptionist, theirs)).rejects.toMatchObject(notFound)
    await expect(
      asStaff(here.therapist, now)((ctx) => takeTag(ctx, { clientId, tagId: ours })),
    ).rejects.toMatchObject(notPermitted)
  })
})

describe('classification', () => {
  const classify = (staff: SignedInStaff, typed: Classification) =>
    asStaff(staff, now)((ctx) => classifyClient(ctx, typed))
  const natureOf = async ({ salon }: TestSalon, name: string) =>
    (await db.clientNature.findFirstOrThrow({ where: { salonId: salon.id, name } })).id

  it('keeps nature, reason and next action, and what they were', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    const next = { nextAction: '送一次试做', nextActionOn: '2026-12-01' }
    const [homemaker, owner] = [await natureOf(house, '主妇'), await natureOf(house, '企业主')]
    const typed = {
      clientId,
      natureId: homemaker,
      isUpgraded: false,
      notYetReason: 'price',
      ...next,
    } as const
    expect(await classify(house.manager, { ...typed, revision: 1 })).toEqual({ revision: 2 })
    expect(await db.client.findUnique({ where: { id: clientId } })).toMatchObject({
      natureId: homemaker,
      upgradedAt: null,
      notYetReason: 'price',
      nextAction: '送一次试做',
      nextActionOn: new Date('2026-12-01'),
      basicsConfirmedAt: null,
    })
    await classify(house.manager, { clientId, revision: 2, natureId: owner, isUpgraded: false })
    expect(await changesOf(clientId)).toEqual([
      ['nature', null, '主妇'],
      ['notYetReason', null, 'price'],
      ['nextAction', null, '送一次试做'],
      ['nextActionOn', null, '2026-12-01'],
      ['nature', '主妇', '企业主'],
      ['notYetReason', 'price', null],
      ['nextAction', '送一次试做', null],
      ['nextActionOn', '2026-12-01', null],
    ])
  })

  it('says that she has moved up only after she has bought, and keeps since when', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    const upgrade = { clientId, isUpgraded: true }
    await expect(classify(house.manager, { ...upgrade, revision: 1 })).rejects.toMatchObject({
      code: 'not_transacted',
    })
    await createPastVisit({
      clientId,
      staff: house.receptionist,
      startsAt: new Date('2026-10-01T03:00:00Z'),
      session: { treatmentId: house.treatments[0]?.id ?? '', therapistId: house.therapist.id },
    })
    await classify(house.manager, { ...upgrade, revision: 1 })
    await asStaff(
      house.manager,
      new Date('2026-11-25T04:00:00Z'),
    )((ctx) => classifyClient(ctx, { ...upgrade, revision: 2 }))
    expect(await db.client.findUnique({ where: { id: clientId } })).toMatchObject({ upgradedAt: now })
    expect(await changesOf(clientId)).toEqual([['upgradedAt', null, '2026-11-21']])
    await expect(
      classify(house.manager, { clientId, revision: 3, isUpgraded: false, notYetReason: 'price' }),
    ).rejects.toMatchObject({ code: 'has_transacted' })
  })

  it('gives no nature of another salon nor one out of use, unless she has it', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(here.receptionist, {}, now)
    const other = await createClient(here.receptionist, {}, now)
    const natureId = await natureOf(here, '主妇')
    await classify(here.manager, { clientId, revision: 1, natureId, isUpgraded: false })
    await asStaff(here.manager, now)((ctx) => retireNature(ctx, { natureId }))
    await expect(
      classify(here.manager, { clientId: other, revision: 1, natureId, isUpgraded: false }),
    ).rejects.toMatchObject(notFound)
    await expect(
      classify(here.manager, { clientId, revision: 2, natureId, isUpgraded: false }),
    ).resolves.toEqual({ revision: 3 })
    const theirs = await natureOf(there, '主妇')
    await expect(
      classify(here.manager, { clientId, revision: 3, natureId: theirs, isUpgraded: false }),
    ).rejects.toMatchObject(notFound)
  })

  it('lets one of two win, and is the desk’s of its own salon', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(here.receptionist, {}, now)
    const typed = { clientId, revision: 1, nextAction: '打电话' }
    await expect(classify(here.therapist, typed)).rejects.toMatchObject(notPermitted)
    await expect(classify(there.manager, typed)).rejects.toMatchObject(notFound)
    const outcomes = await Promise.allSettled([
      classify(here.receptionist, typed),
      classify(here.manager, { ...typed, nextAction: '发消息' }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'someone_was_faster' },
    })
  })

  it('has no day without an action', () => {
    const typed = { clientId: crypto.randomUUID(), revision: 1, isUpgraded: false }
    expect(classificationSchema.safeParse({ ...typed, nextActionOn: '2026-12-01' }).success).toBe(false)
  })
})

describe('drafts', () => {
  const values = { hobbies: { begun: '', mine: '书' } }
  const keep = (staff: SignedInStaff, clientId: string, typed: object = {}) =>
    asStaff(
      staff,
      now,
    )((ctx) => keepDraft(ctx, { clientId, section: 'life', values, baseRevision: 1, ...typed }))
  const draftsOf = (clientId: string) =>
    db.archiveDraft.findMany({ where: { clientId }, orderBy: { section: 'asc' } })

  it('are one per person and section, the last word kept, and tell nobody', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    await keep(receptionist, clientId)
    await keep(receptionist, clientId, { values: { hobbies: { begun: '', mine: '书法' } }, baseRevision: 2 })
    await keep(receptionist, clientId, { section: 'identity' })
    await keep(therapist, clientId)
    expect(await draftsOf(clientId)).toMatchObject([
      { staffMemberId: receptionist.id, section: 'identity' },
      { section: 'life' },
      { section: 'life' },
    ])
    const hers = { staffMemberId: receptionist.id, section: 'life' }
    expect(await db.archiveDraft.findFirst({ where: { clientId, ...hers } })).toMatchObject({
      values: { hobbies: { begun: '', mine: '书法' } },
      baseRevision: 2,
    })
    await keep(receptionist, clientId, { values: null })
    expect(await db.archiveDraft.count({ where: { clientId, ...hers } })).toBe(0)
    expect(await auditOf(clientId)).toEqual(['client.registered'])
  })

  it('go with the saving of their section, and only of theirs', async () => {
    const { receptionist, therapist, manager } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    for (const section of ['identity', 'contact', 'life', 'told', 'classification']) {
      await keep(receptionist, clientId, { section })
    }
    await keep(therapist, clientId)
    const left = async () =>
      (await draftsOf(clientId))
        .filter(({ staffMemberId }) => staffMemberId === receptionist.id)
        .map(({ section }) => section)
    const as = asStaff(receptionist, now)
    await as((ctx) => reviseBasics(ctx, { section: 'life', clientId, revision: 1, hobbies: '书法' }))
    expect(await left()).toEqual(['classification', 'contact', 'identity', 'told'])
    await as((ctx) => completeBasics(ctx, { clientId, revision: 2, formOfAddress: '王姐' }))
    await as((ctx) => classifyClient(ctx, { clientId, revision: 3 }))
    expect(await left()).toEqual(['contact', 'identity'])
    await asStaff(manager, now)((ctx) => reviseBasics(ctx, { section: 'contact', clientId, revision: 4 }))
    expect(await left()).toEqual(['contact', 'identity'])
    expect(await db.archiveDraft.count({ where: { staffMemberId: therapist.id } })).toBe(1)
  })

  it('are kept of what she may write, in her own salon', async () => {
    const [{ receptionist, therapist }, other] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(receptionist, {}, now)
    for (const section of ['identity', 'contact', 'classification']) {
      await expect(keep(therapist, clientId, { section })).rejects.toMatchObject(notPermitted)
    }
    await keep(therapist, clientId, { section: 'told' })
    await expect(keep(other.therapist, clientId)).rejects.toMatchObject(notFound)
    expect(await draftsOf(clientId)).toMatchObject([{ section: 'told', staffMemberId: therapist.id }])
  })
})
