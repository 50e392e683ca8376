// No screen of the desk reads a table that grows with the years from end to end, nor does any deed.
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { forgetWhatIsOver } from '@/lib/auth/forget-what-is-over'
import { signIn } from '@/lib/auth/sign-in'
import { readSession } from '@/lib/auth/staff-sessions'
import { eraseClient } from '@/lib/clients/erase-client'
import { undoMerge } from '@/lib/clients/undo-merge'
import { db } from '@/lib/db/client'
import { undoImport } from '@/lib/imports/undo-import'
import { deletePhoto } from '@/lib/photos/delete-photo'
import { addDays } from '@/lib/salon-time/salon-time'
import { at } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { fillDay } from '../../factories/day'
import { createOwedCall } from '../../factories/follow-up'
import { stepThrough } from '../../factories/import'
import { createManyVisits } from '../../factories/many-visits'
import { addYears, STEADY_TABLES } from '../../factories/many-years'
import { createEntry } from '../../factories/safety'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { TEST_DAY } from '../../factories/test-day'
import { createWholeArchive, type WholeArchive } from '../../factories/whole-archive'
import { readPlans, type Scan, tellPlans } from '../../setup/read-plans'
import { everyRead, knownOf } from '../every-read'

// Two whole archives are built, and thousands copied.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 600_000 })

const COPIES = 3_000
const ROWS = 8_000
/** More than a screen has to show, less than there is in any table that was grown. */
const FEW = 1_000

/** What a statement is prepared for after it came five times may be another plan. */
const OFTEN = 7

/** What is open all day, and read again with every word that something changed. */
const STEADY = [
  'listBoardVisits',
  'getGuidedVisit',
  'getDoorCard',
  'searchClients',
  'listDay',
  'listCallsDue',
]

/** Whoever reads whole tables, and why. */
const WHOLE: Readonly<Record<string, { tables: string[]; why: string }>> = {
  listClients: { tables: ['Client', 'ClientStanding'], why: 'It says how many belong to the list.' },
  listLikelyDuplicates: {
    tables: ['Client', 'ClientPhone', 'ClientStanding', 'NotDuplicate'],
    why: 'Upkeep: everybody is held against everybody.',
  },
  listProposedErasures: { tables: ['Client', 'ClientStanding'], why: 'Upkeep: it says how many there are.' },
}

/** A list of clients is brought over a few times in a salon's life. */
const FEW_ROWS = ['ClientImport']

/** Tables that grow and hold nothing here: they are swept, or one row a year is added. */
const LEFT_EMPTY = ['Backup', 'Erasure', 'FileToRemove', 'SignInThrottle', 'WallBoard']

const url = process.env.DATABASE_URL ?? ''
let house: TestSalon
let hers: WholeArchive
let reads: Record<string, () => Promise<unknown>>

beforeAll(async () => {
  house = await createSalon()
  hers = await createWholeArchive(house, { now: at(house, '12:00') })
  await fillEveryPlace(house, hers)
  await addYears(url, { copies: COPIES, rows: ROWS })
  await fillDay(house, 24)
  await createOwedCall(house, { startsAt: at(house, '10:00') })
  const now = at(house, '14:00')
  reads = {
    readSession: () => readSession(house.manager.sessionId, now),
    ...everyRead(await knownOf(house, hers, now)),
  }
})

/** What the verbs leave out: an alert that was sorted, and whatever may belong to a visit and need not. */
async function fillEveryPlace(house: TestSalon, her: WholeArchive): Promise<void> {
  const { clientId, visitId, sessionId } = her
  const contraindicationId = await createEntry(house)
  const { id: alertId } = await db.alert.findFirstOrThrow({ where: { clientId } })
  await db.alertContraindication.create({ data: { alertId, contraindicationId } })
  const ofHer = { where: { clientId } }
  const ofVisit = { ...ofHer, data: { visitId } }
  await db.visit.updateMany({ ...ofHer, data: { seatId: house.seats[0]?.id ?? '' } })
  await db.promise.updateMany(ofVisit)
  await db.case.updateMany(ofVisit)
  await db.alert.updateMany(ofVisit)
  await db.preference.updateMany(ofVisit)
  await db.patchTest.updateMany(ofVisit)
  await db.carePlan.updateMany(ofVisit)
  await db.productAtHome.updateMany(ofVisit)
  await db.photo.updateMany({ ...ofHer, data: { visitId, sessionId } })
  await createManyVisits(house, clientId, 2, at(house, '11:00', addDays(TEST_DAY, -10)))
  await db.appointment.updateMany({
    where: { visit: { clientId, id: { not: visitId } } },
    data: { bookedDuringVisitId: visitId },
  })
}

async function emptyTables(): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`
  const names = tables.map(({ name }) => name).filter((name) => !STEADY_TABLES.includes(name))
  // A table's name cannot be a parameter: these come from the database's own catalogue.
  const looks = names.map((name) => `SELECT '${name}' AS name WHERE NOT EXISTS (SELECT FROM "${name}")`)
  const empty = await db.$queryRawUnsafe<{ name: string }[]>(looks.join(' UNION ALL '))
  return empty.map(({ name }) => name).sort()
}

describe('on a salon of many years', () => {
  it('something stands in every table that grows', async () => {
    expect(await emptyTables(), 'let createWholeArchive() keep something there').toEqual(LEFT_EMPTY)
  })

  it('no read goes through a whole table', async () => {
    // One connection, so that what is prepared for often is asked often.
    process.env.FOYER_DB_POOL = '1'
    await tellPlans(url)
    const found = await problemsOf(isWide)
    expect(found).toEqual({})
  })

  it('an index leads every read to what it asks for, however small the table', async () => {
    process.env.FOYER_DB_POOL = '1'
    await tellPlans(url, ['enable_seqscan = off'])
    expect(await problemsOf((scan) => isWide(scan) || scan.by.startsWith('Seq Scan'))).toEqual({})
  })

  it('no deed goes through a whole table, nor do the triggers it sets off', async () => {
    process.env.FOYER_DB_POOL = '20'
    await tellPlans(url, ['enable_seqscan = on'])
    const now = at(house, '12:00', addDays(TEST_DAY, 7))
    await db.savedList.deleteMany()
    const password = 'a long enough one'
    const { userName } = await createStaff(house.salon, { password })
    const comeIn = async () => {
      await signIn({ userName, password, address: '127.0.0.1', now })
      await forgetWhatIsOver(now)
    }
    // The first sweeps away what the copies have brought along.
    await comeIn()
    const scans = await readPlans(async () => {
      await comeIn()
      await asStaff(
        house.manager,
        now,
      )((ctx) => eraseClient(ctx, { clientId: hers.clientId, reason: 'her_wish' }))
      const { clientId } = await createWholeArchive(house, { now })
      await takeBack(clientId, now)
    })
    expect(scans.length).toBeGreaterThan(1_000)
    expect(
      scans.some(({ statement }) => statement.includes('FOR KEY SHARE OF x')),
      'what keys ask is heard',
    ).toBe(true)
    expect(sentencesOf(scans.filter((scan) => grows(scan) && isWide(scan)))).toEqual([])
  })
})

/** What can be taken back of a whole archive. */
async function takeBack(clientId: string, now: Date): Promise<void> {
  const act = asStaff(house.manager, now)
  const { id: photoId } = await db.photo.findFirstOrThrow({ where: { clientId } })
  await act((ctx) => deletePhoto(ctx, { photoId }))
  const { id: mergeId } = await db.clientMerge.findFirstOrThrow({ where: { keptId: clientId } })
  await act((ctx) => undoMerge(ctx, { mergeId }))
  const { id: importId } = await db.clientImport.findFirstOrThrow({ where: { startedAt: now } })
  await act((ctx) => undoImport(ctx, { importId }))
  expect(await stepThrough(house.manager, importId, now)).toBe('undone')
}

/** By the read: each table that it reads in the way that `isWrong` names, but for those which it is known to read whole. */
async function problemsOf(isWrong: (scan: Scan) => boolean): Promise<Record<string, string[]>> {
  const problems: Record<string, string[]> = {}
  for (const [name, read] of Object.entries(reads)) {
    const wrong: Scan[] = []
    for (let round = 0; round < (STEADY.includes(name) ? OFTEN : 1); round += 1) {
      const scans = await readPlans(read)
      expect(scans, `${name} reads nothing`).not.toEqual([])
      wrong.push(...scans.filter((scan) => grows(scan) && isWrong(scan)))
    }
    const known = WHOLE[name]?.tables ?? []
    expect(wrong.map(({ table }) => table)).toEqual(expect.arrayContaining(known))
    const found = sentencesOf(wrong.filter(({ table }) => !known.includes(table)))
    if (found.length > 0) problems[name] = found
  }
  return problems
}

function isWide({ rows }: Scan): boolean {
  return rows > FEW
}

function grows({ table }: Scan): boolean {
  return !STEADY_TABLES.includes(table) && !FEW_ROWS.includes(table)
}

function sentencesOf(scans: Scan[]): string[] {
  return [
    ...new Set(
      scans.map(
        ({ table, by, rows, statement }) => `${table}: ${by}, ${rows} rows: ${statement.slice(0, 300)}`,
      ),
    ),
  ]
}
