// What is asked and sent when somebody's guests and promises are handed on. Safe for the client.
import { z } from 'zod'

const ids = z.array(z.uuid()).max(200, 'too_many')

export const handOnSchema = z
  .object({ fromId: z.uuid(), toId: z.uuid(), sessionIds: ids, promiseIds: ids })
  .refine(({ sessionIds, promiseIds }) => sessionIds.length + promiseIds.length > 0, 'choose_one')

export const standingWithSchema = z.object({ staffMemberId: z.uuid() })
