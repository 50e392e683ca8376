'use server'
// What anybody signed in may do about herself.
import { staffAction } from '@/lib/actions/staff-action'
import { changePassword } from '@/lib/staff/change-password'
import { changePasswordSchema } from '@/lib/staff/staff-schemas'

export const changePasswordAction = staffAction({
  name: 'staff.change_password',
  schema: changePasswordSchema,
  handler: changePassword,
})
