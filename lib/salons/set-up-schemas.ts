// What set-up asks for. Safe for the client.
import { z } from 'zod'
import { isTimeZone } from '@/lib/salon-time/salon-time'
import { newPasswordSchema, staffNameSchema, userNameSchema } from '@/lib/staff/staff-schemas'

export const setUpSchema = z.object({
  salonName: z.string().trim().min(1, 'required').max(60, 'too_long'),
  timeZone: z.string().min(1, 'required').refine(isTimeZone, 'time_zone'),
  locale: z.enum(['zh-CN', 'en']),
  managerName: staffNameSchema,
  userName: userNameSchema,
  password: newPasswordSchema,
})

/** The form asks for the code first. */
export const setUpFormSchema = setUpSchema.extend({
  code: z.string().trim().min(1, 'required').max(40, 'too_long'),
})

export type SetUpInput = z.infer<typeof setUpSchema>
