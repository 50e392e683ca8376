// Who saw her: written down by the readings themselves, read by the manager alone.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { chainHead, listDeeds, listLooks } from '@/lib/audit/audit-queries'
import { lookAt } from '@/lib/audit/look'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { getArchiveDocument } from '@/lib/clients/document-query'
import { getDoorCard } from '@/lib/clients/door-card-query'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { listCallsDue } from '@/lib/follow-ups/follow-up-queries'
import { messages as english } from '@/lib/i18n/en-messages'
import type { Messages } from '@/lib/i18n/merge-messages'
import { messages as chinese } from '@/lib/i18n/zh-cn-messages'
import { addMinutes, dayOf, salonDay } from '@/lib/salon-time/salon-time'
import { at } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { createOwedCall } from '../../factories/follow-up'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'

const now = new Date('2026-11-21T04:00:00Z')

function seeVisit({ salon, therapist }: TestSalon, clientId: string, at = now) {
  return getDoorCard(salon.id, clientId, at, null, therapist)
}

describe('a look at a visit', () => {
  it('is written down by the reading of the door card, in its one statement', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    const { result, statements } = await countStatements(() => seeVisit(house, clientId))
    expect(result).toMatchObject({ clientId })
    expect(statements).toHaveLength(1)
    expect(await db.auditEntry.findMany({ where: { action: 'visit.seen' } })).toMatchObject([
      { subjectId: clientId, actorId: house.therapist.id, at: now, particulars: {} },
    ])
  })

  it('is one for five minutes of a page that keeps reading itself anew', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    for (const minutes of [0, 1, 4.9, 5]) await seeVisit(house, clientId, addMinutes(now, minutes))
    expect(await db.auditEntry.count({ where: { action: 'visit.seen', subjectId: clientId } })).toBe(2)
  })

  it('is one of each guest, of each who looks and of each thing that is looked at', async () => {
    const house = await createSalon()
    const guests = [
      await createClient(house.receptionist, {}, now),
      await createClient(house.receptionist, {}, now),
    ]
    const looks = async (
      staff: SignedInStaff,
      clientId: string,
      look: { action: string; of?: Record<string, string> },
    ) => db.$executeRaw`WITH ${lookAt({ staff, now, clientId, ...look })} SELECT 1`
    // Twice, and the second time is the same look.
    for (const clientId of guests)
      for (const staff of [house.therapist, house.receptionist])
        for (const look of [
          { action: 'visit.seen' },
          { action: 'note.seen' },
          { action: 'note.seen', of: { at: 'a' } },
        ])
          for (const _ of [1, 2]) await looks(staff, clientId, look)
    expect(
      await db.auditEntry.count({ where: { subjectId: { in: guests }, action: { endsWith: '.seen' } } }),
    ).toBe(12)
  })

  it('shows nothing when it cannot be written down', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    await db.$executeRawUnsafe(
      `ALTER TABLE "AuditEntry" ADD CONSTRAINT refuse_looks CHECK (action NOT LIKE '%.seen') NOT VALID`,
    )
    await expect(seeVisit(house, clientId)).rejects.toThrow()
    const onPaper = getArchiveDocument(house.manager, clientId, { now, locale: 'zh-CN' })
    await expect(onPaper).rejects.toThrow()
    await db.$executeRawUnsafe(`ALTER TABLE "AuditEntry" DROP CONSTRAINT refuse_looks`)
  })
})

describe('a look at the calls of the day', () => {
  it('is written down for each guest, once a day, with the reading', async () => {
    const house = await createSalon()
    const { clientId, dueAt } = await createOwedCall(house)
    const see = (at: Date) => listCallsDue(house.salon, at, undefined, house.receptionist)
    expect((await see(addMinutes(dueAt, -3 * 24 * 60))).calls).toEqual([])
    expect(await db.auditEntry.count({ where: { action: 'call.seen', subjectId: clientId } })).toBe(0)
    for (const minutes of [0, 60]) expect((await see(addMinutes(dueAt, minutes))).calls).toHaveLength(1)
    expect(
      await db.auditEntry.findMany({ where: { action: 'call.seen', subjectId: clientId } }),
    ).toMatchObject([{ actorId: house.receptionist.id, at: dueAt }])
    await see(addMinutes(dueAt, 24 * 60))
    expect(await db.auditEntry.count({ where: { action: 'call.seen', subjectId: clientId } })).toBe(2)
  })

  it('is written down of whoever is shown, and of nobody else', async () => {
    const house = await createSalon()
    const hour = (index: number) => at(house, `${10 + 3 * index}:00`)
    const [due, made, withdrawn, later] = [
      await createOwedCall(house, { startsAt: hour(0) }),
      await createOwedCall(house, { startsAt: hour(1) }),
      await createOwedCall(house, { startsAt: hour(2) }),
      await createOwedCall(house, { startsAt: hour(3) }),
    ]
    const { start, end } = salonDay(due.dueAt, house.salon.timeZone)
    const call = (id: string, data: Prisma.FollowUpCallUpdateInput) =>
      db.followUpCall.update({ where: { id }, data })
    await call(due.callId, { dueAt: addMinutes(end, -1) })
    await call(made.callId, { dueAt: end, madeAt: start, outcome: 'no_answer' })
    await call(withdrawn.callId, { dueAt: end, withdrawnAt: start })
    await call(later.callId, { dueAt: end })
    const seenBy = async (visitId?: string) => {
      const staff = await createStaff(house.salon, { role: 'receptionist' })
      await listCallsDue(house.salon, start, visitId, staff)
      const seen = await db.auditEntry.findMany({ where: { action: 'call.seen', actorId: staff.id } })
      return new Set(seen.map(({ subjectId }) => subjectId))
    }
    // Whoever waits for her next booking alone is shown too.
    const shown = [due, made, withdrawn].map(({ clientId }) => clientId)
    expect(await seenBy()).toEqual(new Set(shown))
    expect(await seenBy(later.visitId)).toEqual(new Set([...shown, later.clientId]))
    await db.visit.update({ where: { id: due.visitId }, data: { stage: 'closed' } })
    expect(await seenBy()).toEqual(new Set(shown.slice(1)))
  })
})

describe('the manager', () => {
  it('sees who looked at a client and who wrote in her archive, newest first, page by page', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, { consents: [] }, now)
    for (let look = 1; look <= 45; look++) await seeVisit(house, clientId, addMinutes(now, look * 6))
    const { result: first, statements } = await countStatements(() => listLooks(house.manager, clientId))
    expect(statements).toHaveLength(1)
    expect(first.lines).toHaveLength(40)
    expect(first.lines[0]).toMatchObject({
      action: 'visit.seen',
      actor: '林悦',
      at: addMinutes(now, 45 * 6).toISOString(),
      client: { id: clientId },
    })
    const second = await listLooks(house.manager, clientId, first.older ?? undefined)
    expect(second.older).toBeNull()
    expect(second.lines.at(-1)).toMatchObject({ action: 'client.registered', actor: '沈佳' })
    const all = [...first.lines, ...second.lines].map(({ id }) => id)
    expect(new Set(all).size).toBe(46)
  })

  it('sees what a colleague did on days of the salon', async () => {
    const house = await createSalon()
    const { salon, manager, therapist } = house
    const clientId = await createClient(house.receptionist, {}, now)
    // Half past midnight in Shanghai is still the day before in Greenwich.
    await seeVisit(house, clientId, new Date('2026-11-21T16:30:00Z'))
    const on = (day: string) => listDeeds(manager, { colleagueId: therapist.id, from: day, to: day })
    expect((await on('2026-11-21')).lines).toEqual([])
    expect((await on('2026-11-22')).lines).toMatchObject([
      { action: 'visit.seen', client: { id: clientId, name: '王小明' } },
    ])
    expect(await chainHead(manager)).toMatchObject({
      sequence: await db.auditEntry.count({ where: { salonId: salon.id } }),
    })
  })

  it('is told the guest of a deed where it was about a living one, and nobody where it was about something else', async () => {
    const house = await createSalon()
    const [living, merged] = [
      await createClient(house.receptionist, {}, now),
      await createClient(house.receptionist, {}, now),
    ]
    await db.client.update({ where: { id: merged }, data: { mergedIntoId: living } })
    const { id: actorId } = await createStaff(house.salon)
    const day = dayOf('2026-11-21', house.salon.timeZone)
    const entry = (at: Date, subjectId: string, subjectType = 'Client') => ({
      ...{ salonId: house.salon.id, actorId, action: 'client.related', at, subjectType, subjectId },
    })
    await db.auditEntry.createMany({
      data: [
        entry(addMinutes(day.start, -1), living),
        entry(day.start, living),
        entry(addMinutes(day.start, 1), merged),
        entry(addMinutes(day.start, 2), living, 'Alert'),
        entry(new Date(day.end.getTime() - 1), living),
        entry(day.end, living),
      ],
    })
    const span = { colleagueId: actorId, from: '2026-11-21', to: '2026-11-21' }
    const told = (await listDeeds(house.manager, span)).lines.map(({ client }) => client?.id ?? null)
    expect(told).toEqual([living, null, null, living])
    const looks = await listLooks(house.manager, living)
    // Whatever was done to her double is hers; what bears her id and is about something else is not.
    expect(looks.lines.filter(({ action }) => action === 'client.related')).toHaveLength(5)
  })

  it('is told which, how many and from what to what, and filters by kind and subject', async () => {
    const house = await createSalon()
    const { manager, therapist, salon } = house
    const treatment = house.treatments[0]
    const clientId = await createClient(house.receptionist, {}, now)
    const from = { priceMinor: 39_800 }
    const entry = (action: string, subjectType: string, subjectId: string | null, particulars = {}) => ({
      ...{ salonId: salon.id, actorId: manager.id, at: now, action, subjectType, subjectId, particulars },
    })
    await db.auditEntry.createMany({
      data: [
        entry('treatment.revised', 'Treatment', treatment?.id ?? '', { from, to: { priceMinor: 42_800 } }),
        entry('staff.role_changed', 'StaffMember', therapist.id, { from: 'therapist', to: 'manager' }),
        entry('list.exported', 'Client', null, { columns: ['phone'], rows: 187 }),
        entry('client.classified', 'Client', clientId),
        entry('archive.seen', 'Client', clientId),
      ],
    })
    const span = { colleagueId: manager.id, from: '2026-11-21', to: '2026-11-21' }
    const asked = async (more: object = {}) => (await listDeeds(manager, { ...span, ...more })).lines
    const of = async (more: object) => (await asked(more)).map(({ action }) => action)
    const told = Object.fromEntries((await asked()).map((line) => [line.action, line]))
    expect(told['treatment.revised']).toMatchObject({
      subject: { name: treatment?.name, nameEn: treatment?.nameEn },
      facts: [{ about: 'change', field: 'priceMinor', from: 39_800, to: 42_800 }],
    })
    expect(told['staff.role_changed']).toMatchObject({ subject: { name: therapist.name } })
    expect(told['list.exported']?.facts).toMatchObject([{ count: 187 }, { columns: ['phone'] }])
    expect(told['client.classified']).toMatchObject({ subject: null, client: { id: clientId } })
    expect(await of({ kind: 'looks' })).toEqual(['archive.seen'])
    expect(await of({ kind: 'exports' })).toEqual(['list.exported'])
    expect(await of({ kind: 'guests' })).toEqual(['client.classified'])
    expect(await of({ kind: 'staff' })).toEqual(['staff.role_changed'])
    expect(await of({ kind: 'house' })).toEqual(['treatment.revised'])
    expect(await of({ subjectId: therapist.id })).toEqual(['staff.role_changed'])
    expect(await of({ colleagueId: therapist.id })).toEqual([])
    expect((await of({ colleagueId: undefined })).length).toBeGreaterThanOrEqual(6)
  })

  it('is led to the guest of a visit, too', async () => {
    const house = await createSalon()
    const { visitId, clientId } = await createOwedCall(house)
    const deed = { action: 'safety.asked', subjectType: 'Visit', subjectId: visitId, at: now }
    await db.auditEntry.create({ data: { salonId: house.salon.id, actorId: house.manager.id, ...deed } })
    const span = { colleagueId: house.manager.id, from: '2026-11-21', to: '2026-11-21' }
    expect((await listDeeds(house.manager, span)).lines).toMatchObject([{ client: { id: clientId } }])
  })

  it('is the only one to see it, and only of her own salon', async () => {
    const [house, elsewhere] = [await createSalon(), await createSalon()]
    const clientId = await createClient(house.receptionist, {}, now)
    await seeVisit(house, clientId)
    for (const staff of [house.receptionist, house.therapist, elsewhere.manager]) {
      expect((await listLooks(staff, clientId)).lines).toEqual([])
      const span = { colleagueId: house.therapist.id, from: '2026-11-01', to: '2026-11-30' }
      expect((await listDeeds(staff, span)).lines).toEqual([])
    }
    expect(await chainHead(house.therapist)).toBeNull()
  })
})

describe('every action', () => {
  it('has its words in both languages', () => {
    const actions = new Set(sources().flatMap(actionsIn))
    expect(actions.size).toBeGreaterThan(45)
    for (const messages of [chinese, english]) {
      const mute = [...actions].filter((action) => typeof wordsOf(messages, action) !== 'string')
      expect(mute).toEqual([])
    }
  })
})

const lib = path.resolve(import.meta.dirname, '../../../lib')

function sources(): string[] {
  return readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('db/'))
    .map((name) => readFileSync(path.join(lib, name), 'utf8'))
}

/** Actions written out, and those that the salon's lists put together. */
function actionsIn(text: string): string[] {
  if (!/recordAudit|lookAt|auditEntry|"AuditEntry"/.test(text)) return []
  // The names of deeds and the settings of the database look like actions.
  const written = [...text.matchAll(/(?<!name: |set_config\()'([a-z]+\.[a-z_]+)'/g)].map(
    (match) => match[1] ?? '',
  )
  const lists = /export type SalonList = (.+)/.exec(text)?.[1]?.match(/\w+/g) ?? []
  const nouns = lists.map((list) => (list === 'ClientNature' ? 'nature' : list.toLowerCase()))
  const verbs = ['added', 'revised', 'retired', 'restored', 'reordered']
  return [...written, ...nouns.flatMap((noun) => verbs.map((verb) => `${noun}.${verb}`))]
}

function wordsOf(messages: Messages, action: string): unknown {
  let words: unknown = (messages.audit as Messages).actions
  for (const step of action.split('.')) words = (words as Messages | undefined)?.[step]
  return words
}
