// Recording a follow-up call, and taking a wrong number back.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { recordCallSchema, takeBackCallSchema } from '@/lib/follow-ups/follow-up-schemas'
import { recordCall } from '@/lib/follow-ups/record-call'
import { takeBackWrongNumber } from '@/lib/follow-ups/take-back-call'

export const recordCallAction = staffAction({
  name: 'follow_ups.record_call',
  schema: recordCallSchema,
  handler: async (ctx, input) => {
    const { nextCallDueAt, closed } = await recordCall(ctx, input)
    return { nextCallDueAt: nextCallDueAt?.toISOString() ?? null, closed }
  },
})

export const takeBackWrongNumberAction = staffAction({
  name: 'follow_ups.take_back_wrong_number',
  schema: takeBackCallSchema,
  handler: takeBackWrongNumber,
})
