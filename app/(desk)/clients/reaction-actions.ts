'use server'
// What a treatment did to her, told apart from its end.
import { staffAction } from '@/lib/actions/staff-action'
import { reportReactionSchema } from '@/lib/reactions/reaction-schemas'
import { reportReaction } from '@/lib/reactions/report-reaction'

export const reportReactionAction = staffAction({
  name: 'reactions.report',
  schema: reportReactionSchema,
  handler: reportReaction,
})
