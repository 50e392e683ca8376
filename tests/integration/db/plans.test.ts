// No screen of the desk reads a table that grows with the years from end to end, nor does any deed.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { listDay } from '@/lib/appointments/appointment-queries'
import { findOpenings, getBookingProposal } from '@/lib/appointments/openings-queries'
import { getVisitAssessment, listVisitConcerns, readTrends } from '@/lib/assessments/assessment-queries'
import { getTemplateForSettings, listTemplatesForSettings } from '@/lib/assessments/template-queries'
import { readAtHome, readAtHomeToCall } from '@/lib/at-home/at-home-queries'
import { chainHead, listDeeds, listLooks } from '@/lib/audit/audit-queries'
import { signIn } from '@/lib/auth/sign-in'
import { readSession } from '@/lib/auth/staff-sessions'
import { getVisitPlan, listCarePlans, readPlansToCall } from '@/lib/care-plans/plan-queries'
import { READY_LISTS } from '@/lib/client-lists/list-flow'
import { getListChoices, listClients } from '@/lib/client-lists/list-queries'
import { openArchive } from '@/lib/clients/archive-queries'
import { getArchiveBasics } from '@/lib/clients/basics-queries'
import { readBusiness } from '@/lib/clients/business-queries'
import { listCourse } from '@/lib/clients/course-queries'
import { getArchiveDocument } from '@/lib/clients/document-query'
import { getDoorCard } from '@/lib/clients/door-card-query'
import {
  comparePair,
  findSoughtClient,
  listLikelyDuplicates,
  listRecentMerges,
} from '@/lib/clients/duplicate-queries'
import { eraseClient } from '@/lib/clients/erase-client'
import { listProposedErasures } from '@/lib/clients/retention-queries'
import { searchClients } from '@/lib/clients/search-clients'
import { readTimeline } from '@/lib/clients/timeline-queries'
import { FILTER_NAMES } from '@/lib/clients/timeline-schemas'
import { readTraits } from '@/lib/clients/trait-queries'
import { undoMerge } from '@/lib/clients/undo-merge'
import { listConsents } from '@/lib/consents/consent-queries'
import { listContraindicationsForSettings } from '@/lib/contraindications/contraindication-queries'
import { listCourtesiesForSettings } from '@/lib/courtesies/courtesy-queries'
import { db } from '@/lib/db/client'
import { listCallsDue } from '@/lib/follow-ups/follow-up-queries'
import { getImport, listImports } from '@/lib/imports/import-queries'
import { undoImport } from '@/lib/imports/undo-import'
import { readMatching } from '@/lib/matching/matching-queries'
import { listNaturesForSettings } from '@/lib/natures/nature-queries'
import { listPatchTests } from '@/lib/patch-tests/patch-test-queries'
import { deletePhoto } from '@/lib/photos/delete-photo'
import { listPhotos, listPhotosToShow, openPhoto } from '@/lib/photos/photo-queries'
import { listPhrasesForSettings } from '@/lib/phrases/phrase-queries'
import { listPlacesForSettings } from '@/lib/places/place-queries'
import { listProductsForSettings } from '@/lib/products/product-queries'
import { listNewReactions, listReactions } from '@/lib/reactions/reaction-queries'
import { listHalted, listOverrides, readVisitSafety } from '@/lib/safety/safety-queries'
import { listTreatmentWarnings } from '@/lib/safety/warning-queries'
import { addDays, salonDate } from '@/lib/salon-time/salon-time'
import { getFrontDoor, isSetUp } from '@/lib/salons/salon-queries'
import { countSettings } from '@/lib/salons/salon-settings-queries'
import { listCasesForSettings, listFittingCases, openCasePicture } from '@/lib/shown-cases/case-queries'
import { listSkillsForSettings } from '@/lib/skills/skill-queries'
import { listColleagues, listStaff } from '@/lib/staff/staff-queries'
import { getStandardsForEditing } from '@/lib/standards/standards-queries'
import { listTagsForSettings } from '@/lib/tags/tag-queries'
import {
  getNoteHistory,
  getTreatmentNote,
  listClientNotes,
  listVisitNotes,
} from '@/lib/treatment-notes/treatment-note-queries'
import { getTreatmentCard, listTreatmentsForSettings } from '@/lib/treatments/treatment-queries'
import { listBoardVisits } from '@/lib/visits/board-queries'
import { listFelt } from '@/lib/visits/feeling-queries'
import { getProtocolsOnVisit } from '@/lib/visits/protocol-queries'
import { getGuidedVisit } from '@/lib/visits/visit-queries'
import { at } from '../../factories/appointment'
import { createSheets } from '../../factories/assessment'
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

/** Exported beside the reads, and none themselves. */
const NO_READS = ['timelineSql']

/** A list of clients is brought over a few times in a salon's life. */
const FEW_ROWS = ['ClientImport']

/** Tables that grow and hold nothing here: they are swept, or one row a year is added. */
const LEFT_EMPTY = ['Erasure', 'FileToRemove', 'SignInThrottle']

const url = process.env.DATABASE_URL ?? ''
let house: TestSalon
let hers: WholeArchive
let reads: Record<string, () => Promise<unknown>>

beforeAll(async () => {
  house = await createSalon()
  const sheets = await createSheets(house)
  hers = await createWholeArchive(house, { now: at(house, '12:00') })
  await fillEveryPlace(house, hers)
  await addYears(url, { copies: COPIES, rows: ROWS })
  await fillDay(house, 24)
  await createOwedCall(house, { startsAt: at(house, '10:00') })
  const { id: importId } = await db.clientImport.findFirstOrThrow({ orderBy: { startedAt: 'desc' } })
  const { id: photoId } = await db.photo.findFirstOrThrow({ where: { clientId: hers.clientId } })
  reads = readsOf(house, { ...hers, templateId: sheets.face.id, importId, photoId })
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

type Known = WholeArchive & { templateId: string; importId: string; photoId: string }

/** Every read of a page or a route of the desk, by its name. */
function readsOf(
  { salon, manager, receptionist, therapist, treatments, therapists, rooms }: TestSalon,
  { clientId, friendId, visitId, sessionId, name, templateId, importId, photoId }: Known,
): Record<string, () => Promise<unknown>> {
  const now = at(house, '14:00')
  const today = salonDate(now, salon.timeZone)
  const staff = manager
  const treatmentId = treatments[0]?.id ?? ''
  const all = (...calls: (() => Promise<unknown>)[]) =>
    calls.reduce<Promise<unknown>>((before, call) => before.then(call), Promise.resolve())
  return {
    // Today, the doors, the shell.
    listBoardVisits: () => listBoardVisits(salon, now),
    searchClients: () =>
      all(
        ...['', '甄', name, 'zhen', '5432', 'w'].map((query) => () => searchClients({ staff, now }, query)),
      ),
    readSession: () => readSession(staff.sessionId, now),
    getFrontDoor: () => getFrontDoor(),
    isSetUp: () => isSetUp(),
    // A visit.
    getGuidedVisit: () => getGuidedVisit(staff, visitId),
    getDoorCard: () => getDoorCard(salon.id, clientId, now, visitId, staff),
    listHalted: () => listHalted(staff, visitId),
    listTreatmentWarnings: () => listTreatmentWarnings({ staff, now }, hers.clientId),
    readVisitSafety: () => readVisitSafety(staff, visitId, now),
    getVisitAssessment: () => getVisitAssessment(therapist, visitId),
    listVisitConcerns: () => listVisitConcerns(therapist, visitId),
    listFittingCases: () => listFittingCases(therapist, visitId),
    getVisitPlan: () => getVisitPlan(therapist, visitId, now),
    getProtocolsOnVisit: () => getProtocolsOnVisit(salon.id, visitId),
    listVisitNotes: () => listVisitNotes(therapist, visitId),
    getTreatmentNote: () => getTreatmentNote(therapist, sessionId),
    getNoteHistory: () => getNoteHistory({ staff: therapist, now }, sessionId),
    listFelt: () => listFelt(therapist, visitId),
    readMatching: () => readMatching(therapist, visitId, now),
    readAtHome: () => readAtHome(therapist, clientId),
    listPhotos: () => listPhotos(therapist, clientId, now),
    openPhoto: () => openPhoto(therapist, { photoId, size: 'small' }, now),
    openCasePicture: () =>
      openCasePicture(therapist, { caseId: visitId, side: 'before', isSmall: true }, now),
    // The client book and an archive.
    listClients: () =>
      all(
        ...Object.values(READY_LISTS).map((list) => () => listClients(staff, now, list)),
        ...Object.values(READY_LISTS).map((list) => () => listClients(staff, now, list, { after: clientId })),
      ),
    getListChoices: () => getListChoices(salon.id),
    openArchive: () => openArchive(staff, clientId, now),
    readTimeline: () =>
      all(
        () => readTimeline(staff, clientId),
        ...FILTER_NAMES.map((filter) => () => readTimeline(staff, clientId, { filter })),
      ),
    getArchiveBasics: () => getArchiveBasics(staff, clientId, now),
    readTraits: () => readTraits(staff, clientId),
    readBusiness: () => readBusiness(staff, clientId, now),
    listConsents: () => listConsents(staff, clientId),
    listLooks: () => listLooks(staff, clientId),
    listCourse: () => listCourse(staff, clientId),
    listCarePlans: () => listCarePlans(staff, clientId, now),
    readTrends: () => readTrends(staff, clientId),
    listPatchTests: () => listPatchTests(staff, clientId, now),
    listClientNotes: () => listClientNotes(staff, clientId),
    getArchiveDocument: () => getArchiveDocument(staff, clientId, { now, locale: 'zh-CN' }),
    comparePair: () => comparePair(staff, now, clientId, friendId),
    findSoughtClient: () => findSoughtClient(staff, clientId),
    listLikelyDuplicates: () =>
      all(
        () => listLikelyDuplicates(staff),
        () => listLikelyDuplicates(staff, { clientId }),
      ),
    listRecentMerges: () => listRecentMerges(staff, now),
    listImports: () => listImports(staff),
    getImport: () => getImport(staff, now, importId, {}),
    // Appointments and calls.
    listDay: () => listDay(salon, today),
    getBookingProposal: () =>
      all(
        () => getBookingProposal(salon, { clientId }, now),
        () => getBookingProposal(salon, { clientId, treatmentIds: [treatmentId], day: today }, now),
      ),
    findOpenings: () =>
      findOpenings(salon, {
        clientId,
        wanted: [{ treatmentId, minutes: 60, preparationMinutes: 0, cleanupMinutes: 0 }],
        therapistIds: therapists.map(({ id }) => id),
        roomIds: rooms.map(({ id }) => id),
        leadMinutes: 0,
        from: today,
        days: 7,
        now,
      }),
    listCallsDue: () => listCallsDue(salon, now, undefined, receptionist),
    readAtHomeToCall: () => readAtHomeToCall(salon.id),
    readPlansToCall: () => readPlansToCall(salon.id),
    // Settings.
    countSettings: () => countSettings(salon.id),
    listStaff: () => listStaff(staff),
    listColleagues: () => listColleagues(staff),
    listDeeds: () => listDeeds(staff, { colleagueId: therapist.id, from: addDays(today, -30), to: today }),
    chainHead: () => chainHead(staff),
    listNewReactions: () => listNewReactions(staff),
    listReactions: () => listReactions(staff, now),
    listOverrides: () => listOverrides(staff, now),
    listProposedErasures: () => listProposedErasures(staff, now),
    listPhotosToShow: () => listPhotosToShow(staff, clientId, now),
    listCasesForSettings: () => listCasesForSettings(salon.id),
    listTemplatesForSettings: () => listTemplatesForSettings(salon.id),
    getTemplateForSettings: () => getTemplateForSettings(salon.id, templateId),
    listContraindicationsForSettings: () => listContraindicationsForSettings(salon.id),
    listCourtesiesForSettings: () => listCourtesiesForSettings(salon.id),
    listNaturesForSettings: () => listNaturesForSettings(salon.id),
    listPhrasesForSettings: () => listPhrasesForSettings(salon.id),
    listPlacesForSettings: () => listPlacesForSettings(salon.id),
    listProductsForSettings: () => listProductsForSettings(salon.id),
    listSkillsForSettings: () => listSkillsForSettings(salon.id),
    getStandardsForEditing: () => getStandardsForEditing(salon.id),
    listTagsForSettings: () => listTagsForSettings(salon.id),
    listTreatmentsForSettings: () => listTreatmentsForSettings(salon.id),
    getTreatmentCard: () => getTreatmentCard(salon.id, treatmentId),
  }
}

describe('on a salon of many years', () => {
  it('something stands in every table that grows', async () => {
    expect(await emptyTables(), 'let createWholeArchive() keep something there').toEqual(LEFT_EMPTY)
  })

  it('every read of the desk is looked at here', async () => {
    const lib = path.resolve(import.meta.dirname, '../../../lib')
    const files = readdirSync(lib, { recursive: true, encoding: 'utf8' })
      .filter((file) => /-quer(?:y|ies)\.ts$/.test(file))
      .map((file) => path.join(lib, file))
    const modules: Record<string, unknown>[] = await Promise.all(files.map((file) => import(file)))
    const exported = modules.flatMap((module) =>
      Object.entries(module).flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])),
    )
    expect(exported.length).toBeGreaterThan(60)
    expect(exported.filter((name) => !(name in reads) && !NO_READS.includes(name))).toEqual([])
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
    const comeIn = () => signIn({ userName, password, address: '127.0.0.1', now })
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
