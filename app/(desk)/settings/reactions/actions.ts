// What the manager does about a treatment that did somebody harm.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { clearReaction } from '@/lib/reactions/clear-reaction'
import { clearReactionSchema } from '@/lib/reactions/reaction-schemas'

export const clearReactionAction = staffAction({
  name: 'reactions.clear',
  schema: clearReactionSchema,
  handler: clearReaction,
})
