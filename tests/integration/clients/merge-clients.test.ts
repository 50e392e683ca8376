// Two archives of one person made one, and taken apart again.
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { eraseClient } from '@/lib/clients/erase-client'
import { mergeClients } from '@/lib/clients/merge-clients'
import { MERGE_FIELD_NAMES, type MergeField } from '@/lib/clients/merge-flow'
import { forgetOldMerges, MOVED_TABLES, NOTED_IN_VISITS } from '@/lib/clients/merge-memory'
import { sayTwoPeople } from '@/lib/clients/not-duplicates'
import { noteAlert } from '@/lib/clients/note-alert'
import { notePreference } from '@/lib/clients/note-preference'
import { undoMerge } from '@/lib/clients/undo-merge'
import { recordConsents } from '@/lib/consents/record-consents'
import { withdrawConsent } from '@/lib/consents/withdraw-consent'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { findClients } from '../../factories/found'
import { createSalon, type TestSalon } from '../../factories/salon'
import { createPastVisit } from './past-visit'
import { createTwoArchives, diceOf, dumpArchives, mergingAt as now } from './two-archives'

const DAY = 24 * 60
const earlier = addMinutes(now, -DAY)

async function askedFor(keptId: string, goneId: string, fromGone: MergeField[] = []) {
  const revisionOf = async (id: string) => (await db.client.findUniqueOrThrow({ where: { id } })).revision
  return {
    keptId,
    keptRevision: await revisionOf(keptId),
    goneId,
    goneRevision: await revisionOf(goneId),
    fromGone,
  }
}

async function merge(staff: SignedInStaff, keptId: string, goneId: string, fromGone: MergeField[] = []) {
  const asked = await askedFor(keptId, goneId, fromGone)
  return asStaff(staff, now)((ctx) => mergeClients(ctx, asked))
}

const undo = (staff: SignedInStaff, mergeId: string, at = addMinutes(now, 5)) =>
  asStaff(staff, at)((ctx) => undoMerge(ctx, { mergeId }))

const client = (id: string) => db.client.findUniqueOrThrow({ where: { id } })

async function pairOf(house: TestSalon): Promise<[string, string]> {
  const { receptionist } = house
  const keptId = await createClient(
    receptionist,
    { name: '王小明', phone: '13800010001', consents: [] },
    earlier,
  )
  return [
    keptId,
    await createClient(receptionist, { name: '王晓明', phone: '13900020002', consents: [] }, earlier),
  ]
}

describe('merging', () => {
  it('knows every table that refers to a client', async () => {
    const keys = await db.$queryRaw<{ table: string; column: string }[]>`
      SELECT c.conrelid::regclass::text AS table, a.attname::text AS column
      FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
      WHERE c.contype = 'f' AND c.confrelid = '"Client"'::regclass`
    const found = keys.map(({ table, column }) => `${table.replaceAll('"', '')}.${column}`).sort()
    const changeHands = MOVED_TABLES.map((table) => `${table}.clientId`)
    const byHand = [
      'ArchiveDraft.clientId',
      'Client.mergedIntoId',
      'Client.referredById',
      'ClientPhone.clientId',
      'ClientRelation.clientId',
      'ClientRelation.otherId',
      'ClientTag.clientId',
    ]
    // Reckoned from the visits, written from the basics, and the record of merges themselves.
    const stay = [
      'ClientMerge.goneId',
      'ClientMerge.keptId',
      'ClientSearchToken.clientId',
      'ClientStanding.clientId',
    ]
    expect(found).toEqual([...changeHands, ...byHand, ...stay].sort())
  })

  it('takes the chosen fields, keeps the other number, and leaves a row that leads on', async () => {
    const house = await createSalon()
    const [keptId, goneId] = await pairOf(house)
    await db.client.update({ where: { id: goneId }, data: { address: '梧桐路', birthMonth: 3, birthDay: 8 } })
    const { mergeId } = await merge(house.receptionist, keptId, goneId, ['name', 'address', 'birthday'])
    expect(await client(keptId)).toMatchObject({
      name: '王晓明',
      pinyin: 'wang xiao ming',
      phone: '+8613800010001',
      address: '梧桐路',
      birthMonth: 3,
      revision: 2,
    })
    expect(await db.clientPhone.findMany({ where: { clientId: keptId } })).toMatchObject([
      { e164: '+8613900020002' },
    ])
    expect(await client(goneId)).toMatchObject({ mergedIntoId: keptId, revision: 2 })
    expect(await db.clientSearchToken.count({ where: { clientId: goneId } })).toBe(0)
    const found = await findClients({ staff: house.receptionist, now }, '139000')
    expect(found.map(({ clientId }) => clientId)).toEqual([keptId])
    expect(
      await db.auditEntry.findMany({ where: { action: 'client.merged', subjectId: keptId } }),
    ).toMatchObject([{ particulars: { mergeId, goneId, fields: ['name', 'birthday', 'address'] } }])
    const changes = await db.archiveChange.findMany({ where: { clientId: keptId } })
    expect(changes.map(({ field, before, after }) => [field, before, after])).toEqual(
      expect.arrayContaining([
        ['merged', null, '王晓明'],
        ['name', '王小明', '王晓明'],
        ['address', null, '梧桐路'],
      ]),
    )
  })

  it('keeps the visits of both, and the standing follows', async () => {
    const house = await createSalon()
    const [keptId, goneId] = await pairOf(house)
    const [treatment] = house.treatments
    const session = { treatmentId: treatment?.id ?? '', therapistId: house.therapist.id }
    const visit = (clientId: string, startsAt: string) =>
      createPastVisit({ clientId, staff: house.receptionist, startsAt: new Date(startsAt), session })
    await visit(keptId, '2026-05-01T04:00:00Z')
    await visit(goneId, '2026-06-01T04:00:00Z')
    await visit(goneId, '2026-03-01T04:00:00Z')
    const { mergeId } = await merge(house.manager, keptId, goneId)
    const standing = (clientId: string) => db.clientStanding.findUniqueOrThrow({ where: { clientId } })
    expect(await standing(keptId)).toMatchObject({
      visits: 3,
      firstVisitAt: new Date('2026-03-01T04:00:00Z'),
      lastVisitAt: new Date('2026-06-01T04:00:00Z'),
      hasTransacted: true,
    })
    expect(await standing(goneId)).toMatchObject({ visits: 0, hasTransacted: false, lastVisitAt: null })
    await undo(house.manager, mergeId)
    expect(await standing(keptId)).toMatchObject({ visits: 1 })
    expect(await standing(goneId)).toMatchObject({ visits: 2, hasTransacted: true })
  })

  it('lets the newest word on each consent count, a withdrawal too', async () => {
    const house = await createSalon()
    const [keptId, goneId] = await pairOf(house)
    const consent = (clientId: string, kind: 'phone' | 'health' | 'photos', on: number, withdrawn?: number) =>
      db.consent.create({
        data: {
          clientId,
          kind,
          answer: 'given',
          words: '我同意',
          locale: 'zh-CN',
          recordedById: house.receptionist.id,
          recordedAt: new Date(Date.UTC(2026, 1, on)),
          withdrawnAt: withdrawn ? new Date(Date.UTC(2026, 1, withdrawn)) : null,
          withdrawnById: withdrawn ? house.receptionist.id : null,
        },
      })
    await consent(keptId, 'phone', 3)
    const newer = await consent(goneId, 'phone', 5)
    await consent(keptId, 'health', 4)
    await consent(goneId, 'health', 2, 9)
    // What she took back before she gave it in the other archive says nothing against that.
    const again = await consent(keptId, 'photos', 9)
    await consent(goneId, 'photos', 2, 9)
    await merge(house.receptionist, keptId, goneId)
    const standing = await db.consent.findMany({ where: { clientId: keptId, withdrawnAt: null } })
    expect(standing.map(({ id }) => id).sort()).toEqual([newer.id, again.id].sort())
    expect(await db.consent.count({ where: { clientId: keptId } })).toBe(6)
  })

  it('keeps her consent however many archives are made one, one after the other', async () => {
    const house = await createSalon()
    const ids = [...(await pairOf(house)), await createClient(house.receptionist, { consents: [] }, earlier)]
    const [first = '', second = '', third = ''] = ids
    const words = {
      words: '我同意',
      locale: 'zh-CN',
      recordedById: house.receptionist.id,
      recordedAt: earlier,
    }
    await db.consent.createMany({
      data: ids.map((clientId) => ({ clientId, kind: 'health', answer: 'given', ...words })),
    })
    await merge(house.manager, second, first)
    await merge(house.receptionist, third, second)
    expect(await db.consent.count({ where: { clientId: third, withdrawnAt: null } })).toBe(1)
  })

  it('keeps one tea and every habit', async () => {
    const house = await createSalon()
    const [keptId, goneId] = await pairOf(house)
    const prefer = (clientId: string, kind: 'tea' | 'habit', text: string, at: Date) =>
      asStaff(house.therapist, at)((ctx) => notePreference(ctx, { clientId, kind, text }))
    await prefer(keptId, 'tea', '龙井', addMinutes(now, -10))
    await prefer(goneId, 'tea', '菊花', addMinutes(now, -20))
    await prefer(keptId, 'habit', '先喝水', addMinutes(now, -20))
    await prefer(goneId, 'habit', '坐着等', addMinutes(now, -10))
    await merge(house.receptionist, keptId, goneId)
    const current = await db.preference.findMany({ where: { clientId: keptId, retiredAt: null } })
    expect(current.map(({ text }) => text).sort()).toEqual(['先喝水', '坐着等', '龙井'])
    expect(await db.preference.count({ where: { clientId: keptId } })).toBe(4)
  })

  it('keeps one word on each therapist, the newer, and the words on several', async () => {
    const house = await createSalon()
    const [keptId, goneId] = await pairOf(house)
    const wish = (clientId: string, therapist: SignedInStaff, choice: string, ago: number) =>
      asStaff(
        house.receptionist,
        addMinutes(now, -ago),
      )((ctx) => notePreference(ctx, { clientId, kind: 'therapist', therapistId: therapist.id, choice }))
    await wish(keptId, house.therapist, 'wished', 10)
    await wish(goneId, house.therapist, 'not_wished', 20)
    await wish(goneId, house.secondTherapist, 'not_wished', 30)
    await merge(house.receptionist, keptId, goneId)
    const current = await db.preference.findMany({
      where: { clientId: keptId, retiredAt: null },
      orderBy: { notedAt: 'asc' },
    })
    expect(current.map(({ therapistId, choice }) => [therapistId, choice])).toEqual([
      [house.secondTherapist.id, 'not_wished'],
      [house.therapist.id, 'wished'],
    ])
  })

  it('refuses one and the same, strangers, those merged before, and what is no longer as it was shown', async () => {
    const [house, there] = await Promise.all([createSalon(), createSalon()])
    const [keptId, goneId] = await pairOf(house)
    const strangerId = await createClient(there.receptionist, {}, earlier)
    const refusal = (code: string) => ({ code })
    await expect(merge(house.receptionist, keptId, keptId)).rejects.toMatchObject(refusal('merge_herself'))
    await expect(merge(house.receptionist, keptId, strangerId)).rejects.toMatchObject(refusal('not_found'))
    await expect(merge(house.therapist, keptId, goneId)).rejects.toMatchObject(refusal('not_permitted'))
    for (const stale of [{ keptRevision: 7 }, { goneRevision: 7 }]) {
      const asked = { ...(await askedFor(keptId, goneId)), ...stale }
      const attempt = asStaff(house.receptionist, now)((ctx) => mergeClients(ctx, asked))
      await expect(attempt).rejects.toMatchObject(refusal('someone_was_faster'))
    }
    await merge(house.receptionist, keptId, goneId)
    const thirdId = await createClient(house.receptionist, {}, earlier)
    await expect(merge(house.receptionist, thirdId, goneId)).rejects.toMatchObject(refusal('not_found'))
    await expect(merge(house.receptionist, goneId, thirdId)).rejects.toMatchObject(refusal('not_found'))
  })

  it('refuses two who are both in the house, and takes one who is expected', async () => {
    const house = await createSalon()
    const [keptId, goneId] = await pairOf(house)
    const { visitId } = await createAppointment(house, { clientId: goneId })
    await db.visit.update({ where: { id: visitId }, data: { stage: 'greeting' } })
    const second = await createAppointment(house, {
      clientId: keptId,
      treatments: [{ treatmentId: house.treatments[1]?.id ?? '' }],
    })
    await db.visit.update({ where: { id: second.visitId }, data: { stage: 'seating' } })
    await expect(merge(house.receptionist, keptId, goneId)).rejects.toMatchObject({
      code: 'both_in_the_house',
    })
    await db.visit.update({ where: { id: second.visitId }, data: { stage: 'expected' } })
    await merge(house.receptionist, keptId, goneId)
    expect(await db.visit.count({ where: { clientId: keptId } })).toBe(2)
  })

  it('happens once: of two who merge the pair, in either direction, one is told', async () => {
    const house = await createSalon()
    const [keptId, goneId] = await pairOf(house)
    const outcomes = await Promise.allSettled([
      merge(house.receptionist, keptId, goneId),
      merge(house.manager, goneId, keptId),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.clientMerge.count({ where: { salonId: house.salon.id } })).toBe(1)
    expect(await db.client.count({ where: { salonId: house.salon.id, mergedIntoId: null } })).toBe(1)
  })

  it('happens once however often it is sent', async () => {
    const house = await createSalon()
    const [keptId, goneId] = await pairOf(house)
    const asked = await askedFor(keptId, goneId)
    const deed = { staff: house.manager, name: 'clients.merge', key: randomUUID(), body: asked, now }
    const send = () => performDeed({ ...deed, run: (ctx) => mergeClients(ctx, asked) })
    const [first, second] = await Promise.all([send(), send()])
    expect(second).toEqual(first)
    expect(await send()).toEqual(first)
  })

  it('leaves nothing behind for whoever was on the way with something for the archive that goes', async () => {
    const house = await createSalon()
    const [keptId, goneId] = await pairOf(house)
    const asked = await askedFor(keptId, goneId)
    const alert = {
      clientId: goneId,
      kind: 'allergy',
      severity: 'mild',
      text: '花粉',
      consentSpoken: true,
    } as const
    const note = performDeed({
      staff: house.therapist,
      name: 'alert.note',
      key: randomUUID(),
      body: alert,
      now,
      run: (ctx) => noteAlert(ctx, alert),
    })
    const both = await Promise.allSettled([
      asStaff(house.receptionist, now)((ctx) => mergeClients(ctx, asked)),
      note,
    ])
    expect(both[0].status).toBe('fulfilled')
    expect(await db.alert.count({ where: { clientId: goneId } })).toBe(0)
    if (both[1].status === 'rejected') expect(both[1].reason).toMatchObject({ code: 'not_found' })
    await expect(
      db.visit.create({
        data: {
          createdAt: earlier,
          clientId: goneId,
          salonId: house.salon.id,
          stage: 'expected',
          standardsVersion: 1,
        },
      }),
    ).rejects.toThrow()
  })
})

describe('taking a merge back', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'leaves every row as it was (throw %i)',
    async (seed) => {
      const house = await createSalon()
      const dice = diceOf(seed)
      const { keptId, goneId } = await createTwoArchives(house, dice)
      const before = await dumpArchives(house)
      const fromGone = MERGE_FIELD_NAMES.filter(() => dice(2))
      const { mergeId } = await merge(house.receptionist, keptId, goneId, fromGone)
      const merged = await dumpArchives(house)
      for (const table of MOVED_TABLES) {
        expect(merged[table]).toHaveLength(before[table]?.length ?? -1)
        expect(JSON.stringify(merged[table])).not.toContain(`"clientId": "${goneId}"`)
      }
      await undo(house.receptionist, mergeId)
      expect(await dumpArchives(house)).toEqual(before)
    },
  )

  it('leaves alone what has come and changed since', async () => {
    const house = await createSalon()
    const [keptId, goneId] = await pairOf(house)
    await db.client.update({ where: { id: goneId }, data: { address: '梧桐路', hobbies: '大提琴' } })
    const { mergeId } = await merge(house.receptionist, keptId, goneId, ['address', 'hobbies'])
    await db.client.update({ where: { id: keptId }, data: { hobbies: '摄影', revision: { increment: 1 } } })
    const { visitId } = await createAppointment(house, { clientId: keptId })
    await undo(house.manager, mergeId)
    expect(await client(keptId)).toMatchObject({ address: null, hobbies: '摄影', phone: '+8613800010001' })
    expect(await client(goneId)).toMatchObject({ address: '梧桐路', hobbies: '大提琴', mergedIntoId: null })
    expect(await db.visit.findUniqueOrThrow({ where: { id: visitId } })).toMatchObject({ clientId: keptId })
    expect(await db.clientPhone.count({ where: { clientId: keptId } })).toBe(0)
  })

  it.each(['merged', 'erased'] as const)('brings back no referrer who is %s by then', async (fate) => {
    const house = await createSalon()
    const [keptId, goneId] = await pairOf(house)
    const refer = async (id: string, name: string) => {
      const referredById = await createClient(house.receptionist, { name, consents: [] }, earlier)
      await db.client.update({ where: { id }, data: { referredById } })
      return referredById
    }
    const [before, chosen] = [await refer(keptId, '李梅'), await refer(goneId, '陈洁')]
    const { mergeId } = await merge(house.receptionist, keptId, goneId, ['referrer'])
    if (fate === 'merged') await merge(house.receptionist, chosen, before)
    else
      await asStaff(house.manager, now)((ctx) => eraseClient(ctx, { clientId: before, reason: 'her_wish' }))
    await undo(house.manager, mergeId)
    expect(await client(keptId)).toMatchObject({ referredById: chosen })
  })

  it('gives back with a visit what was noted in it since; of another that was made since, what guards her stands with both', async () => {
    const house = await createSalon()
    const [keptId, goneId] = await pairOf(house)
    const hers = await createAppointment(house, { clientId: goneId })
    const { mergeId } = await merge(house.receptionist, keptId, goneId)
    const since = await createPastVisit({ clientId: keptId, staff: house.manager, startsAt: now })
    const told = { clientId: keptId, kind: 'allergy', severity: 'serious', consentSpoken: true } as const
    const tell = (text: string, visitId?: string) =>
      asStaff(
        house.receptionist,
        addMinutes(now, 1),
      )((ctx) => noteAlert(ctx, { ...told, text, ...(visitId && { visitId }) }))
    await tell('水杨酸', hers.visitId)
    await tell('坚果', since)
    const tea = { clientId: keptId, visitId: since, kind: 'tea', text: '菊花' } as const
    await asStaff(house.receptionist, addMinutes(now, 1))((ctx) => notePreference(ctx, tea))
    await undo(house.manager, mergeId)
    const alertsOf = async (clientId: string) =>
      (await db.alert.findMany({ where: { clientId } })).map(({ text }) => text)
    expect(await alertsOf(goneId)).toEqual(['水杨酸', '坚果'])
    expect(await alertsOf(keptId)).toEqual(['坚果'])
    expect(await db.preference.findMany({ where: { clientId: { in: [keptId, goneId] } } })).toMatchObject([
      { clientId: keptId, text: '菊花' },
    ])
  })

  it('knows every table whose rows may be noted in a visit', async () => {
    const rows = await db.$queryRaw<{ name: string }[]>`
      SELECT c.table_name AS name FROM information_schema.columns c
      WHERE c.table_schema = 'public' AND c.column_name = 'visitId' AND c.table_name = ANY(${[...MOVED_TABLES]})`
    expect(rows.map(({ name }) => name).sort()).toEqual([...NOTED_IN_VISITS].sort())
  })

  it('does not bring back a consent on which she has said something since', async () => {
    const house = await createSalon()
    const [keptId, goneId] = await pairOf(house)
    const say = (clientId: string, answer: 'given' | 'declined', at: Date) =>
      asStaff(
        house.receptionist,
        at,
      )((ctx) => recordConsents(ctx, { clientId, locale: 'zh-CN', answers: [{ kind: 'phone', answer }] }))
    await say(keptId, 'given', addMinutes(now, -20))
    await say(goneId, 'given', addMinutes(now, -10))
    const { mergeId } = await merge(house.receptionist, keptId, goneId)
    await say(keptId, 'declined', addMinutes(now, 2))
    await undo(house.receptionist, mergeId)
    const standing = await db.consent.findMany({
      where: { clientId: { in: [keptId, goneId] }, withdrawnAt: null },
    })
    expect(standing).toMatchObject([{ answer: 'declined', clientId: keptId }])
  })

  it('brings back what stood in each where the last word is as old as the merge itself', async () => {
    const house = await createSalon()
    const [keptId, goneId] = await pairOf(house)
    const say = (clientId: string, kind: 'phone' | 'photos', answer: 'given' | 'declined', at: Date) =>
      asStaff(
        house.receptionist,
        at,
      )((ctx) => recordConsents(ctx, { clientId, locale: 'zh-CN', answers: [{ kind, answer }] }))
    for (const kind of ['phone', 'photos'] as const) await say(keptId, kind, 'given', addMinutes(now, -20))
    await say(goneId, 'phone', 'declined', now)
    await say(goneId, 'photos', 'given', addMinutes(now, -10))
    const { id } = await db.consent.findFirstOrThrow({ where: { clientId: goneId, kind: 'photos' } })
    await asStaff(house.manager, now)((ctx) => withdrawConsent(ctx, { consentId: id }))
    const standing = () =>
      db.consent.findMany({
        where: { clientId: { in: [keptId, goneId] }, withdrawnAt: null },
        orderBy: [{ kind: 'asc' }, { answer: 'asc' }],
        select: { clientId: true, kind: true, answer: true },
      })
    const before = await standing()
    const { mergeId } = await merge(house.receptionist, keptId, goneId)
    expect(await standing()).toHaveLength(1)
    await undo(house.receptionist, mergeId)
    expect(await standing()).toEqual(before)
    expect(before).toHaveLength(3)
  })

  it('is for a day, to the last instant', async () => {
    const house = await createSalon()
    const [keptId, goneId] = await pairOf(house)
    const { mergeId } = await merge(house.receptionist, keptId, goneId)
    const late = undo(house.receptionist, mergeId, new Date(addMinutes(now, DAY).getTime() + 1))
    await expect(late).rejects.toMatchObject({ code: 'merge_too_old' })
    await undo(house.receptionist, mergeId, addMinutes(now, DAY))
    expect(await client(goneId)).toMatchObject({ mergedIntoId: null })
  })

  it('keeps nothing of it when the day is over', async () => {
    const house = await createSalon()
    const [keptId, goneId] = await pairOf(house)
    const { mergeId } = await merge(house.receptionist, keptId, goneId)
    const kept = async () => (await db.clientMerge.findUniqueOrThrow({ where: { id: mergeId } })).before
    await forgetOldMerges(addMinutes(now, DAY - 1))
    expect(await kept()).not.toEqual({})
    await forgetOldMerges(addMinutes(now, DAY + 1))
    expect(await kept()).toEqual({})
    await expect(undo(house.receptionist, mergeId)).rejects.toMatchObject({ code: 'merge_too_old' })
  })

  it('is done once, by those who may, in their own salon, and from the last merge backwards', async () => {
    const [house, there] = await Promise.all([createSalon(), createSalon()])
    const [keptId, goneId] = await pairOf(house)
    const { mergeId } = await merge(house.receptionist, keptId, goneId)
    await expect(undo(house.therapist, mergeId)).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(undo(there.manager, mergeId)).rejects.toMatchObject({ code: 'not_found' })
    const thirdId = await createClient(house.receptionist, {}, earlier)
    const further = await merge(house.receptionist, thirdId, keptId)
    await expect(undo(house.manager, mergeId)).rejects.toMatchObject({ code: 'merged_further' })
    await undo(house.manager, further.mergeId)
    const outcomes = await Promise.allSettled([
      undo(house.receptionist, mergeId),
      undo(house.manager, mergeId),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'someone_was_faster' },
    })
  })
})

describe('two people', () => {
  it('is remembered once, in whichever order it was said', async () => {
    const [house, there] = await Promise.all([createSalon(), createSalon()])
    const [oneId, otherId] = await pairOf(house)
    const say = (staff: SignedInStaff, one: string, other: string) =>
      asStaff(staff, now)((ctx) => sayTwoPeople(ctx, { oneId: one, otherId: other }))
    await Promise.all([say(house.receptionist, oneId, otherId), say(house.manager, otherId, oneId)])
    const [firstId, secondId] = [oneId, otherId].sort()
    expect(await db.notDuplicate.findMany({ where: { firstId } })).toMatchObject([{ secondId }])
    await expect(say(house.therapist, oneId, otherId)).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(say(there.manager, oneId, otherId)).rejects.toMatchObject({ code: 'not_found' })
  })
})
