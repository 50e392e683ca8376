// Who gets in where: one line per page, route handler and server action, for whoever is not signed in and each role.

export const VISITORS = ['signedOut', 'receptionist', 'therapist', 'manager'] as const
export type Visitor = (typeof VISITORS)[number]

type Verdicts<Verdict> = Readonly<Record<Visitor, Verdict>>

/** 'sign-in' and 'today' are sent there; 'not-hers' is told whose work it is. */
export type PageVerdict = 'ok' | 'not-hers' | 'not-found' | 'sign-in' | 'today' | 'broken'
/** 'ok' has passed every door, whatever the domain says to what was asked. */
export type HandlerVerdict = 'ok' | 'signed-out' | 'refused'
export type ActionVerdict = HandlerVerdict | 'closed'

function all<Verdict>(verdict: Verdict): Verdicts<Verdict> {
  return { signedOut: verdict, receptionist: verdict, therapist: verdict, manager: verdict }
}

const staffPage: Verdicts<PageVerdict> = { ...all<PageVerdict>('ok'), signedOut: 'sign-in' }
const managersPage: Verdicts<PageVerdict> = {
  ...all<PageVerdict>('not-found'),
  signedOut: 'sign-in',
  manager: 'ok',
}

export const pageVerdicts: Readonly<Record<string, Verdicts<PageVerdict>>> = {
  '/': { ...all<PageVerdict>('today'), signedOut: 'sign-in' },
  '/sign-in': { ...all<PageVerdict>('today'), signedOut: 'ok' },
  // Only for whoever has no password of her own yet.
  '/first-password': { ...all<PageVerdict>('today'), signedOut: 'sign-in' },
  // The house is set up: nobody ever sees it again.
  '/set-up': all('sign-in'),
  '/today': staffPage,
  '/visits/[visitId]': staffPage,
  '/clients': staffPage,
  '/clients/[clientId]': staffPage,
  '/clients/duplicates': { ...staffPage, therapist: 'not-found' },
  '/clients/import': managersPage,
  '/clients/import/[importId]': managersPage,
  '/clients/[clientId]/document': staffPage,
  '/appointments': staffPage,
  '/follow-ups': { ...staffPage, therapist: 'not-hers' },
  '/settings': managersPage,
  '/settings/assessments': managersPage,
  '/settings/assessments/[templateId]': managersPage,
  '/settings/audit': managersPage,
  '/settings/backups': managersPage,
  '/settings/cases': managersPage,
  '/settings/courtesies': managersPage,
  '/settings/look': managersPage,
  '/settings/contraindications': managersPage,
  '/settings/menu': managersPage,
  '/settings/menu/[treatmentId]': managersPage,
  '/settings/natures': managersPage,
  '/settings/overrides': managersPage,
  '/settings/reactions': managersPage,
  '/settings/phrases': managersPage,
  '/settings/places': managersPage,
  '/settings/products': managersPage,
  '/settings/retention': managersPage,
  '/settings/skills': managersPage,
  '/settings/staff': managersPage,
  '/settings/standards': managersPage,
  '/settings/tags': managersPage,
  '/settings/times': managersPage,
  '/settings/wall-boards': managersPage,
  // Whoever has its key sees it, and nobody is signed in there.
  '/wall/[key]': all('ok'),
  // Next's own two: they hold nobody's data. Without a cookie they are not even reached.
  '/_not-found': all('not-found'),
  '/_global-error': all('broken'),
}

const anybodysHandler = all<HandlerVerdict>('ok')
const staffHandler: Verdicts<HandlerVerdict> = { ...anybodysHandler, signedOut: 'signed-out' }
const managersHandler: Verdicts<HandlerVerdict> = {
  ...all<HandlerVerdict>('refused'),
  signedOut: 'signed-out',
  manager: 'ok',
}

/** By method and address; a method that is not here must not be answered. */
export const handlerVerdicts: Readonly<Record<string, Verdicts<HandlerVerdict>>> = {
  'GET /api/auth/[...nextauth]': anybodysHandler,
  'POST /api/auth/[...nextauth]': anybodysHandler,
  'PUT /api/drafts': staffHandler,
  'GET /api/health': anybodysHandler,
  'GET /api/live': staffHandler,
  'POST /api/notes': staffHandler,
  'POST /api/photos': { ...staffHandler, receptionist: 'refused' },
  'GET /api/photos/[photoId]': { ...staffHandler, receptionist: 'refused' },
  'GET /api/cases/[caseId]/[side]': { ...staffHandler, receptionist: 'refused' },
  'POST /api/search': staffHandler,
  'POST /api/treatment-warnings': staffHandler,
  'GET /api/session': staffHandler,
  'PUT /api/treatment-notes': { ...staffHandler, receptionist: 'refused' },
  'POST /api/treatment-notes': staffHandler,
  'POST /api/treatment-notes/history': staffHandler,
  'POST /api/session': staffHandler,
  'POST /appointments/openings': staffHandler,
  'POST /settings/backups/fetch': managersHandler,
  'POST /settings/staff/standing': managersHandler,
  'POST /clients/export': managersHandler,
  'POST /clients/import/upload': managersHandler,
  'POST /clients/import/[importId]/step': managersHandler,
  'POST /clients/import/[importId]/report': managersHandler,
  'POST /clients/[clientId]/export': managersHandler,
  'POST /settings/cases/photos': managersHandler,
  'GET /icon.svg': anybodysHandler,
}

const everybodys: Verdicts<ActionVerdict> = staffHandler
const managers: Verdicts<ActionVerdict> = {
  ...all<ActionVerdict>('refused'),
  signedOut: 'signed-out',
  manager: 'ok',
}
const desks: Verdicts<ActionVerdict> = { ...everybodys, therapist: 'refused' }
const carers: Verdicts<ActionVerdict> = { ...everybodys, receptionist: 'refused' }

export const actionVerdicts: Readonly<Record<string, Verdicts<ActionVerdict>>> = {
  // Before anybody is signed in
  setUpAction: all('closed'),
  chooseLanguageAction: all('ok'),

  // Oneself
  changePasswordAction: everybodys,
  // Whoever has her own is none of those it lets in.
  chooseFirstPasswordAction: all('signed-out'),

  // The board and the visit
  moveVisitAction: everybodys,
  undoMoveAction: everybodys,
  checkInAction: everybodys,
  bringForwardAction: everybodys,
  walkInAction: everybodys,
  registerAndWalkInAction: everybodys,
  markStepAction: everybodys,
  chooseSeatAction: everybodys,
  tellLatenessAction: everybodys,
  tellWaitAction: everybodys,
  addSessionAction: everybodys,
  changeSessionAction: everybodys,
  removeSessionAction: everybodys,
  startSessionAction: carers,
  answerSafetyQuestionAction: everybodys,
  recordNothingNewAction: everybodys,
  // The manager has named nobody else.
  overrideSafetyAction: managers,
  endSessionAction: carers,
  undoEndAction: carers,
  undoStartAction: carers,
  clearReactionAction: managers,
  reportReactionAction: everybodys,
  denyHarmAction: carers,
  confirmSkinClearAction: carers,
  tickProtocolAction: carers,
  signTreatmentNoteAction: carers,
  rateSessionAction: carers,
  takeReadingAction: carers,
  markAreaAction: carers,
  recommendProductAction: carers,
  answerRecommendationAction: carers,
  retractRecommendationAction: carers,

  correctAngleAction: carers,
  deletePhotoAction: carers,

  // What is advised
  makePlanAction: carers,
  changePlanAction: carers,
  endPlanAction: carers,

  // Appointments and calls
  bookAppointmentAction: desks,
  moveAppointmentAction: desks,
  cancelAppointmentAction: desks,
  declineNextBookingAction: everybodys,
  registerGuestAction: everybodys,
  recordCallAction: desks,
  takeBackWrongNumberAction: desks,

  // Archives
  registerClientAction: everybodys,
  reviseBasicsAction: desks,
  completeBasicsAction: everybodys,
  confirmBasicsAction: everybodys,
  addPhoneAction: desks,
  removePhoneAction: desks,
  rightAfterAllAction: desks,
  relateClientsAction: everybodys,
  unrelateClientsAction: everybodys,
  classifyClientAction: desks,
  giveTagAction: desks,
  takeTagAction: desks,
  noteAlertAction: everybodys,
  retireAlertAction: everybodys,
  reviseAlertAction: everybodys,
  recordNoAlertsAction: everybodys,
  confirmAlertsAction: everybodys,
  confirmAlertAction: everybodys,
  sortAlertAction: everybodys,
  doPatchTestAction: carers,
  readPatchTestAction: carers,
  takeBackPatchTestAction: carers,
  takeBackReadingAction: carers,
  notePreferenceAction: everybodys,
  retirePreferenceAction: everybodys,
  sortBroughtAction: everybodys,
  noteAtHomeAction: everybodys,
  correctAtHomeAction: everybodys,
  endAtHomeAction: everybodys,
  resumeAtHomeAction: everybodys,
  makePromiseAction: everybodys,
  keepPromiseAction: everybodys,
  reopenPromiseAction: everybodys,
  openCaseAction: everybodys,
  resolveCaseAction: desks,
  reopenCaseAction: desks,
  eraseClientAction: managers,
  recordConsentsAction: everybodys,
  withdrawConsentAction: everybodys,
  mergeClientsAction: desks,
  undoMergeAction: desks,
  sayTwoPeopleAction: desks,

  // Lists of other systems
  remapImportAction: managers,
  answerImportAction: managers,
  startImportAction: managers,
  discardImportAction: managers,
  undoImportAction: managers,

  // Lists of clients
  keepListAction: desks,
  renameListAction: desks,
  reviseListAction: desks,
  dropListAction: desks,

  // Settings
  addCourtesyAction: managers,
  reviseCourtesyAction: managers,
  retireCourtesyAction: managers,
  restoreCourtesyAction: managers,
  reorderCourtesiesAction: managers,
  addTreatmentAction: managers,
  reviseTreatmentAction: managers,
  retireTreatmentAction: managers,
  restoreTreatmentAction: managers,
  reorderTreatmentsAction: managers,
  addProtocolStepAction: managers,
  reviseProtocolStepAction: managers,
  retireProtocolStepAction: managers,
  reorderProtocolAction: managers,
  addSkillAction: managers,
  reviseSkillAction: managers,
  retireSkillAction: managers,
  restoreSkillAction: managers,
  reorderSkillsAction: managers,
  addRoomFeatureAction: managers,
  reviseRoomFeatureAction: managers,
  retireRoomFeatureAction: managers,
  restoreRoomFeatureAction: managers,
  reorderRoomFeaturesAction: managers,
  addContraindicationAction: managers,
  reviseContraindicationAction: managers,
  retireContraindicationAction: managers,
  restoreContraindicationAction: managers,
  reorderContraindicationsAction: managers,
  addPlaceAction: managers,
  revisePlaceAction: managers,
  retirePlaceAction: managers,
  restorePlaceAction: managers,
  reorderPlacesAction: managers,
  addProductAction: managers,
  reviseProductAction: managers,
  retireProductAction: managers,
  restoreProductAction: managers,
  reorderProductsAction: managers,
  addPhraseAction: managers,
  revisePhraseAction: managers,
  retirePhraseAction: managers,
  restorePhraseAction: managers,
  reorderPhrasesAction: managers,
  addTemplateAction: managers,
  reviseTemplateAction: managers,
  retireTemplateAction: managers,
  restoreTemplateAction: managers,
  reorderTemplatesAction: managers,
  addReadingTypeAction: managers,
  reviseReadingTypeAction: managers,
  retireReadingTypeAction: managers,
  restoreReadingTypeAction: managers,
  reorderReadingTypesAction: managers,
  addNatureAction: managers,
  reviseNatureAction: managers,
  retireNatureAction: managers,
  restoreNatureAction: managers,
  reorderNaturesAction: managers,
  addCaseAction: managers,
  reviseCaseAction: managers,
  retireCaseAction: managers,
  restoreCaseAction: managers,
  reorderCasesAction: managers,
  addTagAction: managers,
  reviseTagAction: managers,
  retireTagAction: managers,
  restoreTagAction: managers,
  reorderTagsAction: managers,
  addWallBoardAction: managers,
  endWallBoardAction: managers,
  createStaffMemberAction: managers,
  renameStaffMemberAction: managers,
  handOnAction: managers,
  changeRoleAction: managers,
  nameForSafetyAction: managers,
  resetPasswordAction: managers,
  deactivateStaffMemberAction: managers,
  reactivateStaffMemberAction: managers,
  addStandardAction: managers,
  reviseStandardAction: managers,
  retireStandardAction: managers,
  restoreStandardAction: managers,
  reorderStandardsAction: managers,
  reviseSalonAction: managers,
  askBackupAction: managers,
}
