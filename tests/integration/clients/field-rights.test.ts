// What a role may not see never leaves a reading: every reading of the house is walked as each role, and what came is
// searched. A new reading must be given its place here.
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { listDay } from '@/lib/appointments/appointment-queries'
import { getBookingProposal } from '@/lib/appointments/openings-queries'
import { getVisitAssessment, listVisitConcerns, readTrends } from '@/lib/assessments/assessment-queries'
import { readAtHome, readAtHomeToCall } from '@/lib/at-home/at-home-queries'
import { listDeeds, listLooks } from '@/lib/audit/audit-queries'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { getVisitPlan, listCarePlans, readPlansToCall } from '@/lib/care-plans/plan-queries'
import { EVERYBODY } from '@/lib/client-lists/list-flow'
import { getListChoices, listClients } from '@/lib/client-lists/list-queries'
import { COLUMNS } from '@/lib/client-lists/list-schemas'
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
import { listProposedErasures } from '@/lib/clients/retention-queries'
import { searchClients } from '@/lib/clients/search-clients'
import { readTimeline } from '@/lib/clients/timeline-queries'
import { readTraits } from '@/lib/clients/trait-queries'
import { listConsents } from '@/lib/consents/consent-queries'
import { db } from '@/lib/db/client'
import { listCallsDue } from '@/lib/follow-ups/follow-up-queries'
import { readMatching } from '@/lib/matching/matching-queries'
import { listPatchTests } from '@/lib/patch-tests/patch-test-queries'
import { listPhotos, listPhotosToShow, openPhoto } from '@/lib/photos/photo-queries'
import { listNewReactions, listReactions } from '@/lib/reactions/reaction-queries'
import { listHalted, listOverrides, readVisitSafety } from '@/lib/safety/safety-queries'
import { listTreatmentWarnings } from '@/lib/safety/warning-queries'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { listFittingCases } from '@/lib/shown-cases/case-queries'
import {
  getNoteHistory,
  getTreatmentNote,
  listClientNotes,
  listVisitNotes,
} from '@/lib/treatment-notes/treatment-note-queries'
import { listBoardVisits } from '@/lib/visits/board-queries'
import { listFelt } from '@/lib/visits/feeling-queries'
import { getProtocolsOnVisit } from '@/lib/visits/protocol-queries'
import { getGuidedVisit } from '@/lib/visits/visit-queries'
import { createAppointment } from '../../factories/appointment'
import { createOwedCall } from '../../factories/follow-up'
import { createSalon, type TestSalon } from '../../factories/salon'
import { createWholeArchive, type WholeArchive } from '../../factories/whole-archive'

const now = new Date('2026-11-21T04:00:00Z')

// A whole archive is some sixty deeds.
vi.setConfig({ testTimeout: 600_000 })

let house: TestSalon
let her: WholeArchive

beforeAll(async () => {
  house = await createSalon({ retentionYears: 1 })
  her = await createWholeArchive(house, { now })
  await createAppointment(house, { clientId: her.clientId, now })
  const { clientId } = await createOwedCall(house, { now: addMinutes(now, -2 * 24 * 60) })
  await db.client.update({ where: { id: clientId }, data: { phone: `+86${her.numbers[0]}` } })
})

/** Readings of clients, each as the pages ask for it. */
const WALKED: Record<string, (asker: SignedInStaff) => Promise<unknown>> = {
  searchClients: async (staff) => [
    await searchClients({ staff, now }, her.name),
    await searchClients({ staff, now }, her.numbers[0] ?? ''),
    await searchClients({ staff, now }, ''),
  ],
  openArchive: (staff) => openArchive(staff, her.clientId, now),
  getArchiveBasics: (staff) => getArchiveBasics(staff, her.clientId, now),
  readTraits: (staff) => readTraits(staff, her.clientId),
  listCourse: (staff) => listCourse(staff, her.clientId),
  readBusiness: (staff) => readBusiness(staff, her.clientId, now),
  readTimeline: async (staff) => {
    const first = await readTimeline(staff, her.clientId)
    const kinds = ['visits', 'notes', 'changes'] as const
    return [
      first,
      ...(await Promise.all(kinds.map((filter) => readTimeline(staff, her.clientId, { filter } as never)))),
    ]
  },
  listConsents: (staff) => listConsents(staff, her.clientId),
  listPhotos: (staff) => listPhotos(staff, her.clientId, now),
  listPhotosToShow: (staff) => listPhotosToShow(staff, her.clientId, now),
  openPhoto: (staff) => openPhoto(staff, { photoId: her.visitId, size: 'full' }, now),
  listFittingCases: (staff) => listFittingCases(staff, her.visitId),
  getVisitPlan: (staff) => getVisitPlan(staff, her.visitId, now),
  listCarePlans: (staff) => listCarePlans(staff, her.clientId, now),
  readPlansToCall: (staff) => readPlansToCall(staff.salon.id),
  listFelt: (staff) => listFelt(staff, her.visitId),
  readAtHome: (staff) => readAtHome(staff, her.clientId),
  readAtHomeToCall: (staff) => readAtHomeToCall(staff.salon.id),
  readMatching: (staff) => readMatching(staff, her.visitId, now),
  getDoorCard: (staff) => getDoorCard(staff.salon.id, her.clientId, now, null, staff),
  getArchiveDocument: (staff) => getArchiveDocument(staff, her.clientId, { now, locale: 'zh-CN' }),
  getProtocolsOnVisit: (staff) => getProtocolsOnVisit(staff.salon.id, her.visitId),
  readVisitSafety: (staff) => readVisitSafety(staff, her.visitId, now),
  listTreatmentWarnings: (staff) => listTreatmentWarnings({ staff, now }, her.clientId),
  listHalted: (staff) => listHalted(staff, her.visitId),
  listNewReactions: (staff) => listNewReactions(staff),
  listReactions: (staff) => listReactions(staff, now),
  listOverrides: (staff) => listOverrides(staff, now),
  listPatchTests: (staff) => listPatchTests(staff, her.clientId, now),
  getVisitAssessment: (staff) => getVisitAssessment(staff, her.visitId),
  listVisitConcerns: (staff) => listVisitConcerns(staff, her.visitId),
  readTrends: (staff) => readTrends(staff, her.clientId),
  getGuidedVisit: (staff) => getGuidedVisit(staff, her.visitId),
  listVisitNotes: (staff) => listVisitNotes(staff, her.visitId),
  getTreatmentNote: (staff) => getTreatmentNote(staff, her.sessionId),
  getNoteHistory: (staff) => getNoteHistory({ staff, now }, her.sessionId),
  listClientNotes: (staff) => listClientNotes(staff, her.clientId),
  listBoardVisits: (staff) => listBoardVisits(staff.salon, now),
  listDay: (staff) => listDay(staff.salon, '2026-11-21'),
  getBookingProposal: (staff) => getBookingProposal(staff.salon, { clientId: her.clientId } as never, now),
  listClients: (staff) => listClients(staff, now, { ...EVERYBODY, columns: [...COLUMNS] }),
  getListChoices: (staff) => getListChoices(staff.salon.id),
  listLikelyDuplicates: (staff) => listLikelyDuplicates(staff),
  comparePair: (staff) => comparePair(staff, now, her.clientId, her.friendId),
  listRecentMerges: (staff) => listRecentMerges(staff, now),
  findSoughtClient: (staff) => findSoughtClient(staff, her.clientId),
  listLooks: (staff) => listLooks(staff, her.clientId),
  listDeeds: (staff) =>
    listDeeds(staff, { colleagueId: house.receptionist.id, from: '2026-11-01', to: '2026-11-30' }),
  listProposedErasures: (staff) => listProposedErasures(staff, new Date('2036-01-01')),
}

/** Readings for the desk and the manager alone, and those that know no client. */
const DESKS = ['listCallsDue']
const NOBODYS = [
  'chainHead',
  'countSettings',
  'findOpenings',
  'getFrontDoor',
  'getImport',
  'getStandardsForEditing',
  'getTemplateForSettings',
  'getTreatmentCard',
  'isSetUp',
  'listCasesForSettings',
  'listColleagues',
  'listContraindicationsForSettings',
  'listCourtesiesForSettings',
  'listImports',
  'listNaturesForSettings',
  'listPhrasesForSettings',
  'listPlacesForSettings',
  'listProductsForSettings',
  'listSkillsForSettings',
  'listStaff',
  'listTagsForSettings',
  'listTemplatesForSettings',
  'listTreatmentsForSettings',
  'openCasePicture',
]

describe('a therapist', () => {
  it.each(Object.keys(WALKED))('is given no whole number by %s', async (name) => {
    expect(wholeNumbersIn(await WALKED[name]?.(house.therapist))).toEqual([])
  })
})

describe('a receptionist', () => {
  it.each(Object.keys(WALKED))('is given no private note by %s', async (name) => {
    expect(JSON.stringify(await WALKED[name]?.(house.receptionist)) ?? '').not.toContain(
      `${her.mark} treatment_private`,
    )
  })
})

describe('the walk', () => {
  it('would have found a number and a private note where they may be', async () => {
    const numbers = new Set<string>()
    const privately: string[] = []
    for (const [name, read] of Object.entries(WALKED)) {
      for (const number of wholeNumbersIn(await read(house.receptionist))) numbers.add(`${name} ${number}`)
      if (JSON.stringify(await read(house.therapist)).includes(`${her.mark} treatment_private`))
        privately.push(name)
    }
    expect([...numbers].map((found) => found.split(' ')[0])).toEqual(
      expect.arrayContaining(['getArchiveBasics', 'getArchiveDocument', 'listClients']),
    )
    expect(privately).toEqual(
      expect.arrayContaining([
        'readTimeline',
        'getArchiveDocument',
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
    expect([...new Set(names)].sort()).toEqual([...Object.keys(WALKED), ...DESKS, ...NOBODYS].sort())
  })
})

/** Her numbers, however they are written. */
function wholeNumbersIn(found: unknown): string[] {
  const text = (JSON.stringify(found) ?? '').replace(/(?<=\d)[ -](?=\d)/g, '')
  return her.numbers.filter((number) => text.includes(number))
}
