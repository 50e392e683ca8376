// What can be done on the guided visit besides moving it on; moves are in ../../today/actions.ts.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { markStep } from '@/lib/visits/mark-step'
import { endSession, rateEffect, startSession } from '@/lib/visits/perform-session'
import { addSession, changeSession, removeSession } from '@/lib/visits/plan-sessions'
import { answerRecommendation, recommendProduct, retractRecommendation } from '@/lib/visits/recommend-product'
import { chooseSeat, tellWait } from '@/lib/visits/seat-client'
import {
  addSessionSchema,
  answerSchema,
  changeSessionSchema,
  effectSchema,
  recommendationSchema,
  recommendSchema,
  seatSchema,
  sessionSchema,
  stepSchema,
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
  schema: sessionSchema,
  handler: removeSession,
})
export const startSessionAction = staffAction({
  name: 'visits.start_session',
  schema: sessionSchema,
  handler: startSession,
})
export const endSessionAction = staffAction({
  name: 'visits.end_session',
  schema: sessionSchema,
  handler: endSession,
})
export const rateEffectAction = staffAction({
  name: 'visits.rate_effect',
  schema: effectSchema,
  handler: rateEffect,
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
