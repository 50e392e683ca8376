// Well-formed input for every server action, so that what is refused is refused for who asks, not for what.
import { randomUUID } from 'node:crypto'
import { READY_LISTS } from '@/lib/client-lists/list-flow'
import { addDays, salonDate, salonInstant } from '@/lib/salon-time/salon-time'
import { salonSettings } from '@/lib/salons/salon-settings-schemas'
import { createAppointment, createGuest } from '../factories/appointment'
import { SCALE_READING } from '../factories/assessment'
import type { TestSalon } from '../factories/salon'
import { HOT_TOWEL } from '../factories/standard'

type Input = () => object | Promise<object>

/** By the name of the action; each call gives input that was not sent before. Most name what does not exist. */
export async function actionInputs(house: TestSalon): Promise<Record<string, Input>> {
  const { salon } = house
  const guest = await createGuest(house, undefined, new Date())
  const tomorrow = addDays(salonDate(new Date(), salon.timeZone), 1)
  const atHour = (hour: number, date = tomorrow) =>
    salonInstant(date, `${String(hour).padStart(2, '0')}:00`, salon.timeZone)
  let hour = 1
  const expectedGuest = () => createAppointment(house, { now: new Date(), startsAt: atHour(hour++) })
  const treatment = house.treatments[0]
  const somebody = () => ({ clientId: randomUUID() })
  const newGuest = () => ({ name: '新客人', samePhoneConfirmed: true, sameNameConfirmed: true })
  return {
    setUpAction: () => ({
      code: 'AAAA-AAAA',
      salonName: '另一家',
      timeZone: 'Asia/Shanghai',
      locale: 'zh-CN',
      managerName: '何晴',
      userName: userName(),
      password: 'long-enough',
    }),
    chooseLanguageAction: () => ({ locale: 'zh-CN' }),
    chooseFirstPasswordAction: () => ({ newPassword: 'long-enough' }),
    changePasswordAction: () => ({ currentPassword: 'not-this-one', newPassword: 'long-enough' }),

    moveVisitAction: () => ({ visitId: randomUUID(), move: 'arrive' }),
    undoMoveAction: () => ({ visitId: randomUUID(), sequence: 1 }),
    checkInAction: () => ({ visitId: randomUUID() }),
    bringForwardAction: () => ({ visitId: randomUUID() }),
    walkInAction: somebody,
    registerAndWalkInAction: newGuest,
    markStepAction: () => ({ visitId: randomUUID(), stepKey: 'serve_tea', mark: 'done' }),
    chooseSeatAction: () => ({ visitId: randomUUID(), seatId: null }),
    takeReadingAction: () => ({
      visitId: randomUUID(),
      readingTypeId: randomUUID(),
      moment: 'before',
      value: 3,
      seen: null,
    }),
    markAreaAction: () => ({
      visitId: randomUUID(),
      templateId: randomUUID(),
      area: 'nose',
      kind: 'acne',
      strength: 2,
      seen: null,
    }),
    addTemplateAction: () => ({ region: 'face', name: '新检测表' }),
    reviseTemplateAction: () => ({
      templateId: randomUUID(),
      seen: { name: '甲', nameEn: null },
      name: '乙',
    }),
    retireTemplateAction: () => ({ templateId: randomUUID() }),
    restoreTemplateAction: () => ({ templateId: randomUUID() }),
    reorderTemplatesAction: () => ({ ids: [randomUUID()] }),
    addReadingTypeAction: () => ({ templateId: randomUUID(), name: '新指标', form: 'scale', steps: 5 }),
    reviseReadingTypeAction: () => ({
      readingTypeId: randomUUID(),
      seen: SCALE_READING,
      name: '乙',
      form: 'scale',
      steps: 5,
    }),
    retireReadingTypeAction: () => ({ readingTypeId: randomUUID() }),
    restoreReadingTypeAction: () => ({ readingTypeId: randomUUID() }),
    reorderReadingTypesAction: () => ({ templateId: randomUUID(), ids: [randomUUID()] }),
    tellLatenessAction: () => ({ visitId: randomUUID(), minutes: 20 }),
    tellWaitAction: () => ({ visitId: randomUUID(), minutes: 10 }),
    addSessionAction: () => ({ visitId: randomUUID(), treatmentId: randomUUID() }),
    changeSessionAction: () => ({ sessionId: randomUUID() }),
    removeSessionAction: () => ({ sessionId: randomUUID(), reason: '时间来不及' }),
    startSessionAction: () => ({ sessionId: randomUUID() }),
    answerSafetyQuestionAction: () => ({ visitId: randomUUID(), question: 'allergy', answer: 'no' }),
    recordNothingNewAction: () => ({
      visitId: randomUUID(),
      questions: ['allergy'],
      lastAskedAt: new Date().toISOString(),
    }),
    overrideSafetyAction: () => ({
      sessionId: randomUUID(),
      stops: ['not_asked'],
      reason: '客人急着走，医生看过',
    }),
    endSessionAction: () => ({ sessionId: randomUUID(), outcome: 'performed' }),
    undoEndAction: () => ({ sessionId: randomUUID(), sequence: 1 }),
    undoStartAction: () => ({ sessionId: randomUUID(), sequence: 1 }),
    reportReactionAction: () => ({ sessionId: randomUUID(), text: '脸肿了一天' }),
    denyHarmAction: () => ({ sessionId: randomUUID(), seen: ['红肿'] }),
    confirmSkinClearAction: () => ({ visitId: randomUUID(), area: 'nose', kind: 'wound' }),
    clearReactionAction: () => ({ reactionId: randomUUID(), reason: '问过皮肤科，可以' }),
    tickProtocolAction: () => ({ sessionId: randomUUID(), stepId: randomUUID(), mark: 'done' }),
    signTreatmentNoteAction: () => ({ sessionId: randomUUID() }),
    rateSessionAction: () => ({ sessionId: randomUUID(), effect: 4 }),
    recommendProductAction: () => ({ visitId: randomUUID(), productId: randomUUID(), reason: '换季偏干' }),
    answerRecommendationAction: () => ({
      recommendationId: randomUUID(),
      answer: 'bought',
      seenAnsweredAt: null,
    }),
    retractRecommendationAction: () => ({ recommendationId: randomUUID() }),

    makePlanAction: () => ({ ...somebody(), ...planWords(treatment?.id) }),
    changePlanAction: () => ({ planId: randomUUID(), revision: 1, ...planWords(treatment?.id) }),
    endPlanAction: () => ({ planId: randomUUID(), end: 'stopped' }),

    bookAppointmentAction: () => ({
      clientId: guest.id,
      startsAt: atHour(10, addDays(tomorrow, 1)).toISOString(),
      treatments: [{ treatmentId: treatment?.id }],
    }),
    moveAppointmentAction: () => ({
      visitId: randomUUID(),
      startsAt: atHour(10, addDays(tomorrow, 1)).toISOString(),
      revision: 1,
    }),
    // The flow asks where she is before it asks who says so: a visit that can be cancelled.
    cancelAppointmentAction: async () => ({ visitId: (await expectedGuest()).visitId }),
    declineNextBookingAction: () => ({ visitId: randomUUID(), reason: 'undecided' }),
    registerGuestAction: newGuest,
    takeBackWrongNumberAction: () => ({ callId: randomUUID() }),
    recordCallAction: () => ({ callId: randomUUID(), outcome: 'no_answer' }),

    registerClientAction: newGuest,
    reviseBasicsAction: () => ({ ...somebody(), section: 'identity', name: '王晓明', revision: 1 }),
    completeBasicsAction: () => ({ ...somebody(), formOfAddress: '王姐', revision: 1 }),
    confirmBasicsAction: somebody,
    addPhoneAction: () => ({ ...somebody(), phone: '13911112222' }),
    rightAfterAllAction: () => ({ phoneId: randomUUID() }),
    removePhoneAction: () => ({ phoneId: randomUUID() }),
    relateClientsAction: () => ({ ...somebody(), kind: 'friend', otherId: randomUUID() }),
    unrelateClientsAction: () => ({ relationId: randomUUID() }),
    classifyClientAction: () => ({ ...somebody(), revision: 1 }),
    giveTagAction: () => ({ ...somebody(), tagId: randomUUID() }),
    takeTagAction: () => ({ ...somebody(), tagId: randomUUID() }),
    noteAlertAction: () => ({ ...somebody(), kind: 'allergy', severity: 'mild', text: '蜂蜜' }),
    correctAngleAction: () => ({ photoId: randomUUID(), angle: 'left_45' }),
    deletePhotoAction: () => ({ photoId: randomUUID() }),
    sortAlertAction: () => ({ alertId: randomUUID(), contraindicationIds: [] }),
    doPatchTestAction: () => ({ ...somebody(), productId: randomUUID(), place: 'neck' }),
    takeBackPatchTestAction: () => ({ patchTestId: randomUUID() }),
    takeBackReadingAction: () => ({ patchTestId: randomUUID(), result: 'clear' }),
    readPatchTestAction: () => ({ patchTestId: randomUUID(), result: 'clear' }),
    retireAlertAction: () => ({ alertId: randomUUID(), reason: '客人说已经没有了' }),
    reviseAlertAction: () => ({ alertId: randomUUID(), severity: 'serious' }),
    recordNoAlertsAction: somebody,
    confirmAlertsAction: somebody,
    confirmAlertAction: () => ({ alertId: randomUUID() }),
    notePreferenceAction: () => ({ ...somebody(), kind: 'tea', text: '菊花茶' }),
    sortBroughtAction: () => ({ broughtId: randomUUID() }),
    retirePreferenceAction: () => ({ preferenceId: randomUUID() }),
    noteAtHomeAction: () => ({ ...somebody(), productId: randomUUID(), left: 'half' }),
    correctAtHomeAction: () => ({ atHomeId: randomUUID(), seen: null, runsOutOn: tomorrow }),
    endAtHomeAction: () => ({ atHomeId: randomUUID(), end: 'used_up' }),
    resumeAtHomeAction: () => ({ atHomeId: randomUUID() }),
    makePromiseAction: () => ({
      ...somebody(),
      text: '下次留靠窗的座位',
      ownerId: house.receptionist.id,
      dueOn: tomorrow,
    }),
    keepPromiseAction: () => ({ promiseId: randomUUID() }),
    reopenPromiseAction: () => ({ promiseId: randomUUID() }),
    openCaseAction: () => ({ ...somebody(), kind: 'praise', text: '很满意' }),
    resolveCaseAction: () => ({ caseId: randomUUID() }),
    reopenCaseAction: () => ({ caseId: randomUUID() }),
    recordConsentsAction: () => ({
      ...somebody(),
      locale: 'zh-CN',
      answers: [{ kind: 'phone', answer: 'given' }],
    }),
    withdrawConsentAction: () => ({ consentId: randomUUID() }),
    mergeClientsAction: () => ({
      keptId: randomUUID(),
      keptRevision: 1,
      goneId: randomUUID(),
      goneRevision: 1,
      fromGone: [],
    }),
    undoMergeAction: () => ({ mergeId: randomUUID() }),
    sayTwoPeopleAction: () => ({ oneId: randomUUID(), otherId: randomUUID() }),
    eraseClientAction: () => ({ ...somebody(), reason: 'her_wish' }),

    keepListAction: () => ({ name: randomUUID(), list: READY_LISTS.lapsed }),
    renameListAction: () => ({ listId: randomUUID(), revision: 1, name: '新名字' }),
    reviseListAction: () => ({ listId: randomUUID(), revision: 1, list: READY_LISTS.lapsed }),
    dropListAction: () => ({ listId: randomUUID(), revision: 1 }),

    remapImportAction: () => ({ importId: randomUUID(), revision: 1, mapping: ['name'] }),
    answerImportAction: () => ({
      question: 'doubles',
      importId: randomUUID(),
      kind: 'phone_twice',
      answer: 'same',
    }),
    startImportAction: () => ({ importId: randomUUID(), revision: 1 }),
    discardImportAction: () => ({ importId: randomUUID() }),
    undoImportAction: () => ({ importId: randomUUID() }),

    ...listInputs('Courtesy', 'Courtesies', 'courtesyId', { occasion: 'any' }, { occasion: 'any' }),
    ...listInputs(
      'Treatment',
      'Treatments',
      'treatmentId',
      { durationMinutes: 60, price: '398', ...careOfTreatment, ...namesNothing, ...saysNothing },
      {
        durationMinutes: 60,
        priceMinor: 39_800,
        followUpAfterHours: null,
        ...careOfTreatment,
        ...sawNothing,
        ...saidNothing,
      },
    ),
    ...listInputs(
      'Product',
      'Products',
      'productId',
      { price: '268', use: 'home', ...careOfProduct, concerns: '', contraindicationIds: '' },
      {
        priceMinor: 26_800,
        isForHome: true,
        isForTreatment: false,
        sizeUnit: null,
        ...careOfProduct,
        concerns: [],
        contraindicationIds: [],
      },
    ),
    addCaseAction: () => ({ ...caseWords }),
    reviseCaseAction: () => ({ caseId: randomUUID(), seen: sawCase, ...caseWords }),
    retireCaseAction: () => ({ caseId: randomUUID() }),
    restoreCaseAction: () => ({ caseId: randomUUID() }),
    reorderCasesAction: () => ({ ids: [randomUUID()] }),
    addProtocolStepAction: () => ({ treatmentId: randomUUID(), ...stepWords }),
    reviseProtocolStepAction: () => ({ stepId: randomUUID(), ...stepWords }),
    retireProtocolStepAction: () => ({ stepId: randomUUID() }),
    reorderProtocolAction: () => ({ treatmentId: randomUUID(), ids: [randomUUID()] }),
    ...listInputs('Skill', 'Skills', 'skillId', { therapistIds: '' }, { therapistIds: [] }),
    ...listInputs('RoomFeature', 'RoomFeatures', 'featureId', {}, {}),
    ...listInputs(
      'Contraindication',
      'Contraindications',
      'contraindicationId',
      { kind: 'allergy', words: '坚果、花生' },
      { kind: 'allergy', words: [] },
    ),
    ...listInputs('Place', 'Places', 'placeId', {}, {}, { kind: 'seat' }),
    ...listInputs('Nature', 'Natures', 'natureId', {}, {}),
    ...listInputs('Phrase', 'Phrases', 'phraseId', { kind: 'advice' }, { kind: 'advice' }),
    ...listInputs('Tag', 'Tags', 'tagId', {}, {}),

    addWallBoardAction: () => ({ name: '前台墙上' }),
    endWallBoardAction: () => ({ wallBoardId: randomUUID() }),
    createStaffMemberAction: () => ({
      name: '何晴',
      userName: userName(),
      role: 'therapist',
      password: 'long-enough',
    }),
    nameForSafetyAction: () => ({ staffMemberId: randomUUID(), mayOverrideSafety: true }),
    renameStaffMemberAction: () => ({
      staffMemberId: randomUUID(),
      seen: { name: '何晴', userName: 'heqing' },
      name: '何情',
      userName: userName(),
    }),
    handOnAction: () => ({
      fromId: randomUUID(),
      toId: randomUUID(),
      sessionIds: [randomUUID()],
      promiseIds: [],
    }),
    changeRoleAction: () => ({ staffMemberId: randomUUID(), role: 'therapist' }),
    resetPasswordAction: () => ({ staffMemberId: randomUUID(), password: 'long-enough' }),
    deactivateStaffMemberAction: () => ({ staffMemberId: randomUUID() }),
    reactivateStaffMemberAction: () => ({ staffMemberId: randomUUID() }),

    addStandardAction: () => ({ stage: 'greeting', version: 1, ...HOT_TOWEL }),
    reviseStandardAction: () => ({ stepKey: 'serve_tea', version: 1, ...HOT_TOWEL }),
    retireStandardAction: () => ({ stepKey: 'refill_tea', version: 1 }),
    restoreStandardAction: () => ({ stepKey: 'refill_tea', version: 1 }),
    reorderStandardsAction: () => ({ stage: 'greeting', version: 1, stepKeys: ['greet_by_name'] }),
    askBackupAction: () => ({}),
    reviseSalonAction: () => ({ seen: { ...salonFacts(house), name: '从前的名字' }, ...salonFacts(house) }),
  }
}

/** The five actions of one of the salon's lists. */
function listInputs(one: string, many: string, idName: string, facts: object, seenFacts: object, kind = {}) {
  const words = { ...kind, name: '新添的', nameEn: 'New', ...facts }
  const seen = { name: '从前的', nameEn: null, ...seenFacts }
  return {
    [`add${one}Action`]: () => words,
    [`revise${one}Action`]: () => ({ [idName]: randomUUID(), seen, ...words }),
    [`retire${one}Action`]: () => ({ ...kind, [idName]: randomUUID() }),
    [`restore${one}Action`]: () => ({ ...kind, [idName]: randomUUID() }),
    [`reorder${many}Action`]: () => ({ ...kind, ids: [randomUUID()] }),
  }
}

function salonFacts({ salon }: TestSalon) {
  return { ...salonSettings.parse(salon), opensAt: '10:00', closesAt: '21:00' }
}

/** How a treatment works and where; as it is sent, and as it was seen. */
const saysNothing = { holds: 'therapist,room', otherNames: '', methods: '', touches: '' }
const saidNothing = { needsTherapist: true, needsRoom: true, otherNames: [], methods: [], touches: [] }
const careOfTreatment = {
  preparationMinutes: 5,
  cleanupMinutes: 10,
  intervalDays: null,
  patchTestDays: null,
  patchTestHours: 24,
}
const namesNothing = { concerns: '', skillIds: '', featureIds: '', productIds: '', contraindicationIds: '' }
const sawNothing = { concerns: [], skillIds: [], featureIds: [], productIds: [], contraindicationIds: [] }
const careOfProduct = {
  size: null,
  dailyUse: null,
  benefit: null,
  benefitEn: null,
  patchTestDays: null,
  patchTestHours: 24,
}
const stepWords = { title: '卸妆', minutes: 5, products: [] }

const caseWords = { title: '两颊泛红', course: '舒敏六次', result: '淡了', concerns: ['redness'] }
const sawCase = {
  title: '两颊泛红',
  titleEn: null,
  course: '舒敏六次',
  courseEn: null,
  result: '淡了',
  resultEn: null,
  weeks: null,
  beforePhotoId: null,
  afterPhotoId: null,
}

function planWords(treatmentId: string | undefined) {
  return {
    goal: '脸不要那么干',
    homeCare: '',
    avoid: '',
    treatments: [{ treatmentId, sessions: 8, intervalDays: 7 }],
  }
}

function userName(): string {
  return `new-${randomUUID().slice(0, 8)}`
}
