'use server'
// What a treatment did to her, told apart from its end; or that it did not.
import { staffAction } from '@/lib/actions/staff-action'
import { denyHarm } from '@/lib/reactions/answer-harm'
import { denyHarmSchema, reportReactionSchema } from '@/lib/reactions/reaction-schemas'
import { reportReaction } from '@/lib/reactions/report-reaction'

export const reportReactionAction = staffAction({
  name: 'reactions.report',
  schema: reportReactionSchema,
  handler: reportReaction,
})
export const denyHarmAction = staffAction({
  name: 'reactions.deny_harm',
  schema: denyHarmSchema,
  handler: denyHarm,
})
