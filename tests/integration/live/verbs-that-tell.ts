// One real situation for every verb that a screen calls: who does it, and which kinds the other tablets hear.
import { randomUUID } from 'node:crypto'
import type { StaffContext } from '@/lib/actions/staff-context'
import { bookAppointment } from '@/lib/appointments/book-appointment'
import { bringForward, moveAppointment } from '@/lib/appointments/move-appointment'
import { addReadingType } from '@/lib/assessments/add-reading-type'
import { addTemplate } from '@/lib/assessments/add-template'
import { markArea } from '@/lib/assessments/mark-area'
import { reorderReadingTypes } from '@/lib/assessments/reorder-reading-types'
import { reorderTemplates } from '@/lib/assessments/reorder-templates'
import { restoreReadingType, retireReadingType } from '@/lib/assessments/retire-reading-type'
import { restoreTemplate, retireTemplate } from '@/lib/assessments/retire-template'
import { reviseReadingType } from '@/lib/assessments/revise-reading-type'
import { reviseTemplate } from '@/lib/assessments/revise-template'
import { takeReading } from '@/lib/assessments/take-reading'
import { correctAtHome, endAtHome, resumeAtHome } from '@/lib/at-home/change-at-home'
import { noteAtHome } from '@/lib/at-home/note-at-home'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { askBackup } from '@/lib/backup/ask-backup'
import { changePlan } from '@/lib/care-plans/change-plan'
import { endPlan } from '@/lib/care-plans/end-plan'
import { makePlan } from '@/lib/care-plans/make-plan'
import { dropList } from '@/lib/client-lists/drop-list'
import { keepList } from '@/lib/client-lists/keep-list'
import { renameList, reviseList } from '@/lib/client-lists/revise-list'
import { keepDraft } from '@/lib/clients/archive-drafts'
import { classifyClient } from '@/lib/clients/classify-client'
import { completeBasics } from '@/lib/clients/complete-basics'
import { confirmAlert } from '@/lib/clients/confirm-alert'
import { confirmBasics } from '@/lib/clients/confirm-basics'
import { eraseClient } from '@/lib/clients/erase-client'
import { addPhone, removePhone } from '@/lib/clients/further-phones'
import { giveTag, takeTag } from '@/lib/clients/give-tag'
import { keepPromise, reopenPromise } from '@/lib/clients/keep-promise'
import { makePromise } from '@/lib/clients/make-promise'
import { mergeClients } from '@/lib/clients/merge-clients'
import { sayTwoPeople } from '@/lib/clients/not-duplicates'
import { noteAlert } from '@/lib/clients/note-alert'
import { notePreference } from '@/lib/clients/note-preference'
import { openCase } from '@/lib/clients/open-case'
import { confirmAlerts, recordNoAlerts } from '@/lib/clients/record-no-alerts'
import { registerClient } from '@/lib/clients/register-client'
import { relateClients, unrelateClients } from '@/lib/clients/relate-clients'
import { reopenCase, resolveCase } from '@/lib/clients/resolve-case'
import { retireAlert } from '@/lib/clients/retire-alert'
import { retirePreference } from '@/lib/clients/retire-preference'
import { reviseAlert } from '@/lib/clients/revise-alert'
import { reviseBasics } from '@/lib/clients/revise-basics'
import { sortAlert } from '@/lib/clients/sort-alert'
import { sortBrought } from '@/lib/clients/sort-brought'
import { undoMerge } from '@/lib/clients/undo-merge'
import { rightAfterAll } from '@/lib/clients/wrong-number'
import { recordConsents } from '@/lib/consents/record-consents'
import { withdrawConsent } from '@/lib/consents/withdraw-consent'
import { db } from '@/lib/db/client'
import type { VisitStage } from '@/lib/db/generated/client'
import { recordCall } from '@/lib/follow-ups/record-call'
import { takeBackWrongNumber } from '@/lib/follow-ups/take-back-call'
import { handOn } from '@/lib/handing-on/hand-on'
import { answerImport } from '@/lib/imports/answer-import'
import { discardImport } from '@/lib/imports/discard-import'
import { readImport } from '@/lib/imports/read-import'
import { remapImport } from '@/lib/imports/remap-import'
import { startImport } from '@/lib/imports/start-import'
import { stepImport } from '@/lib/imports/step-import'
import { undoImport } from '@/lib/imports/undo-import'
import type { LiveEvent } from '@/lib/live/live-event'
import { doPatchTest } from '@/lib/patch-tests/do-patch-test'
import { readPatchTest } from '@/lib/patch-tests/read-patch-test'
import { takeBackPatchTest, takeBackReading } from '@/lib/patch-tests/take-back'
import { correctAngle } from '@/lib/photos/correct-angle'
import { deletePhoto } from '@/lib/photos/delete-photo'
import { takePhoto } from '@/lib/photos/take-photo'
import { denyHarm } from '@/lib/reactions/answer-harm'
import { clearReaction } from '@/lib/reactions/clear-reaction'
import { reportReaction } from '@/lib/reactions/report-reaction'
import { answerSafetyQuestion, recordNothingNew } from '@/lib/safety/answer-questions'
import { isCoveredByNothingNew } from '@/lib/safety/asking-flow'
import { confirmSkinClear } from '@/lib/safety/clear-skin'
import { holdGuestInHouse, readAsking } from '@/lib/safety/keep-answers'
import { addDays, addMinutes, salonDate } from '@/lib/salon-time/salon-time'
import { reviseSalon } from '@/lib/salons/revise-salon'
import { addCase } from '@/lib/shown-cases/add-case'
import { reorderCases } from '@/lib/shown-cases/reorder-cases'
import { restoreCase, retireCase } from '@/lib/shown-cases/retire-case'
import { reviseCase } from '@/lib/shown-cases/revise-case'
import { changePassword, chooseFirstPassword, resetPassword } from '@/lib/staff/change-password'
import { changeRole } from '@/lib/staff/change-role'
import { chooseOwnLocale } from '@/lib/staff/choose-locale'
import { createStaffMember } from '@/lib/staff/create-staff-member'
import { deactivateStaffMember, reactivateStaffMember } from '@/lib/staff/deactivate-staff-member'
import { nameForSafety } from '@/lib/staff/name-for-safety'
import { renameStaffMember } from '@/lib/staff/rename-staff-member'
import { addStandard } from '@/lib/standards/add-standard'
import { reorderStandards } from '@/lib/standards/reorder-standards'
import { restoreStandard, retireStandard } from '@/lib/standards/retire-standard'
import { reviseStandard } from '@/lib/standards/revise-standard'
import { signTreatmentNote } from '@/lib/treatment-notes/sign-treatment-note'
import { addProtocolStep } from '@/lib/treatments/add-protocol-step'
import { reorderProtocol } from '@/lib/treatments/reorder-protocol'
import { retireProtocolStep } from '@/lib/treatments/retire-protocol-step'
import { reviseProtocolStep } from '@/lib/treatments/revise-protocol-step'
import { declineNextBooking } from '@/lib/visits/decline-next-booking'
import { markStep } from '@/lib/visits/mark-step'
import { moveVisit } from '@/lib/visits/move-visit'
import { overrideSafety } from '@/lib/visits/override-safety'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { addSession, changeSession, removeSession } from '@/lib/visits/plan-sessions'
import { rateSession } from '@/lib/visits/rate-session'
import { answerRecommendation, recommendProduct, retractRecommendation } from '@/lib/visits/recommend-product'
import { saveVisitNote } from '@/lib/visits/save-visit-note'
import { chooseSeat, tellLateness, tellWait } from '@/lib/visits/seat-client'
import { tickProtocol } from '@/lib/visits/tick-protocol'
import { undoEnd } from '@/lib/visits/undo-end'
import { undoMove } from '@/lib/visits/undo-move'
import { undoStart } from '@/lib/visits/undo-start'
import { walkIn } from '@/lib/visits/walk-in'
import { addWallBoard, endWallBoard } from '@/lib/wall-boards/keep-wall-boards'
import { askHer } from '@/prisma/seed/situations/care/ask-her'
import { at, createAppointment, createGuest, firstTreatment } from '../../factories/appointment'
import { createVisit, SCALE_READING } from '../../factories/assessment'
import { createPlan, planFor } from '../../factories/care-plan'
import { asStaff } from '../../factories/context'
import { createOwedCall } from '../../factories/follow-up'
import { csvOf, importFile, readFile, stepThrough } from '../../factories/import'
import { createPhoto, pictureOf, streamOf } from '../../factories/photo'
import { createEntry, createGuestAtGate, noteAllergy, stopsOf } from '../../factories/safety'
import { createStaff, type TestSalon } from '../../factories/salon'
import { type Entry, type List, SALON_LISTS } from '../../factories/salon-lists'
import { HOT_TOWEL } from '../../factories/standard'
import { writeNote } from '../../factories/treatment-note'

export type Deed = {
  by: SignedInStaff
  now: Date
  /** The visit that is named to the others; left out: the one in the answer, or none. */
  visitId?: string
  /** The guest it is about, who was there before. */
  clientId?: string
  act: (ctx: StaffContext) => Promise<unknown>
}

export type TellingVerb = {
  /** What is heard, in this order. */
  tells: readonly LiveEvent['kind'][]
  arrange: (house: TestSalon) => Promise<Deed>
}

let days = 0

/** Two in the afternoon of a day that is nobody else's: therapists and rooms are free. */
function quietHour(house: TestSalon): Date {
  days += 1
  return at(house, '14:00', addDays('2026-11-23', days))
}

const settings = ['settings'] as const
const clients = ['clients'] as const
const visit = ['visit'] as const

// ── Lists of the salon, settings ─────────────────────────────────────────────

/** What stands on the list when the manager has it before her. */
type OnScreen = { id: string; entries: Entry[] }

/** A sentence about an entry of a list, by whoever may: the manager, an hour after the house was opened. */
const onList = (
  model: string,
  act: (ctx: StaffContext, list: List, seen: OnScreen) => Promise<unknown>,
  isRetired = false,
): TellingVerb => ({
  tells: settings,
  arrange: async (house) => {
    const [by, now, list] = [house.manager, at(house, '10:00'), SALON_LISTS[model]]
    if (!list) throw new Error(`no list of ${model}`)
    const id = await asStaff(by, now)((ctx) => list.add(ctx, `新的 ${randomUUID().slice(0, 8)}`))
    if (isRetired) await asStaff(by, now)((ctx) => list.retire(ctx, id))
    const seen = { id, entries: await list.all(house.salon.id) }
    return { by, now, act: (ctx) => act(ctx, list, seen) }
  },
})

/** Its five verbs by their names, such as addTag and reorderTags. */
function listVerbs(model: string, one: string, many: string): Record<string, TellingVerb> {
  return {
    [`add${one}`]: onList(model, (ctx, list) => list.add(ctx, `又一个 ${randomUUID().slice(0, 8)}`)),
    [`revise${one}`]: onList(model, async (ctx, list, { id, entries }) => {
      const seen = entries.find((entry) => entry.id === id)
      if (seen) await list.revise(ctx, seen, '改了名')
    }),
    [`retire${one}`]: onList(model, (ctx, list, { id }) => list.retire(ctx, id)),
    [`restore${one}`]: onList(model, (ctx, list, { id }) => list.restore(ctx, id), true),
    [`reorder${many}`]: onList(model, async (ctx, list, { entries }) => {
      const standing = entries.filter((entry) => !entry.retiredAt)
      await list.reorder(ctx, standing.map((entry) => entry.id).reverse())
    }),
  }
}

/** By the manager, with what `prepare` made. */
const setting = <Made>(
  prepare: (house: TestSalon, now: Date) => Promise<Made>,
  act: (ctx: StaffContext, made: Made, house: TestSalon) => Promise<unknown>,
): TellingVerb => ({
  tells: settings,
  arrange: async (house) => {
    const now = at(house, '11:00')
    const made = await prepare(house, now)
    return { by: house.manager, now, act: (ctx) => act(ctx, made, house) }
  },
})

const nothing = async () => null

const standingIn = ({ salon }: TestSalon) => ({ salonId: salon.id, retiredAt: null })

const story = {
  titleEn: null,
  course: '舒敏护理六次',
  courseEn: null,
  result: '泛红淡了',
  resultEn: null,
  concerns: ['redness' as const],
  weeks: 12,
}
const aCase = async ({ manager }: TestSalon, now: Date) =>
  (await asStaff(manager, now)((ctx) => addCase(ctx, { ...story, title: '两颊泛红' }))).caseId

const aSheet = async (house: TestSalon, now: Date) => {
  const add = (name: string) =>
    asStaff(house.manager, now)((ctx) => addTemplate(ctx, { region: 'face', name, nameEn: null }))
  return (await add(`面部 ${randomUUID().slice(0, 8)}`)).templateId
}
const aReading = async (house: TestSalon, now: Date) => {
  const templateId = await aSheet(house, now)
  const added = asStaff(house.manager, now)((ctx) => addReadingType(ctx, { templateId, ...SCALE_READING }))
  return { templateId, readingTypeId: (await added).readingTypeId }
}
const retired = async (house: TestSalon, now: Date, act: (ctx: StaffContext) => Promise<unknown>) => {
  await asStaff(house.manager, now)(act)
}

const step = (title: string) => ({ title, minutes: 10, products: [] })
const aStep = async (house: TestSalon, now: Date) => {
  const treatmentId = house.treatments[1]?.id ?? ''
  const added = asStaff(house.manager, now)((ctx) => addProtocolStep(ctx, { treatmentId, ...step('卸妆') }))
  return { treatmentId, stepId: (await added).stepId }
}

const versionOf = (ctx: StaffContext) => ctx.staff.salon.standardsVersion
const aStandard = async (house: TestSalon, now: Date) => {
  const added = asStaff(
    house.manager,
    now,
  )((ctx) => addStandard(ctx, { stage: 'seating', version: versionOf(ctx), ...HOT_TOWEL }))
  return (await added).stepKey
}

const SETTINGS: Record<string, TellingVerb> = {
  ...listVerbs('Treatment', 'Treatment', 'Treatments'),
  ...listVerbs('Product', 'Product', 'Products'),
  ...listVerbs('Courtesy', 'Courtesy', 'Courtesies'),
  ...listVerbs('Seat', 'Place', 'Places'),
  ...listVerbs('ClientNature', 'Nature', 'Natures'),
  ...listVerbs('Skill', 'Skill', 'Skills'),
  ...listVerbs('RoomFeature', 'RoomFeature', 'RoomFeatures'),
  ...listVerbs('Contraindication', 'Contraindication', 'Contraindications'),
  ...listVerbs('Phrase', 'Phrase', 'Phrases'),
  ...listVerbs('Tag', 'Tag', 'Tags'),
  askBackup: setting(nothing, (ctx) => askBackup(ctx)),
  reviseSalon: setting(nothing, async (ctx) => {
    const seen = await ctx.tx.salon.findUniqueOrThrow({ where: { id: ctx.staff.salon.id } })
    await reviseSalon(ctx, { ...seen, seen, idleMinutes: seen.idleMinutes + 1 })
  }),
  addCase: setting(nothing, (ctx) => addCase(ctx, { ...story, title: '毛孔' })),
  reviseCase: setting(aCase, (ctx, caseId) => {
    const { concerns: _, ...words } = story
    const seen = { ...words, title: '两颊泛红', beforePhotoId: null, afterPhotoId: null }
    return reviseCase(ctx, { caseId, seen, ...story, title: '两颊' })
  }),
  retireCase: setting(aCase, (ctx, caseId) => retireCase(ctx, { caseId })),
  restoreCase: setting(
    async (house, now) => {
      const caseId = await aCase(house, now)
      await retired(house, now, (ctx) => retireCase(ctx, { caseId }))
      return caseId
    },
    (ctx, caseId) => restoreCase(ctx, { caseId }),
  ),
  reorderCases: setting(
    async (house, now) => {
      await aCase(house, now)
      return db.shownCase.findMany({ where: standingIn(house), select: { id: true } })
    },
    (ctx, cases) => reorderCases(ctx, { ids: cases.map(({ id }) => id) }),
  ),
  addTemplate: setting(nothing, (ctx) => addTemplate(ctx, { region: 'body', name: '身体', nameEn: null })),
  reviseTemplate: setting(aSheet, async (ctx, templateId) => {
    const sheet = { where: { id: templateId }, select: { name: true, nameEn: true } }
    const seen = await ctx.tx.assessmentTemplate.findUniqueOrThrow(sheet)
    await reviseTemplate(ctx, { templateId, seen, name: '改了', nameEn: null })
  }),
  retireTemplate: setting(aSheet, (ctx, templateId) => retireTemplate(ctx, { templateId })),
  restoreTemplate: setting(
    async (house, now) => {
      const templateId = await aSheet(house, now)
      await retired(house, now, (ctx) => retireTemplate(ctx, { templateId }))
      return templateId
    },
    (ctx, templateId) => restoreTemplate(ctx, { templateId }),
  ),
  reorderTemplates: setting(
    async (house, now) => {
      await aSheet(house, now)
      return db.assessmentTemplate.findMany({ where: standingIn(house), select: { id: true } })
    },
    (ctx, sheets) => reorderTemplates(ctx, { ids: sheets.map(({ id }) => id) }),
  ),
  addReadingType: setting(aSheet, (ctx, templateId) =>
    addReadingType(ctx, { templateId, ...SCALE_READING, name: '弹性' }),
  ),
  reviseReadingType: setting(aReading, (ctx, { readingTypeId }) =>
    reviseReadingType(ctx, { readingTypeId, seen: SCALE_READING, ...SCALE_READING, name: '水润' }),
  ),
  retireReadingType: setting(aReading, (ctx, { readingTypeId }) => retireReadingType(ctx, { readingTypeId })),
  restoreReadingType: setting(
    async (house, now) => {
      const made = await aReading(house, now)
      await retired(house, now, (ctx) => retireReadingType(ctx, made))
      return made
    },
    (ctx, { readingTypeId }) => restoreReadingType(ctx, { readingTypeId }),
  ),
  reorderReadingTypes: setting(aReading, (ctx, { templateId, readingTypeId }) =>
    reorderReadingTypes(ctx, { templateId, ids: [readingTypeId] }),
  ),
  addProtocolStep: setting(nothing, (ctx, _, house) =>
    addProtocolStep(ctx, { treatmentId: house.treatments[2]?.id ?? '', ...step('敷膜') }),
  ),
  reviseProtocolStep: setting(aStep, (ctx, { stepId }) =>
    reviseProtocolStep(ctx, { stepId, ...step('洁面') }),
  ),
  retireProtocolStep: setting(aStep, (ctx, { stepId }) => retireProtocolStep(ctx, { stepId })),
  reorderProtocol: setting(aStep, async (ctx, { treatmentId }) => {
    const standing = { where: { treatmentId, retiredAt: null }, select: { id: true } }
    const steps = await ctx.tx.protocolStep.findMany(standing)
    await reorderProtocol(ctx, { treatmentId, ids: steps.map(({ id }) => id) })
  }),
  addStandard: setting(nothing, (ctx) =>
    addStandard(ctx, { stage: 'seating', version: versionOf(ctx), ...HOT_TOWEL }),
  ),
  reviseStandard: setting(aStandard, (ctx, stepKey) =>
    reviseStandard(ctx, { stepKey, version: versionOf(ctx), ...HOT_TOWEL, targetMinutes: 5 }),
  ),
  retireStandard: setting(aStandard, (ctx, stepKey) =>
    retireStandard(ctx, { stepKey, version: versionOf(ctx) }),
  ),
  restoreStandard: setting(
    async (house, now) => {
      const stepKey = await aStandard(house, now)
      await retired(house, now, (ctx) => retireStandard(ctx, { stepKey, version: versionOf(ctx) }))
      return stepKey
    },
    (ctx, stepKey) => restoreStandard(ctx, { stepKey, version: versionOf(ctx) }),
  ),
  reorderStandards: setting(nothing, async (ctx) => {
    const standing = { salonId: ctx.staff.salon.id, stage: 'greeting' as const, untilVersion: null }
    const steps = await ctx.tx.serviceStandard.findMany({ where: standing, orderBy: { position: 'desc' } })
    const stepKeys = steps.map(({ stepKey }) => stepKey)
    await reorderStandards(ctx, { stage: 'greeting', version: versionOf(ctx), stepKeys })
  }),
}

const WALL_BOARDS: Record<string, TellingVerb> = {
  addWallBoard: setting(nothing, (ctx) => addWallBoard(ctx, { name: '前台墙上' })),
  endWallBoard: setting(
    async ({ manager }, now) =>
      (await asStaff(manager, now)((ctx) => addWallBoard(ctx, { name: '前台墙上' }))).wallBoardId,
    (ctx, wallBoardId) => endWallBoard(ctx, { wallBoardId }),
  ),
}

// ── Staff ────────────────────────────────────────────────────────────────────

const onColleague = (
  tells: TellingVerb['tells'],
  act: (ctx: StaffContext, staffMemberId: string) => Promise<unknown>,
  deactivatedAt?: Date,
): TellingVerb => ({
  tells,
  arrange: async (house) => {
    const now = at(house, '11:00')
    const { id } = await createStaff(house.salon, {
      signedInAt: now,
      ...(deactivatedAt ? { deactivatedAt } : {}),
    })
    return { by: house.manager, now, act: (ctx) => act(ctx, id) }
  },
})

const password = 'neues-passwort'

const STAFF: Record<string, TellingVerb> = {
  createStaffMember: onColleague(['staff'], (ctx) =>
    createStaffMember(ctx, {
      name: '新人',
      userName: `neu-${randomUUID().slice(0, 8)}`,
      role: 'therapist',
      password,
    }),
  ),
  changeRole: onColleague(['staff'], (ctx, staffMemberId) =>
    changeRole(ctx, { staffMemberId, role: 'receptionist' }),
  ),
  renameStaffMember: onColleague(['staff'], async (ctx, staffMemberId) => {
    const facts = { where: { id: staffMemberId }, select: { name: true, userName: true } }
    const seen = await ctx.tx.staffMember.findUniqueOrThrow(facts)
    await renameStaffMember(ctx, { staffMemberId, seen, name: '何情', userName: seen.userName })
  }),
  handOn: {
    tells: ['clients'],
    arrange: async (house) => {
      const now = at(house, '11:00')
      const { id: clientId } = await createGuest(house)
      const [from, to] = [house.receptionist, house.manager]
      const owed = { clientId, text: '留位', ownerId: from.id, dueOn: '2027-01-05' }
      const { promiseId } = await asStaff(from, now)((ctx) => makePromise(ctx, owed))
      const chosen = { sessionIds: [], promiseIds: [promiseId] }
      const act = (ctx: StaffContext) => handOn(ctx, { fromId: from.id, toId: to.id, ...chosen })
      return { by: house.manager, now, act }
    },
  },
  nameForSafety: onColleague(['staff'], (ctx, staffMemberId) =>
    nameForSafety(ctx, { staffMemberId, mayOverrideSafety: true }),
  ),
  deactivateStaffMember: onColleague(['sessions', 'staff'], (ctx, staffMemberId) =>
    deactivateStaffMember(ctx, { staffMemberId }),
  ),
  reactivateStaffMember: onColleague(
    ['staff'],
    (ctx, staffMemberId) => reactivateStaffMember(ctx, { staffMemberId }),
    new Date('2026-11-01T00:00:00Z'),
  ),
  resetPassword: onColleague(['sessions'], (ctx, staffMemberId) =>
    resetPassword(ctx, { staffMemberId, password }),
  ),
  chooseFirstPassword: {
    tells: ['sessions'],
    arrange: async (house) => {
      const now = at(house, '11:00')
      const by = await createStaff(house.salon, {
        password: 'von-der-chefin',
        mustChangePassword: true,
        signedInAt: now,
      })
      return { by, now, act: (ctx) => chooseFirstPassword(ctx, { newPassword: password }) }
    },
  },
  changePassword: {
    tells: ['sessions'],
    arrange: async (house) => {
      const now = at(house, '11:00')
      const by = await createStaff(house.salon, { password: 'altes-passwort', signedInAt: now })
      const typed = { currentPassword: 'altes-passwort', newPassword: password }
      return { by, now, act: (ctx) => changePassword(ctx, typed) }
    },
  },
}

// ── Her archive ──────────────────────────────────────────────────────────────

type Her = { clientId: string; visitId: string; now: Date }

/** About a guest who sits in her consultation; `made` is what was there before. */
const onHer = <Made>(
  prepare: (house: TestSalon, her: Her) => Promise<Made>,
  act: (ctx: StaffContext, her: Her, made: Made, house: TestSalon) => Promise<unknown>,
  { namesVisit = false, tells = clients, stage = 'consultation', by = 'manager' }: Telling = {},
): TellingVerb => ({
  tells,
  arrange: async (house) => {
    const startsAt = quietHour(house)
    const now = addMinutes(startsAt, 10)
    const her = { ...(await createVisit(house, { startsAt, stage })), now }
    const made = await prepare(house, her)
    return {
      by: house[by],
      now,
      clientId: her.clientId,
      ...(namesVisit ? { visitId: her.visitId } : {}),
      act: (ctx) => act(ctx, her, made, house),
    }
  },
})

type Telling = {
  namesVisit?: boolean
  tells?: TellingVerb['tells']
  stage?: VisitStage
  by?: 'manager' | 'therapist'
}

const named: Telling = { namesVisit: true }
/** Whoever treats her hears of it too. */
const besideHer: Telling = { namesVisit: true, tells: ['clients', 'visit'] }
const over: Telling = { stage: 'closed' }
const nobody = nothing
const led = (house: TestSalon, { now }: Her) => asStaff(house.manager, now)
const revisionOf = async (ctx: StaffContext, clientId: string) =>
  (await ctx.tx.client.findUniqueOrThrow({ where: { id: clientId } })).revision

const anAlert = (house: TestSalon, her: Her) =>
  led(house, her)((ctx) => noteAlert(ctx, { ...allergy, clientId: her.clientId }))
const allergy = { kind: 'allergy', severity: 'mild', text: '花粉' } as const
/** What stands on the screen of a guest who said no to everything in an earlier visit. */
async function askedLastMonth(house: TestSalon, { clientId, visitId, now }: Her) {
  await createVisit(house, { clientId, stage: 'closed', startsAt: addMinutes(now, -43_200), hasBegun: true })
  return asStaff(
    house.therapist,
    now,
  )(async (ctx) => {
    const { questions, lastAskedAt } = await readAsking(ctx, await holdGuestInHouse(ctx, visitId))
    const covered = questions.filter((line) => isCoveredByNothingNew(line, []))
    const seen = covered.map(({ question }) => question)
    return { questions: seen, alertIds: [], lastAskedAt: lastAskedAt ?? now }
  })
}
const aPreference = (house: TestSalon, her: Her) =>
  led(house, her)((ctx) => notePreference(ctx, { clientId: her.clientId, kind: 'tea', choice: 'longjing' }))
const aTag = async (house: TestSalon) => {
  const data = { salonId: house.salon.id, name: `标签 ${randomUUID().slice(0, 8)}` }
  return (await db.tag.create({ data })).id
}
const aFriend = async (house: TestSalon) => (await createGuest(house, '柳如烟')).id
const someDay = '2028-01-01'

/** Two archives of one guest, merged. */
async function merged(house: TestSalon, her: Her) {
  const goneId = await aFriend(house)
  const asked = { keptId: her.clientId, keptRevision: 1, goneId, goneRevision: 1, fromGone: [] }
  return led(
    house,
    her,
  )(async (ctx) => {
    const [keptRevision, goneRevision] = [await revisionOf(ctx, her.clientId), await revisionOf(ctx, goneId)]
    return mergeClients(ctx, { ...asked, keptRevision, goneRevision })
  })
}

export const ARCHIVE: Record<string, TellingVerb> = {
  registerClient: onHer(nobody, (ctx) => registerClient(ctx, { name: '新客人' })),
  reviseBasics: onHer(nobody, async (ctx, { clientId }) =>
    reviseBasics(ctx, {
      clientId,
      revision: await revisionOf(ctx, clientId),
      section: 'life',
      hobbies: '瑜伽',
    }),
  ),
  completeBasics: onHer(nobody, async (ctx, { clientId }) =>
    completeBasics(ctx, { clientId, revision: await revisionOf(ctx, clientId), birthMonth: 5, birthDay: 4 }),
  ),
  confirmBasics: onHer(nobody, (ctx, { clientId }) => confirmBasics(ctx, { clientId })),
  classifyClient: onHer(nobody, async (ctx, { clientId }) =>
    classifyClient(ctx, {
      clientId,
      revision: await revisionOf(ctx, clientId),
      nextAction: '回访',
    }),
  ),
  addPhone: onHer(nobody, (ctx, { clientId }) =>
    addPhone(ctx, { clientId, phone: '13912340000', samePhoneConfirmed: true }),
  ),
  removePhone: onHer(
    (house, her) =>
      led(
        house,
        her,
      )((ctx) => addPhone(ctx, { clientId: her.clientId, phone: '13912340001', samePhoneConfirmed: true })),
    (ctx, _, { phoneId }) => removePhone(ctx, { phoneId }),
  ),
  rightAfterAll: onHer(
    async (house, { clientId, ...her }) => {
      const { id: phoneId } = await db.clientPhone.create({
        data: { clientId, salonId: house.salon.id, e164: '+8613912340002', wrongSince: at(house, '09:00') },
      })
      return { ...her, phoneId }
    },
    (ctx, _, { phoneId }) => rightAfterAll(ctx, { phoneId }),
  ),
  giveTag: onHer(aTag, (ctx, { clientId }, tagId) => giveTag(ctx, { clientId, tagId })),
  takeTag: onHer(
    async (house, her) => {
      const tagId = await aTag(house)
      await led(house, her)((ctx) => giveTag(ctx, { clientId: her.clientId, tagId }))
      return tagId
    },
    (ctx, { clientId }, tagId) => takeTag(ctx, { clientId, tagId }),
  ),
  relateClients: onHer(aFriend, (ctx, { clientId }, otherId) =>
    relateClients(ctx, { clientId, otherId, kind: 'friend' }),
  ),
  unrelateClients: onHer(
    async (house, her) => {
      const otherId = await aFriend(house)
      await led(house, her)((ctx) => relateClients(ctx, { clientId: her.clientId, otherId, kind: 'friend' }))
      return db.clientRelation.findFirstOrThrow({ where: { clientId: her.clientId } })
    },
    (ctx, _, { id }) => unrelateClients(ctx, { relationId: id }),
  ),
  noteAlert: onHer(
    nobody,
    (ctx, { clientId, visitId }) => noteAlert(ctx, { ...allergy, clientId, visitId }),
    besideHer,
  ),
  'noteAlert (in her archive, while she is in the house)': onHer(
    nobody,
    (ctx, { clientId }) => noteAlert(ctx, { ...allergy, clientId }),
    besideHer,
  ),
  'noteAlert (of a guest who is not in the house)': onHer(
    nobody,
    (ctx, { clientId }) => noteAlert(ctx, { ...allergy, clientId }),
    over,
  ),
  confirmAlert: onHer(anAlert, (ctx, _, alert) => confirmAlert(ctx, alert), besideHer),
  reviseAlert: onHer(
    anAlert,
    (ctx, _, { alertId }) => reviseAlert(ctx, { alertId, severity: 'serious' }),
    besideHer,
  ),
  retireAlert: onHer(
    anAlert,
    (ctx, _, { alertId }) => retireAlert(ctx, { alertId, reason: '客人说已经没有了' }),
    besideHer,
  ),
  sortAlert: onHer(
    async (house, her) => {
      const asked = { ...allergy, clientId: her.clientId, visitId: her.visitId }
      const [entryId, alert] = [
        await createEntry(house),
        await led(house, her)((ctx) => noteAlert(ctx, asked)),
      ]
      return { ...alert, contraindicationIds: [entryId] }
    },
    (ctx, _, sorted) => sortAlert(ctx, sorted),
    besideHer,
  ),
  recordNoAlerts: onHer(nobody, (ctx, her) => recordNoAlerts(ctx, her), named),
  confirmAlerts: onHer(anAlert, (ctx, her) => confirmAlerts(ctx, her), named),
  answerSafetyQuestion: onHer(
    nobody,
    (ctx, { visitId }) => answerSafetyQuestion(ctx, { visitId, question: 'pregnancy', answer: 'no' }),
    named,
  ),
  recordNothingNew: onHer(
    askedLastMonth,
    (ctx, { visitId }, seen) => recordNothingNew(ctx, { visitId, ...seen }),
    named,
  ),
  notePreference: onHer(
    nobody,
    (ctx, { clientId, visitId }) => notePreference(ctx, { clientId, visitId, kind: 'tea', choice: 'rose' }),
    named,
  ),
  sortBrought: onHer(
    (_, { clientId }) =>
      db.broughtOver.create({
        data: { clientId, broughtAt: new Date(0), note: '爱静' },
        select: { id: true },
      }),
    (ctx, _, { id }) => sortBrought(ctx, { broughtId: id }),
  ),
  retirePreference: onHer(aPreference, (ctx, _, preference) => retirePreference(ctx, preference)),
  makePromise: onHer(
    nobody,
    (ctx, { clientId, visitId }) =>
      makePromise(ctx, { clientId, visitId, text: '留位', ownerId: ctx.staff.id, dueOn: someDay }),
    named,
  ),
  keepPromise: onHer(
    (house, her) =>
      led(
        house,
        her,
      )((ctx) =>
        makePromise(ctx, { clientId: her.clientId, text: '留位', ownerId: ctx.staff.id, dueOn: someDay }),
      ),
    (ctx, _, promise) => keepPromise(ctx, promise),
  ),
  reopenPromise: onHer(
    (house, her) =>
      led(
        house,
        her,
      )(async (ctx) => {
        const asked = { clientId: her.clientId, text: '留位', ownerId: ctx.staff.id, dueOn: someDay }
        const promise = await makePromise(ctx, asked)
        await keepPromise(ctx, promise)
        return promise
      }),
    (ctx, _, promise) => reopenPromise(ctx, promise),
  ),
  openCase: onHer(
    nobody,
    (ctx, { clientId, visitId }) => openCase(ctx, { clientId, visitId, kind: 'complaint', text: '等太久' }),
    named,
  ),
  resolveCase: onHer(
    (house, her) =>
      led(house, her)((ctx) => openCase(ctx, { clientId: her.clientId, kind: 'complaint', text: '等太久' })),
    (ctx, _, opened) => resolveCase(ctx, opened),
  ),
  reopenCase: onHer(
    (house, her) =>
      led(
        house,
        her,
      )(async (ctx) => {
        const opened = await openCase(ctx, { clientId: her.clientId, kind: 'complaint', text: '等太久' })
        await resolveCase(ctx, opened)
        return opened
      }),
    (ctx, _, opened) => reopenCase(ctx, opened),
  ),
  recordConsents: onHer(nobody, (ctx, { clientId }) =>
    recordConsents(ctx, { clientId, locale: 'zh-CN', answers: [{ kind: 'message', answer: 'declined' }] }),
  ),
  withdrawConsent: onHer(
    (_, { clientId }) => db.consent.findFirstOrThrow({ where: { clientId, kind: 'message' } }),
    (ctx, _, { id }) => withdrawConsent(ctx, { consentId: id }),
  ),
  sayTwoPeople: onHer(aFriend, (ctx, { clientId }, otherId) =>
    sayTwoPeople(ctx, { oneId: clientId, otherId }),
  ),
  mergeClients: onHer(
    aFriend,
    async (ctx, { clientId }, goneId) =>
      mergeClients(ctx, {
        keptId: clientId,
        keptRevision: await revisionOf(ctx, clientId),
        goneId,
        goneRevision: await revisionOf(ctx, goneId),
        fromGone: [],
      }),
    besideHer,
  ),
  undoMerge: onHer(merged, (ctx, _, merge) => undoMerge(ctx, merge), besideHer),
  eraseClient: onHer(nobody, (ctx, { clientId }) => eraseClient(ctx, { clientId, reason: 'her_wish' }), over),
}

// ── Lists of clients ─────────────────────────────────────────────────────────

const aList = { filter: {}, order: { by: 'reading' as const, descending: false }, columns: [] }
const kept = async (house: TestSalon, now: Date) => {
  const name = `名单 ${randomUUID().slice(0, 8)}`
  return asStaff(house.manager, now)((ctx) => keepList(ctx, { name, list: aList }))
}
const onKept = (
  act: (ctx: StaffContext, seen: { listId: string; revision: number }) => Promise<unknown>,
) => ({
  ...setting(kept, (ctx, { listId }) => act(ctx, { listId, revision: 1 })),
  tells: clients,
})

const LISTS: Record<string, TellingVerb> = {
  keepList: { ...setting(nothing, (ctx) => keepList(ctx, { name: '常客', list: aList })), tells: clients },
  renameList: onKept((ctx, seen) => renameList(ctx, { ...seen, name: '老客' })),
  reviseList: onKept((ctx, seen) => reviseList(ctx, { ...seen, list: { ...aList, columns: ['phone'] } })),
  dropList: onKept((ctx, seen) => dropList(ctx, seen)),
}

// ── Her care ─────────────────────────────────────────────────────────────────

const onVisit: Telling = { namesVisit: true, tells: visit }
const inTreatment: Telling = { ...onVisit, stage: 'treatment' }
/** Only a page that shows these words reads them again. */
const onVisitWords: Telling = { namesVisit: true, tells: ['words'] }
const inTreatmentWords: Telling = { ...onVisitWords, stage: 'treatment' }

const aPatchTestedTreatment = async (house: TestSalon) => {
  const { id } = await db.treatment.create({
    data: { salonId: house.salon.id, name: '果酸', durationMinutes: 60, priceMinor: 1, patchTestDays: 90 },
  })
  return id
}
const aPatchTest = async (house: TestSalon, her: Her) => {
  const treatmentId = await aPatchTestedTreatment(house)
  const asked = { clientId: her.clientId, visitId: her.visitId, treatmentId, place: 'neck' as const }
  return asStaff(house.therapist, addMinutes(her.now, -2000))((ctx) => doPatchTest(ctx, asked))
}
const anAtHome = (house: TestSalon, her: Her) =>
  led(
    house,
    her,
  )((ctx) =>
    noteAtHome(ctx, { clientId: her.clientId, productId: house.products[0]?.id ?? '', left: 'half' }),
  )
const aPlan = async (house: TestSalon, { clientId, now }: Her) => ({
  planId: await createPlan(house, clientId, { now }),
  revision: 1,
})

export const CARE: Record<string, TellingVerb> = {
  takeReading: onHer(
    (house, { now }) => aReading(house, now),
    (ctx, { visitId }, { readingTypeId }) =>
      takeReading(ctx, { visitId, readingTypeId, moment: 'before', value: 3, seen: null }),
    onVisit,
  ),
  markArea: onHer(
    (house, { now }) => aSheet(house, now),
    (ctx, { visitId }, templateId) =>
      markArea(ctx, { visitId, templateId, area: 'cheek_left', kind: 'redness', strength: 2, seen: null }),
    onVisit,
  ),
  confirmSkinClear: onHer(
    (house, { visitId, now }) =>
      db.clearedMark.create({
        data: {
          ...{ visitId, area: 'neck', kind: 'wound', strength: 2 },
          ...{ clearedById: house.therapist.id, clearedAt: now },
        },
      }),
    (ctx, { visitId }) => confirmSkinClear(ctx, { visitId, area: 'neck', kind: 'wound' }),
    onVisit,
  ),
  makePlan: onHer(
    nobody,
    (ctx, { clientId, visitId }, _, house) => makePlan(ctx, { ...planFor(house, clientId), visitId }),
    named,
  ),
  changePlan: onHer(aPlan, (ctx, { clientId }, plan, house) => {
    const { clientId: _, ...content } = planFor(house, clientId, { goal: '紧致' })
    return changePlan(ctx, { ...content, ...plan })
  }),
  endPlan: onHer(aPlan, (ctx, _, { planId }) => endPlan(ctx, { planId, end: 'stopped' })),
  doPatchTest: onHer(
    aPatchTestedTreatment,
    (ctx, { clientId, visitId }, treatmentId) =>
      doPatchTest(ctx, { clientId, visitId, treatmentId, place: 'neck' }),
    named,
  ),
  readPatchTest: onHer(
    aPatchTest,
    (ctx, _, { patchTestId }) => readPatchTest(ctx, { patchTestId, result: 'clear' }),
    named,
  ),
  takeBackPatchTest: onHer(
    aPatchTest,
    (ctx, _, { patchTestId }) => takeBackPatchTest(ctx, { patchTestId }),
    named,
  ),
  takeBackReading: onHer(
    async (house, her) => {
      const { patchTestId } = await aPatchTest(house, her)
      await led(house, her)((ctx) => readPatchTest(ctx, { patchTestId, result: 'clear' }))
      return { patchTestId }
    },
    (ctx, _, { patchTestId }) => takeBackReading(ctx, { patchTestId, result: 'clear' }),
    named,
  ),
  noteAtHome: onHer(
    nobody,
    (ctx, { clientId, visitId }, _, house) =>
      noteAtHome(ctx, { clientId, visitId, productId: house.products[0]?.id ?? '', left: 'full' }),
    named,
  ),
  correctAtHome: onHer(anAtHome, async (ctx, _, { atHomeId }) => {
    const { runsOutOn } = await ctx.tx.productAtHome.findUniqueOrThrow({ where: { id: atHomeId } })
    const seen = runsOutOn?.toISOString().slice(0, 10) ?? null
    await correctAtHome(ctx, { atHomeId, seen, runsOutOn: someDay })
  }),
  endAtHome: onHer(anAtHome, (ctx, _, { atHomeId }) => endAtHome(ctx, { atHomeId, end: 'used_up' })),
  resumeAtHome: onHer(
    async (house, her) => {
      const { atHomeId } = await anAtHome(house, her)
      await led(house, her)((ctx) => endAtHome(ctx, { atHomeId, end: 'used_up' }))
      return { atHomeId }
    },
    (ctx, _, atHome) => resumeAtHome(ctx, atHome),
  ),
  takePhoto: onHer(
    async () => streamOf(await pictureOf()),
    ({ staff, now }, { clientId, visitId }, bytes) =>
      takePhoto({ staff, now }, randomUUID(), bytes, { clientId, visitId, region: 'face', angle: 'front' }),
    onVisit,
  ),
  correctAngle: onHer(
    (house, { clientId, visitId, now }) => createPhoto(house.therapist, clientId, { visitId, now }),
    (ctx, _, photoId) => correctAngle(ctx, { photoId, angle: 'left_45' }),
    onVisit,
  ),
  deletePhoto: onHer(
    (house, { clientId, visitId, now }) => createPhoto(house.therapist, clientId, { visitId, now }),
    (ctx, _, photoId) => deletePhoto(ctx, { photoId }),
    onVisit,
  ),
}

// ── Her visit ────────────────────────────────────────────────────────────────

const herSession = ({ visitId }: Her) => db.treatmentSession.findFirstOrThrow({ where: { visitId } })

/** In this visit, and she named nothing. */
async function asked(house: TestSalon, { visitId, now }: Her) {
  await asStaff(house.therapist, now)((ctx) => askHer(ctx, visitId))
}

/** Her treatment has begun, by the therapist of the house. */
async function begun(house: TestSalon, her: Her) {
  await asked(house, her)
  const { id } = await herSession(her)
  return db.treatmentSession.update({
    where: { id },
    data: { therapistId: house.therapist.id, startedAt: her.now },
  })
}

async function ended(house: TestSalon, her: Her) {
  const { id } = await begun(house, her)
  await led(house, her)((ctx) => endSession(ctx, { sessionId: id, ...becauseOfAReaction }))
  return { id, sessionId: id }
}

const becauseOfAReaction = {
  outcome: 'broken_off',
  endReason: 'reaction',
  reaction: '两颊发红，冷敷后退了',
} as const

/** And a note on it is written. */
async function written(house: TestSalon, her: Her) {
  const { id } = await ended(house, her)
  await asStaff(house.therapist, her.now)((ctx) => writeNote(ctx, { sessionId: id, content: { text: '好' } }))
  return { sessionId: id }
}

async function aRecommendation(house: TestSalon, her: Her) {
  await asked(house, her)
  const asking = { visitId: her.visitId, productId: house.products[0]?.id ?? '', reason: '干' }
  return led(house, her)((ctx) => recommendProduct(ctx, asking))
}

const atDesk = (
  tells: TellingVerb['tells'],
  arrange: (house: TestSalon, startsAt: Date) => Promise<Omit<Deed, 'by'>>,
): TellingVerb => ({
  tells,
  arrange: async (house) => ({ by: house.receptionist, ...(await arrange(house, quietHour(house))) }),
})

const VISIT: Record<string, TellingVerb> = {
  bookAppointment: atDesk(['appointments'], async (house, startsAt) => {
    const { id: clientId } = await createGuest(house)
    const asked = { clientId, startsAt, treatments: [firstTreatment(house)] }
    return { now: at(house, '09:00'), act: (ctx) => bookAppointment(ctx, asked) }
  }),
  moveAppointment: atDesk(['appointments'], async (house, startsAt) => {
    const { visitId } = await createAppointment(house, { startsAt })
    const { revision } = await db.visit.findUniqueOrThrow({ where: { id: visitId } })
    const asked = { visitId, startsAt: addMinutes(startsAt, 60), revision }
    return { now: at(house, '09:00'), act: (ctx) => moveAppointment(ctx, asked) }
  }),
  bringForward: atDesk(['visit', 'appointments'], async (house, startsAt) => {
    const { visitId } = await createAppointment(house, { startsAt })
    const now = addMinutes(startsAt, -24 * 60)
    return { now, act: (ctx) => bringForward(ctx, { visitId }) }
  }),
  walkIn: atDesk(visit, async (house, now) => {
    const { id: clientId } = await createGuest(house)
    return { now, act: (ctx) => walkIn(ctx, { clientId }) }
  }),
  moveVisit: onHer(
    asked,
    (ctx, { visitId }) => moveVisit(ctx, { visitId, move: 'begin_treatment' }),
    onVisit,
  ),
  undoMove: onHer(
    async (house, her) => {
      await asked(house, her)
      return led(house, her)((ctx) => moveVisit(ctx, { visitId: her.visitId, move: 'begin_treatment' }))
    },
    (ctx, { visitId }, { sequence }) => undoMove(ctx, { visitId, sequence }),
    onVisit,
  ),
  markStep: onHer(
    nobody,
    (ctx, { visitId }) => markStep(ctx, { visitId, stepKey: 'return_belongings', mark: 'done' }),
    onVisit,
  ),
  chooseSeat: onHer(
    nobody,
    (ctx, { visitId }, _, house) => chooseSeat(ctx, { visitId, seatId: house.seats[0]?.id ?? null }),
    onVisit,
  ),
  tellLateness: atDesk(['appointments'], async (house, startsAt) => {
    const { visitId } = await createAppointment(house, { startsAt })
    const now = addMinutes(startsAt, 5)
    return { now, visitId, act: (ctx) => tellLateness(ctx, { visitId, minutes: 20 }) }
  }),
  'saveTreatmentNote (while it is written)': onHer(
    begun,
    (ctx, _, { id }) => writeNote(ctx, { sessionId: id, content: { text: '偏红' } }),
    inTreatmentWords,
  ),
  saveVisitNote: onHer(
    nobody,
    (ctx, { visitId }) => saveVisitNote(ctx, { visitId, kind: 'wish', text: '想放松', baseRevision: 0 }),
    onVisitWords,
  ),
  tellWait: onHer(nobody, (ctx, { visitId }) => tellWait(ctx, { visitId, minutes: 10 }), onVisit),
  addSession: onHer(
    nobody,
    (ctx, { visitId }, _, house) => addSession(ctx, { visitId, treatmentId: house.treatments[2]?.id ?? '' }),
    onVisit,
  ),
  changeSession: onHer(
    (_, her) => herSession(her),
    (ctx, _, { id }, house) => changeSession(ctx, { sessionId: id, therapistId: house.therapist.id }),
    onVisit,
  ),
  removeSession: onHer(
    (_, her) => herSession(her),
    (ctx, _, { id }) => removeSession(ctx, { sessionId: id, reason: '今天不做了' }),
    onVisit,
  ),
  startSession: onHer(
    async (house, her) => {
      await asked(house, her)
      const { id } = await herSession(her)
      return db.treatmentSession.update({ where: { id }, data: { therapistId: house.therapist.id } })
    },
    (ctx, _, { id }) => startSession(ctx, { sessionId: id }),
    inTreatment,
  ),
  endSession: onHer(
    begun,
    (ctx, _, { id }) => endSession(ctx, { sessionId: id, ...becauseOfAReaction }),
    inTreatment,
  ),
  undoEnd: onHer(
    async (house, her) => {
      const { sessionId } = await ended(house, her)
      const end = { visitId: her.visitId, kind: 'session_ended' } as const
      const { sequence } = await db.visitEvent.findFirstOrThrow({ where: end })
      return { sessionId, sequence }
    },
    (ctx, _, end) => undoEnd(ctx, end),
    inTreatment,
  ),
  undoStart: onHer(
    async (house, her) => {
      await asked(house, her)
      const { id: sessionId } = await herSession(her)
      await db.treatmentSession.update({
        where: { id: sessionId },
        data: { therapistId: house.therapist.id },
      })
      await led(house, her)((ctx) => startSession(ctx, { sessionId }))
      const start = { visitId: her.visitId, kind: 'session_started' } as const
      const { sequence } = await db.visitEvent.findFirstOrThrow({ where: start })
      return { sessionId, sequence }
    },
    (ctx, _, start) => undoStart(ctx, start),
    inTreatment,
  ),
  reportReaction: onHer(begun, (ctx, _, { id }) => reportReaction(ctx, { sessionId: id, text: '脸有点肿' }), {
    ...besideHer,
    stage: 'treatment',
  }),
  'saveTreatmentNote (a wound is ticked)': onHer(
    begun,
    (ctx, _, { id }) =>
      writeNote(ctx, { sessionId: id, content: { findings: [{ code: 'wound', strength: 2 }] } }),
    inTreatment,
  ),
  'saveTreatmentNote (a place is named)': onHer(
    begun,
    (ctx, _, { id }) => writeNote(ctx, { sessionId: id, content: { areas: ['chin'] } }),
    inTreatment,
  ),
  'saveTreatmentNote (it speaks of harm)': onHer(
    begun,
    (ctx, _, { id }) => writeNote(ctx, { sessionId: id, content: { text: '左脸起水泡' } }),
    inTreatment,
  ),
  clearReaction: onHer(
    async (house, her) => {
      const { sessionId } = await ended(house, her)
      return db.reaction.findFirstOrThrow({ where: { sessionId } })
    },
    (ctx, _, { id }) => clearReaction(ctx, { reactionId: id, reason: '换了产品，试过没事' }),
    { ...besideHer, stage: 'treatment' },
  ),
  tickProtocol: onHer(
    async (house, her) => {
      const { treatmentId, id } = await begun(house, her)
      const added = led(house, her)((ctx) => addProtocolStep(ctx, { treatmentId, ...step('卸妆') }))
      // She is led by the steps of the moment in which her treatment began.
      return { sessionId: id, stepId: (await added).stepId }
    },
    (ctx, _, { sessionId, stepId }) => tickProtocol(ctx, { sessionId, stepId, mark: 'done' }),
    inTreatment,
  ),
  rateSession: onHer(begun, (ctx, _, { id }) => rateSession(ctx, { sessionId: id, effect: 5 }), inTreatment),
  denyHarm: onHer(
    async (house, her) => {
      const session = await begun(house, her)
      await asStaff(
        house.therapist,
        her.now,
      )((ctx) => writeNote(ctx, { sessionId: session.id, content: { text: '左脸红肿' } }))
      return session
    },
    (ctx, _, { id }) => denyHarm(ctx, { sessionId: id }),
    { ...inTreatment, by: 'therapist' },
  ),
  signTreatmentNote: onHer(written, (ctx, _, session) => signTreatmentNote(ctx, session), {
    ...inTreatment,
    by: 'therapist',
  }),
  'saveTreatmentNote (amended after it was signed)': onHer(
    async (house, her) => {
      const session = await written(house, her)
      await asStaff(house.therapist, her.now)((ctx) => signTreatmentNote(ctx, session))
      return session
    },
    (ctx, _, session) =>
      writeNote(ctx, { ...session, content: { text: '更好' }, baseRevision: 1, amendmentReason: '写漏了' }),
    inTreatment,
  ),
  overrideSafety: {
    tells: visit,
    arrange: async (house) => {
      const now = quietHour(house)
      const { clientId, visitId, sessionId } = await createGuestAtGate(house, now)
      await noteAllergy(house, clientId, '不知道是什么')
      const stops = await stopsOf(sessionId, now)
      const asked = { sessionId, stops, reason: '医生说可以做，客人签了字' }
      return { by: house.manager, now, visitId, act: (ctx) => overrideSafety(ctx, asked) }
    },
  },
  recommendProduct: onHer(
    asked,
    (ctx, { visitId }, _, house) =>
      recommendProduct(ctx, { visitId, productId: house.products[0]?.id ?? '', reason: '干' }),
    onVisit,
  ),
  answerRecommendation: onHer(
    aRecommendation,
    (ctx, _, made) => answerRecommendation(ctx, { ...made, answer: 'will_think', seenAnsweredAt: null }),
    onVisit,
  ),
  retractRecommendation: onHer(aRecommendation, (ctx, _, made) => retractRecommendation(ctx, made), onVisit),
  declineNextBooking: onHer(
    nobody,
    (ctx, { visitId }) => declineNextBooking(ctx, { visitId, reason: 'will_call' }),
    onVisit,
  ),
  recordCall: {
    tells: ['calls'],
    arrange: async (house) => {
      const { callId, dueAt } = await createOwedCall(house, { startsAt: quietHour(house) })
      const asked = { callId, outcome: 'no_answer' as const }
      return { by: house.receptionist, now: dueAt, act: (ctx) => recordCall(ctx, asked) }
    },
  },
  takeBackWrongNumber: {
    tells: ['clients', 'calls'],
    arrange: async (house) => {
      const { callId, clientId, dueAt } = await createOwedCall(house, { startsAt: quietHour(house) })
      await db.client.update({ where: { id: clientId }, data: { phone: '+8613912340003' } })
      const noted = { callId, outcome: 'wrong_number' as const }
      await asStaff(house.receptionist, dueAt)((ctx) => recordCall(ctx, noted))
      const now = addMinutes(dueAt, 2)
      return { by: house.receptionist, now, act: (ctx) => takeBackWrongNumber(ctx, { callId }) }
    },
  },
}

export const TELLING: Record<string, TellingVerb> = {
  ...SETTINGS,
  ...WALL_BOARDS,
  ...STAFF,
  ...ARCHIVE,
  ...LISTS,
  ...CARE,
  ...VISIT,
  'bookAppointment (the next one, during her visit)': onHer(
    nobody,
    (ctx, { clientId, visitId, now }, _, house) =>
      bookAppointment(ctx, {
        clientId,
        startsAt: at(house, '16:00', addDays(salonDate(now, house.salon.timeZone), 200)),
        treatments: [firstTreatment(house)],
        bookedDuringVisitId: visitId,
      }),
    { tells: ['visit', 'appointments'] },
  ),
}

// ── Those that tell nobody ───────────────────────────────────────────────────

const table = csvOf([
  ['姓名', '手机'],
  ['柳絮', '13012345679'],
])

const onImport = (
  prepare: (house: TestSalon, now: Date) => Promise<string>,
  act: (ctx: StaffContext, importId: string) => Promise<unknown>,
) => setting(prepare, act)

const unread = (house: TestSalon, now: Date) => readFile(house.manager, table, now)
const lookedOver = async (house: TestSalon, now: Date) => {
  const importId = await unread(house, now)
  await stepThrough(house.manager, importId, now)
  return importId
}
const importRevision = async (ctx: StaffContext, importId: string) =>
  (await ctx.tx.clientImport.findUniqueOrThrow({ where: { id: importId } })).revision

type SilentVerb = { because: string; arrange: TellingVerb['arrange'] }

const silent = (because: string, { arrange }: TellingVerb): SilentVerb => ({ because, arrange })

export const SILENT: Record<string, SilentVerb> = {
  keepDraft: silent(
    'a draft is its writer’s own until she saves it',
    onHer(nobody, (ctx, { clientId }) =>
      keepDraft(ctx, {
        clientId,
        section: 'life',
        values: { hobbies: { begun: '', mine: '瑜' } },
        baseRevision: 1,
      }),
    ),
  ),
  chooseOwnLocale: silent(
    'only her own screen speaks it',
    setting(nothing, (ctx) => chooseOwnLocale(ctx, { locale: 'en' })),
  ),
  readImport: silent(
    'nothing of it is a client yet',
    setting(nothing, ({ staff, now }) =>
      readImport({ staff, now }, randomUUID(), new Blob([table]).stream()),
    ),
  ),
  remapImport: silent(
    'only whoever imports sees it',
    onImport(lookedOver, async (ctx, importId) =>
      remapImport(ctx, { importId, revision: await importRevision(ctx, importId), mapping: ['name', null] }),
    ),
  ),
  answerImport: silent(
    'only whoever imports sees it',
    onImport(lookedOver, (ctx, importId) =>
      answerImport(ctx, { question: 'doubles', importId, row: 1, kind: 'phone_twice', answer: 'another' }),
    ),
  ),
  startImport: silent(
    'only whoever imports sees it',
    onImport(lookedOver, async (ctx, importId) =>
      startImport(ctx, { importId, revision: await importRevision(ctx, importId) }),
    ),
  ),
  stepImport: silent(
    'thousands of rows would make every tablet read anew with each step; lists read when they are opened',
    onImport(unread, (ctx, importId) => stepImport(ctx, { importId, from: 0 })),
  ),
  undoImport: silent(
    'only whoever imports sees it',
    onImport(
      ({ manager }, now) => importFile(manager, table, now),
      (ctx, importId) => undoImport(ctx, { importId }),
    ),
  ),
  discardImport: silent(
    'nothing of it was a client yet',
    onImport(lookedOver, (ctx, importId) => discardImport(ctx, { importId })),
  ),
}
