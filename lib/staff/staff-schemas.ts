// What may be typed about staff. Safe for the client.
import { z } from 'zod'

export const roleSchema = z.enum(['receptionist', 'therapist', 'manager'])

export const staffNameSchema = z.string().trim().min(1, 'required').max(40, 'too_long')

/** Kept in lower case; letters, digits, dot, dash and underscore, so that it can be typed on any tablet. */
export const userNameSchema = z
  .string()
  .trim()
  .min(1, 'required')
  .max(40, 'too_long')
  .transform((typed) => typed.normalize('NFKC').toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9][a-z0-9._-]*$/, 'user_name_form'))

/** Eight characters at least; the upper bound keeps hashing short. */
export const newPasswordSchema = z
  .string()
  .min(1, 'required')
  .min(8, 'password_too_short')
  .max(200, 'too_long')

export const staffMemberIdSchema = z.object({ staffMemberId: z.uuid() })

export const createStaffMemberSchema = z.object({
  name: staffNameSchema,
  userName: userNameSchema,
  role: roleSchema,
  password: newPasswordSchema,
})

export const changeRoleSchema = staffMemberIdSchema.extend({ role: roleSchema })

export const renameStaffMemberSchema = staffMemberIdSchema.extend({
  /** As the editor saw them. */
  seen: z.object({ name: z.string(), userName: z.string() }),
  name: staffNameSchema,
  userName: userNameSchema,
})

export const nameForSafetySchema = staffMemberIdSchema.extend({ mayOverrideSafety: z.boolean() })

export const resetPasswordSchema = staffMemberIdSchema.extend({ password: newPasswordSchema })

export const changePasswordSchema = z.object({
  currentPassword: z.string().min(1, 'required').max(200, 'too_long'),
  newPassword: newPasswordSchema,
})

export const firstPasswordSchema = z.object({ newPassword: newPasswordSchema })

export const localeSchema = z.object({ locale: z.enum(['zh-CN', 'en']) })
