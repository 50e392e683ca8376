// Recording a follow-up call.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { recordCallSchema } from '@/lib/follow-ups/follow-up-schemas'
import { recordCall } from '@/lib/follow-ups/record-call'

export const recordCallAction = staffAction({
  name: 'follow_ups.record_call',
  schema: recordCallSchema,
  handler: async (ctx, input) => {
    const { nextCallDueAt, closed } = await recordCall(ctx, input)
    return { nextCallDueAt: nextCallDueAt?.toISOString() ?? null, closed }
  },
})
