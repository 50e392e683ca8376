// Every read of a page or a route of the desk, by its name: a new one is added here, and nowhere else.
import { listDay } from '@/lib/appointments/appointment-queries'
import { findOpenings, getBookingProposal } from '@/lib/appointments/openings-queries'
import { getVisitAssessment, listVisitConcerns, readTrends } from '@/lib/assessments/assessment-queries'
import { getTemplateForSettings, listTemplatesForSettings } from '@/lib/assessments/template-queries'
import { readAtHome, readAtHomeToCall } from '@/lib/at-home/at-home-queries'
import { chainHead, listDeeds, listLooks } from '@/lib/audit/audit-queries'
import { DEED_KINDS } from '@/lib/audit/audit-schemas'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { listBackups } from '@/lib/backup/backup-queries'
import { getVisitPlan, listCarePlans, readPlansToCall } from '@/lib/care-plans/plan-queries'
import { EVERYBODY, READY_LISTS } from '@/lib/client-lists/list-flow'
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
import { whatKeepsHer } from '@/lib/clients/erase-queries'
import { listProposedErasures } from '@/lib/clients/retention-queries'
import { searchClients } from '@/lib/clients/search-clients'
import { readTimeline } from '@/lib/clients/timeline-queries'
import { FILTER_NAMES } from '@/lib/clients/timeline-schemas'
import { readTraits } from '@/lib/clients/trait-queries'
import { listConsents } from '@/lib/consents/consent-queries'
import { listContraindicationsForSettings } from '@/lib/contraindications/contraindication-queries'
import { listCourtesiesForSettings } from '@/lib/courtesies/courtesy-queries'
import { db } from '@/lib/db/client'
import { listCallsDue } from '@/lib/follow-ups/follow-up-queries'
import { standingWith } from '@/lib/handing-on/handing-on-queries'
import { getImport, listImports } from '@/lib/imports/import-queries'
import { readMatching } from '@/lib/matching/matching-queries'
import { listNaturesForSettings } from '@/lib/natures/nature-queries'
import { listPatchTests } from '@/lib/patch-tests/patch-test-queries'
import { listPhotos, listPhotosToShow, openPhoto } from '@/lib/photos/photo-queries'
import { listPhrasesForSettings } from '@/lib/phrases/phrase-queries'
import { listPlacesForSettings } from '@/lib/places/place-queries'
import { listProductsForSettings } from '@/lib/products/product-queries'
import { listNewReactions, listReactions } from '@/lib/reactions/reaction-queries'
import { listOverrides, listOverrideWorth, readVisitSafety } from '@/lib/safety/safety-queries'
import { listTreatmentWarnings } from '@/lib/safety/warning-queries'
import { addDays, salonDate } from '@/lib/salon-time/salon-time'
import { getFrontDoor, isSetUp } from '@/lib/salons/salon-queries'
import { countSettings, readSalonSettings } from '@/lib/salons/salon-settings-queries'
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
import { listBoardVisits, listVisitsFromAfar } from '@/lib/visits/board-queries'
import { listFelt } from '@/lib/visits/feeling-queries'
import { getProtocolsOnVisit } from '@/lib/visits/protocol-queries'
import { getGuidedVisit } from '@/lib/visits/visit-queries'
import { wallBoardKey } from '@/lib/wall-boards/wall-board-key'
import { listWallBoards, readWallBoard } from '@/lib/wall-boards/wall-board-queries'
import type { TestSalon } from '../factories/salon'
import type { WholeArchive } from '../factories/whole-archive'

const PHOTO_SIZES = ['small', 'full'] as const

/** What the reads are asked about. */
export type Known = WholeArchive & {
  house: TestSalon
  now: Date
  /** When it is asked who has not been heard of for long. */
  silentUntil: Date
  templateId: string
  importId: string
  photoId: string
  /** A comparable case, or nothing of the kind. */
  caseId: string
}

type Read = (staff: SignedInStaff, known: Known) => Promise<unknown>

/** Looks up what a whole archive leaves behind beside her. */
export async function knownOf(house: TestSalon, her: WholeArchive, now: Date): Promise<Known> {
  const ofSalon = { where: { salonId: house.salon.id } }
  const { id: templateId } = await db.assessmentTemplate.findFirstOrThrow(ofSalon)
  const { id: importId } = await db.clientImport.findFirstOrThrow({
    ...ofSalon,
    orderBy: { startedAt: 'desc' },
  })
  const { id: photoId } = await db.photo.findFirstOrThrow({ where: { clientId: her.clientId } })
  const shown = await db.shownCase.findFirst(ofSalon)
  const caseId = shown?.id ?? her.visitId
  return { ...her, house, now, silentUntil: now, templateId, importId, photoId, caseId }
}

/** One after the other, so that what each asks of the database can be told apart. */
const all = async (...calls: (() => Promise<unknown>)[]) => {
  const found: unknown[] = []
  for (const call of calls) found.push(await call())
  return found
}

/** Of clients, as a therapist's screens ask. */
const OF_CARE: Record<string, Read> = {
  getVisitAssessment: (staff, { visitId }) => getVisitAssessment(staff, visitId),
  listVisitConcerns: (staff, { visitId }) => listVisitConcerns(staff, visitId),
  listFittingCases: (staff, { visitId }) => listFittingCases(staff, visitId),
  getVisitPlan: (staff, { visitId, now }) => getVisitPlan(staff, visitId, now),
  listVisitNotes: (staff, { visitId }) => listVisitNotes(staff, visitId),
  getTreatmentNote: (staff, { sessionId }) => getTreatmentNote(staff, sessionId),
  getNoteHistory: (staff, { sessionId, now }) => getNoteHistory({ staff, now }, sessionId),
  listFelt: (staff, { visitId }) => listFelt(staff, visitId),
  readMatching: (staff, { visitId, now }) => readMatching(staff, visitId, now),
  readAtHome: (staff, { clientId }) => readAtHome(staff, clientId),
  listPhotos: (staff, { clientId, now }) => listPhotos(staff, clientId, now),
  openPhoto: (staff, { photoId, now }) =>
    all(...PHOTO_SIZES.map((size) => () => openPhoto(staff, { photoId, size }, now))),
}

/** Of clients, as every other screen asks. */
const OF_CLIENTS: Record<string, Read> = {
  listBoardVisits: (staff, { now }) => listBoardVisits(staff.salon, now, staff),
  listVisitsFromAfar: ({ salon }, { now }) => listVisitsFromAfar(salon, now, 'zh-CN'),
  searchClients: (staff, { name, numbers, now }) =>
    all(
      ...['', '甄', name, 'zhen', '5432', numbers[0] ?? '', 'w'].map(
        (query) => () => searchClients({ staff, now }, query),
      ),
    ),
  getGuidedVisit: (staff, { visitId }) => getGuidedVisit(staff, visitId),
  getDoorCard: (staff, { clientId, visitId, now }) =>
    all(
      () => getDoorCard(staff.salon.id, clientId, now, visitId, staff),
      () => getDoorCard(staff.salon.id, clientId, now, null, staff),
    ),
  listOverrideWorth: (staff, { visitId, now }) => listOverrideWorth(staff, visitId, now),
  listTreatmentWarnings: (staff, { clientId, now }) => listTreatmentWarnings({ staff, now }, clientId),
  readVisitSafety: (staff, { visitId, now }) => readVisitSafety(staff, visitId, now),
  getProtocolsOnVisit: ({ salon }, { visitId }) => getProtocolsOnVisit(salon.id, visitId),
  listClients: (staff, { clientId, now }) =>
    all(
      ...[...Object.values(READY_LISTS), { ...EVERYBODY, columns: [...COLUMNS] }].flatMap((list) => [
        () => listClients(staff, now, list),
        () => listClients(staff, now, list, { after: clientId }),
      ]),
    ),
  getListChoices: (staff) => getListChoices(staff),
  openArchive: (staff, { clientId, now }) => openArchive(staff, clientId, now),
  readTimeline: (staff, { clientId }) =>
    all(
      () => readTimeline(staff, clientId),
      ...FILTER_NAMES.map((filter) => () => readTimeline(staff, clientId, { filter })),
    ),
  getArchiveBasics: (staff, { clientId, now }) => getArchiveBasics(staff, clientId, now),
  readTraits: (staff, { clientId }) => readTraits(staff, clientId),
  readBusiness: (staff, { clientId, now }) => readBusiness(staff, clientId, now),
  listConsents: (staff, { clientId }) => listConsents(staff, clientId),
  listLooks: (staff, { clientId }) => listLooks(staff, clientId),
  listCourse: (staff, { clientId }) => listCourse(staff, clientId),
  listCarePlans: (staff, { clientId, now }) => listCarePlans(staff, clientId, now),
  readTrends: (staff, { clientId }) => readTrends(staff, clientId),
  listPatchTests: (staff, { clientId, now }) => listPatchTests(staff, clientId, now),
  listClientNotes: (staff, { clientId }) => listClientNotes(staff, clientId),
  getArchiveDocument: (staff, { clientId, now }) =>
    getArchiveDocument(staff, clientId, { now, locale: 'zh-CN' }),
  comparePair: (staff, { clientId, friendId, now }) => comparePair(staff, now, clientId, friendId),
  findSoughtClient: (staff, { clientId }) => findSoughtClient(staff, clientId),
  listLikelyDuplicates: (staff, { clientId }) =>
    all(
      () => listLikelyDuplicates(staff),
      () => listLikelyDuplicates(staff, { clientId }),
    ),
  listRecentMerges: (staff, { now }) => listRecentMerges(staff, now),
  listDay: (staff, { now }) => listDay(staff.salon, salonDate(now, staff.salon.timeZone), staff),
  getBookingProposal: ({ salon }, { house, clientId, now }) => {
    const [treatmentIds, day] = [[house.treatments[0]?.id ?? ''], salonDate(now, salon.timeZone)]
    return all(
      () => getBookingProposal(salon, { clientId }, now),
      () => getBookingProposal(salon, { clientId, treatmentIds, day }, now),
    )
  },
  readAtHomeToCall: ({ salon }) => readAtHomeToCall(salon.id),
  readPlansToCall: ({ salon }) => readPlansToCall(salon.id),
  listDeeds: (staff, { house, now }) => {
    const today = salonDate(now, house.salon.timeZone)
    const [from, to] = [addDays(today, -30), addDays(today, 10)]
    return all(
      ...[house.therapist, house.receptionist].map(
        ({ id: colleagueId }) =>
          () =>
            listDeeds(staff, { colleagueId, from, to }),
      ),
      ...DEED_KINDS.map((kind) => () => listDeeds(staff, { kind, from, to })),
    )
  },
  standingWith: (staff, { house, now }) => standingWith(staff, house.therapist.id, now),
  whatKeepsHer: (staff, { clientId }) => whatKeepsHer(staff, clientId),
  listNewReactions: (staff) => listNewReactions(staff),
  listReactions: (staff, { now }) => listReactions(staff, now),
  listOverrides: (staff, { now }) => listOverrides(staff, now),
  listProposedErasures: (staff, { silentUntil }) => listProposedErasures(staff, silentUntil),
  listPhotosToShow: (staff, { clientId, now }) => listPhotosToShow(staff, clientId, now),
}

/** Of clients with their whole numbers, for whoever calls them. */
const OF_CALLS: Record<string, Read> = {
  listCallsDue: (staff, { now }) => listCallsDue(staff.salon, now, undefined, staff),
}

/** These know no client. */
const OF_THE_HOUSE: Record<string, Read> = {
  getFrontDoor: () => getFrontDoor(),
  isSetUp: () => isSetUp(),
  findOpenings: ({ salon }, { house, clientId, now }) =>
    findOpenings(salon, {
      clientId,
      wanted: [
        { treatmentId: house.treatments[0]?.id ?? '', minutes: 60, preparationMinutes: 0, cleanupMinutes: 0 },
      ],
      therapistIds: house.therapists.map(({ id }) => id),
      roomIds: house.rooms.map(({ id }) => id),
      leadMinutes: 0,
      from: salonDate(now, salon.timeZone),
      days: 7,
      now,
    }),
  openCasePicture: (staff, { caseId, now }) =>
    openCasePicture(staff, { caseId, side: 'before', isSmall: true }, now),
  listImports: (staff) => listImports(staff),
  getImport: (staff, { importId, now }) => getImport(staff, now, importId, {}),
  listBackups: (staff, { now }) => listBackups(staff, now),
  listWallBoards: (staff) => listWallBoards(staff),
  readWallBoard: async (staff, { now }) =>
    all(
      ...(await listWallBoards(staff)).map(
        ({ id }) =>
          () =>
            readWallBoard(wallBoardKey(id), now, 'zh-CN'),
      ),
    ),
  countSettings: ({ salon }) => countSettings(salon.id),
  readSalonSettings: ({ salon }) => readSalonSettings(salon.id),
  listStaff: (staff) => listStaff(staff),
  listColleagues: (staff) => listColleagues(staff),
  chainHead: (staff) => chainHead(staff),
  listCasesForSettings: ({ salon }) => listCasesForSettings(salon.id),
  listTemplatesForSettings: ({ salon }) => listTemplatesForSettings(salon.id),
  getTemplateForSettings: ({ salon }, { templateId }) => getTemplateForSettings(salon.id, templateId),
  listContraindicationsForSettings: ({ salon }) => listContraindicationsForSettings(salon.id),
  listCourtesiesForSettings: ({ salon }) => listCourtesiesForSettings(salon.id),
  listNaturesForSettings: ({ salon }) => listNaturesForSettings(salon.id),
  listPhrasesForSettings: ({ salon }) => listPhrasesForSettings(salon.id),
  listPlacesForSettings: ({ salon }) => listPlacesForSettings(salon.id),
  listProductsForSettings: ({ salon }) => listProductsForSettings(salon.id),
  listSkillsForSettings: ({ salon }) => listSkillsForSettings(salon.id),
  getStandardsForEditing: ({ salon }) => getStandardsForEditing(salon.id),
  listTagsForSettings: ({ salon }) => listTagsForSettings(salon.id),
  listTreatmentsForSettings: ({ salon }) => listTreatmentsForSettings(salon.id),
  getTreatmentCard: ({ salon }, { house }) => getTreatmentCard(salon.id, house.treatments[0]?.id ?? ''),
}

/** The reads that may show a client, but for the calls, which show whole numbers. */
export const READS_OF_CLIENTS: Record<string, Read> = { ...OF_CARE, ...OF_CLIENTS }

/** All that may show one. */
export const EVERY_READ_OF_CLIENTS: Record<string, Read> = { ...READS_OF_CLIENTS, ...OF_CALLS }

/** The names of all of them. */
export const READ_NAMES = [READS_OF_CLIENTS, OF_CALLS, OF_THE_HOUSE].flatMap((reads) => Object.keys(reads))

/** Every one, by its name, asked by whoever asks it in the salon, or in the one of `people`. */
export function everyRead(known: Known, people = known.house): Record<string, () => Promise<unknown>> {
  const { therapist, manager, receptionist } = people
  const askedBy = (staff: SignedInStaff, reads: Record<string, Read>) =>
    Object.entries(reads).map(([name, read]) => [name, () => read(staff, known)] as const)
  return Object.fromEntries([
    ...askedBy(therapist, OF_CARE),
    ...askedBy(manager, { ...OF_CLIENTS, ...OF_THE_HOUSE }),
    ...askedBy(receptionist, OF_CALLS),
  ])
}
