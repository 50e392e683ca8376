// What a role may not see never leaves a reading: every reading of a client is walked as each role, and what came is
// searched. A new reading must be given its place among them.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { SignedInStaff, StaffSalon } from '@/lib/auth/signed-in-staff'
import { keepList } from '@/lib/client-lists/keep-list'
import { EVERYBODY, listFor, mayUseList, READY_LISTS, READY_NAMES } from '@/lib/client-lists/list-flow'
import { getListChoices, listClients } from '@/lib/client-lists/list-queries'
import type { ClientList } from '@/lib/client-lists/list-schemas'
import type { Classification } from '@/lib/clients/basics-schemas'
import { classifyClient } from '@/lib/clients/classify-client'
import { searchClients } from '@/lib/clients/search-clients'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { listCallsDue } from '@/lib/follow-ups/follow-up-queries'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { createAppointment, createGuest } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { createOwedCall } from '../../factories/follow-up'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { createWholeArchive } from '../../factories/whole-archive'
import { EVERY_READ_OF_CLIENTS, type Known, knownOf, READ_NAMES, READS_OF_CLIENTS } from '../every-read'

const now = new Date('2026-11-21T04:00:00Z')

// A whole archive is some sixty deeds.
vi.setConfig({ testTimeout: 600_000 })

let house: TestSalon
let her: Known

beforeAll(async () => {
  house = await createSalon({ retentionYears: 1 })
  const known = await knownOf(house, await createWholeArchive(house, { now }), now)
  her = { ...known, silentUntil: new Date('2036-01-01') }
  await createAppointment(house, { clientId: her.clientId, now })
  const { clientId } = await createOwedCall(house, { now: addMinutes(now, -2 * 24 * 60) })
  await db.client.update({ where: { id: clientId }, data: { phone: `+86${her.numbers[0]}` } })
  await db.client.update({ where: { id: her.clientId }, data: { upgradedAt: now } })
  const changed = { clientId: her.clientId, actorId: house.manager.id, at: now, before: null }
  await db.archiveChange.create({ data: { ...changed, field: 'upgradedAt', after: '2026-11-21' } })
})

describe('a therapist', () => {
  it.each(Object.keys(READS_OF_CLIENTS))('is given no whole number by %s', async (name) => {
    expect(wholeNumbersIn(await READS_OF_CLIENTS[name]?.(house.therapist, her))).toEqual([])
  })

  it.each(Object.keys(READS_OF_CLIENTS))(
    'is not told by %s where she lives or what she spends',
    async (name) => {
      const told = JSON.stringify(await READS_OF_CLIENTS[name]?.(house.therapist, her)) ?? ''
      expect(told).not.toContain(`${her.mark} address`)
      expect(told).not.toMatch(SPENDING)
    },
  )

  it('is told each of them once the manager has said so', async () => {
    const told = async (rights: Partial<StaffSalon>) => {
      const therapist = { ...house.therapist, salon: { ...house.salon, ...rights } }
      const words = JSON.stringify(
        await Promise.all(Object.values(READS_OF_CLIENTS).map((read) => read(therapist, her))),
      )
      return [wholeNumbersIn(words).length > 0, words.includes(`${her.mark} address`), SPENDING.test(words)]
    }
    expect(await told({ therapistSeesPhone: true })).toEqual([true, false, false])
    expect(await told({ therapistSeesAddress: true })).toEqual([false, true, false])
    expect(await told({ therapistSeesSpending: true })).toEqual([false, false, true])
  })

  it('finds nobody by the middle of a number, and her by its last four digits or by all of it', async () => {
    const [number = ''] = her.numbers
    const found = async (staff: SignedInStaff, query: string) =>
      (await searchClients({ staff, now }, query)).clients.some(({ clientId }) => clientId === her.clientId)
    const pieces = [
      number.slice(3, 7),
      number.slice(0, 3),
      number.slice(2),
      number.slice(-5),
      number.slice(0, -1),
    ]
    const spelt = [`${number.slice(0, 3)} ${number.slice(-4)}`, `${number.slice(3, 7)} ${number.slice(-4)}`]
    for (const query of [...pieces, ...spelt, `${her.name} ${number.slice(3, 7)}`]) {
      expect([query, await found(house.therapist, query)]).toEqual([query, false])
    }
    for (const query of [...pieces, number.slice(-3)])
      expect([query, await found(house.receptionist, query)]).toEqual([query, true])
    for (const query of [number.slice(-4), number, `+86 ${number}`, `${her.name} ${number.slice(-4)}`])
      expect([query, await found(house.therapist, query)]).toEqual([query, true])
  })

  it('is given no list by spending, in whatever way it is asked for', async () => {
    const poor = await createGuest(house, '安小小', now)
    const ids = async (staff: SignedInStaff, list: ClientList) =>
      (await listClients(staff, now, list)).clients.map(({ clientId }) => clientId)
    const lists: ClientList[] = [
      { ...EVERYBODY, order: { by: 'spent', descending: true } },
      { ...EVERYBODY, filter: { spentFrom: 1 } },
      { ...EVERYBODY, filter: { spentTo: 0 } },
      { ...EVERYBODY, columns: ['spent'] },
    ]
    const everybody = await ids(house.therapist, EVERYBODY)
    expect(everybody).toContain(poor.id)
    for (const list of lists) expect(await ids(house.therapist, list)).toEqual(everybody)
    expect(await ids(house.manager, lists[1] ?? EVERYBODY)).not.toContain(poor.id)
    const byDesk = asStaff(house.receptionist, now)
    await byDesk((ctx) => keepList(ctx, { name: '大客户', list: lists[0] ?? EVERYBODY }))
    const kept = async (staff: SignedInStaff) => (await getListChoices(staff)).kept.map(({ name }) => name)
    expect(await kept(house.therapist)).not.toContain('大客户')
    expect(await kept(house.receptionist)).toContain('大客户')
  })
})

describe('a receptionist', () => {
  it.each(Object.keys(READS_OF_CLIENTS))(
    'is not told by %s what she spends, where the manager has it so',
    async (name) => {
      const salon = { ...house.salon, receptionistSeesSpending: false }
      const told = await READS_OF_CLIENTS[name]?.({ ...house.receptionist, salon }, her)
      expect(JSON.stringify(told) ?? '').not.toMatch(SPENDING)
    },
  )

  it.each(Object.keys(READS_OF_CLIENTS))('is given no private note by %s', async (name) => {
    expect(JSON.stringify(await READS_OF_CLIENTS[name]?.(house.receptionist, her)) ?? '').not.toContain(
      `${her.mark} treatment_private`,
    )
  })
})

describe('what she is to the books', () => {
  const hidden = Object.keys(EVERY_READ_OF_CLIENTS).flatMap((name) =>
    (['therapist', 'receptionist'] as const).map((role) => [name, role] as const),
  )

  it.each(hidden)('is not told by %s to a %s, whatever else the manager lets her see', async (name, role) => {
    const rights = { therapistSeesPhone: true, therapistSeesAddress: true, therapistSeesSpending: true }
    const staff = { ...house[role], salon: { ...house.salon, ...rights } }
    expect(JSON.stringify(await EVERY_READ_OF_CLIENTS[name]?.(staff, her)) ?? '').not.toMatch(TO_THE_BOOKS)
  })

  it('is told to the manager', async () => {
    const telling: string[] = []
    for (const [name, read] of Object.entries(READS_OF_CLIENTS))
      if (TO_THE_BOOKS.test(JSON.stringify(await read(house.manager, her)) ?? '')) telling.push(name)
    expect(telling).toEqual(
      expect.arrayContaining(['getArchiveBasics', 'openArchive', 'readTimeline', 'listClients']),
    )
  })

  it('gives no list, in whatever way it is asked for', async () => {
    const ids = async (staff: SignedInStaff, list: ClientList) =>
      (await listClients(staff, now, list)).clients.map(({ clientId }) => clientId)
    const lists: ClientList[] = [
      { ...EVERYBODY, filter: { transaction: ['not_yet'] } },
      { ...EVERYBODY, filter: { transaction: ['transacted', 'upgraded'] } },
      READY_LISTS.not_yet,
      { ...EVERYBODY, columns: ['phone', 'transaction'] },
    ]
    for (const [index, list] of lists.entries())
      await asStaff(house.manager, now)((ctx) => keepList(ctx, { name: `书面 ${index}`, list }))
    for (const staff of [house.therapist, house.receptionist]) {
      const everybody = (await ids(staff, EVERYBODY)).sort()
      for (const list of lists) {
        expect((await ids(staff, list)).sort()).toEqual(everybody)
        expect(JSON.stringify(listFor(staff, list))).not.toContain('transaction')
      }
      const kept = (await getListChoices(staff)).kept.map(({ name }) => name)
      expect(kept.filter((name) => name.startsWith('书面'))).toEqual(['书面 3'])
      expect(READY_NAMES.filter((name) => !mayUseList(staff, READY_LISTS[name]))).toContain('not_yet')
    }
    expect(mayUseList(house.receptionist, READY_LISTS.spending_most)).toBe(true)
    expect(await ids(house.manager, lists[0] ?? EVERYBODY)).not.toEqual(await ids(house.manager, EVERYBODY))
  })

  it('is found out by no deed of the desk, and is not lost by one', async () => {
    const { clientId } = her
    const revision = async () => (await db.client.findUniqueOrThrow({ where: { id: clientId } })).revision
    const classify = async (typed: Partial<Classification>) => {
      const input = { clientId, revision: await revision(), ...typed }
      return asStaff(house.receptionist, now)((ctx) => classifyClient(ctx, input))
    }
    for (const typed of [{ isUpgraded: true }, { isUpgraded: false }, { notYetReason: 'price' }] as const)
      await expect(classify(typed)).rejects.toMatchObject({ code: 'not_permitted' })
    await classify({ nextAction: '回访' })
    const { upgradedAt } = await db.client.findUniqueOrThrow({ where: { id: clientId } })
    expect(upgradedAt).not.toBeNull()
  })
})

describe('her paper', () => {
  it('carries no private note, whoever prints it: it goes into her hands', async () => {
    for (const staff of [house.receptionist, house.therapist, house.manager]) {
      const paper = JSON.stringify(await READS_OF_CLIENTS.getArchiveDocument?.(staff, her))
      expect(paper).toContain(her.mark)
      expect(paper).not.toContain(`${her.mark} treatment_private`)
    }
  })
})

describe('a look', () => {
  it('is written down of everybody who looks, though a colleague has just seen the same', async () => {
    const looksOf = async (staff: SignedInStaff) => {
      for (const read of Object.values(EVERY_READ_OF_CLIENTS)) await read(staff, her)
      const looks = await db.auditEntry.findMany({
        where: { actorId: staff.id, action: { endsWith: '.seen' } },
        select: { action: true, subjectId: true, particulars: true },
      })
      return looks.map((look) => JSON.stringify(look)).sort()
    }
    const colleague = () => createStaff(house.salon, { role: 'manager' })
    const first = await looksOf(await colleague())
    expect(await looksOf(await colleague())).toEqual(first)
    const actions = new Set(first.map((look) => JSON.parse(look).action))
    expect([...actions]).toEqual(
      expect.arrayContaining(['archive.seen', 'call.seen', 'override.seen', 'reaction.seen', 'visit.seen']),
    )
  })
})

describe('the walk', () => {
  it('would have found a number and a private note where they may be', async () => {
    const numbers = new Set<string>()
    const privately: string[] = []
    for (const [name, read] of Object.entries(READS_OF_CLIENTS)) {
      for (const number of wholeNumbersIn(await read(house.receptionist, her)))
        numbers.add(`${name} ${number}`)
      if (JSON.stringify(await read(house.therapist, her)).includes(`${her.mark} treatment_private`))
        privately.push(name)
    }
    const managers = JSON.stringify(await READS_OF_CLIENTS.listClients?.(house.manager, her))
    expect(managers).toMatch(SPENDING)
    expect([...numbers].map((found) => found.split(' ')[0])).toEqual(
      expect.arrayContaining(['getArchiveBasics', 'getArchiveDocument', 'listClients']),
    )
    expect(privately).toEqual(
      expect.arrayContaining([
        'readTimeline',
        'listVisitNotes',
        'getTreatmentNote',
        'getNoteHistory',
        'listClientNotes',
      ]),
    )
    expect(wholeNumbersIn(await listCallsDue(house.salon, new Date('2026-11-30T04:00:00Z')))).not.toEqual([])
  })

  it('goes through every reading there is', () => {
    const files = import.meta.glob<Record<string, unknown>>(
      ['/lib/**/*-queries.ts', '/lib/**/*-query.ts', '/lib/clients/search-clients.ts'],
      { eager: true },
    )
    const names = Object.values(files).flatMap((file) =>
      Object.keys(file).filter((name) => typeof file[name] === 'function' && !name.endsWith('Sql')),
    )
    expect([...new Set(names)].sort()).toEqual([...READ_NAMES].sort())
  })
})

describe('an archive that is no more', () => {
  /** These go by a visit, which is the kept archive's from then on, or name who sent somebody. */
  const ofVisits = [
    'standingWith',
    'listVisitNotes',
    'getTreatmentNote',
    'getNoteHistory',
    'listFelt',
    'listBoardVisits',
    'searchClients',
    'getGuidedVisit',
    'readVisitSafety',
    'getListChoices',
    'listDay',
    'listReactions',
    'listOverrides',
  ]

  /** It says where she went; what was done to her is told for ever; a page goes on after her. */
  const tellApart = ['openArchive', 'listLooks', 'listClients']

  it.each([
    ['was merged into another', () => ({ mergedIntoId: her.friendId })],
    ['was erased', () => ({ ...BLANK, erasedAt: now })],
  ])('is told by no reading of her archive where it %s', async (_, gone) => {
    // Only the row of the archive says so: what hangs on it is all there, and would be told.
    const before = await db.client.findUniqueOrThrow({ where: { id: her.clientId } })
    await unguarded((tx) => tx.client.update({ where: { id: her.clientId }, data: gone() }))
    const nobody = { ...her, clientId: randomUUID() }
    const [told, otherThanNobody]: string[][] = [[], []]
    for (const [name, read] of Object.entries(EVERY_READ_OF_CLIENTS)) {
      const words = JSON.stringify(await read(house.manager, her)) ?? ''
      if (words.includes(her.mark) || words.includes(her.name)) told?.push(name)
      if (words !== (JSON.stringify(await read(house.manager, nobody)) ?? '')) otherThanNobody?.push(name)
    }
    await unguarded((tx) => tx.client.update({ where: { id: her.clientId }, data: before }))
    expect(told?.filter((name) => !ofVisits.includes(name))).toEqual([])
    expect(otherThanNobody?.filter((name) => !tellApart.includes(name))).toEqual([])
  })
})

/** What an erased archive looks like. */
const BLANK = {
  ...{ name: '—', pinyin: '', formOfAddress: null, nickname: null, sex: null, phone: null, address: null },
  ...{ birthYear: null, birthMonth: null, birthDay: null, family: null, education: null, occupation: null },
  ...{ character: null, hobbies: null, source: null, notYetReason: null, nextAction: null },
  ...{ nextActionOn: null, natureId: null, referredById: null, importId: null },
  ...{ alertsAskedAt: null, alertsAskedById: null, basicsConfirmedAt: null },
}

/** What she is to the books, as a reading names it. */
const TO_THE_BOOKS =
  /"transaction":"|"(upgradedAt|notYetReason)":"|"hasTransacted":(true|false)|"field":"(upgradedAt|notYetReason)"/

/** A figure of hers, as a reading names it. */
const SPENDING = /"spentMinor":"?\d/

/** Her numbers, however they are written. */
function wholeNumbersIn(found: unknown): string[] {
  const text = (JSON.stringify(found) ?? '').replace(/(?<=\d)[ -](?=\d)/g, '')
  return her.numbers.filter((number) => text.includes(number))
}

/** Without the triggers: what they would forbid or follow up is not what is tried. */
async function unguarded(act: (tx: Prisma.TransactionClient) => Promise<unknown>): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`
    await act(tx)
  })
}
