'use server'
// A password of her own, before anything else.
import { newcomerAction } from '@/lib/actions/staff-action'
import { chooseFirstPassword } from '@/lib/staff/change-password'
import { firstPasswordSchema } from '@/lib/staff/staff-schemas'

export const chooseFirstPasswordAction = newcomerAction({
  name: 'staff.choose_first_password',
  schema: firstPasswordSchema,
  handler: chooseFirstPassword,
})
