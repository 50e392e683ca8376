// What can be done on the guided visit besides moving it on; moves are in ../../today/actions.ts.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { markAreaSchema, takeReadingSchema } from '@/lib/assessments/assessment-schemas'
import { markArea } from '@/lib/assessments/mark-area'
import { takeReading } from '@/lib/assessments/take-reading'
import { answerSafetyQuestion, recordNothingNew } from '@/lib/safety/answer-questions'
import { confirmSkinClear } from '@/lib/safety/clear-skin'
import {
  nothingNewSchema,
  overrideSchema,
  safetyAnswerSchema,
  skinClearSchema,
} from '@/lib/safety/safety-schemas'
import { treatmentNoteIdSchema } from '@/lib/treatment-notes/note-schemas'
import { signTreatmentNote } from '@/lib/treatment-notes/sign-treatment-note'
import { feelingSchema } from '@/lib/visits/feeling-schemas'
import { markStep } from '@/lib/visits/mark-step'
import { overrideSafety } from '@/lib/visits/override-safety'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { addSession, changeSession, removeSession } from '@/lib/visits/plan-sessions'
import { tickProtocolSchema } from '@/lib/visits/protocol-schemas'
import { rateSession } from '@/lib/visits/rate-session'
import { answerRecommendation, recommendProduct, retractRecommendation } from '@/lib/visits/recommend-product'
import { chooseSeat, tellWait } from '@/lib/visits/seat-client'
import { tickProtocol } from '@/lib/visits/tick-protocol'
import { undoEnd } from '@/lib/visits/undo-end'
import { undoStart } from '@/lib/visits/undo-start'
import {
  addSessionSchema,
  answerSchema,
  changeSessionSchema,
  endSessionSchema,
  recommendationSchema,
  recommendSchema,
  removeSessionSchema,
  seatSchema,
  sessionSchema,
  stepSchema,
  undoTappedSchema,
  waitSchema,
} from '@/lib/visits/visit-schemas'

export const markStepAction = staffAction({ name: 'visits.mark_step', schema: stepSchema, handler: markStep })
export const chooseSeatAction = staffAction({
  name: 'visits.choose_seat',
  schema: seatSchema,
  handler: chooseSeat,
})
export const tellWaitAction = staffAction({ name: 'visits.tell_wait', schema: waitSchema, handler: tellWait })

export const addSessionAction = staffAction({
  name: 'visits.add_session',
  schema: addSessionSchema,
  handler: addSession,
})
export const changeSessionAction = staffAction({
  name: 'visits.change_session',
  schema: changeSessionSchema,
  handler: changeSession,
})
export const removeSessionAction = staffAction({
  name: 'visits.remove_session',
  schema: removeSessionSchema,
  handler: removeSession,
})
export const startSessionAction = staffAction({
  name: 'visits.start_session',
  schema: sessionSchema,
  handler: startSession,
})
export const answerSafetyQuestionAction = staffAction({
  name: 'safety.answer_question',
  schema: safetyAnswerSchema,
  handler: answerSafetyQuestion,
})
export const recordNothingNewAction = staffAction({
  name: 'safety.record_nothing_new',
  schema: nothingNewSchema,
  handler: recordNothingNew,
})
export const overrideSafetyAction = staffAction({
  name: 'visits.override_safety',
  schema: overrideSchema,
  handler: overrideSafety,
})
export const signTreatmentNoteAction = staffAction({
  name: 'treatment_notes.sign',
  schema: treatmentNoteIdSchema,
  handler: signTreatmentNote,
})
export const endSessionAction = staffAction({
  name: 'visits.end_session',
  schema: endSessionSchema,
  handler: endSession,
})
export const undoEndAction = staffAction({
  name: 'visits.undo_end',
  schema: undoTappedSchema,
  handler: undoEnd,
})
export const undoStartAction = staffAction({
  name: 'visits.undo_start',
  schema: undoTappedSchema,
  handler: undoStart,
})
export const rateSessionAction = staffAction({
  name: 'visits.rate_session',
  schema: feelingSchema,
  handler: rateSession,
})

export const recommendProductAction = staffAction({
  name: 'visits.recommend_product',
  schema: recommendSchema,
  handler: recommendProduct,
})
export const answerRecommendationAction = staffAction({
  name: 'visits.answer_recommendation',
  schema: answerSchema,
  handler: answerRecommendation,
})
export const retractRecommendationAction = staffAction({
  name: 'visits.retract_recommendation',
  schema: recommendationSchema,
  handler: retractRecommendation,
})

export const takeReadingAction = staffAction({
  name: 'assessments.take_reading',
  schema: takeReadingSchema,
  handler: takeReading,
})
export const markAreaAction = staffAction({
  name: 'assessments.mark_area',
  schema: markAreaSchema,
  handler: markArea,
})

export const tickProtocolAction = staffAction({
  name: 'visits.tick_protocol',
  schema: tickProtocolSchema,
  handler: tickProtocol,
})

export const confirmSkinClearAction = staffAction({
  name: 'safety.confirm_skin_clear',
  schema: skinClearSchema,
  handler: confirmSkinClear,
})
