// Changes to the people who work here.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { handOn } from '@/lib/handing-on/hand-on'
import { handOnSchema } from '@/lib/handing-on/handing-on-schemas'
import { resetPassword } from '@/lib/staff/change-password'
import { changeRole } from '@/lib/staff/change-role'
import { createStaffMember } from '@/lib/staff/create-staff-member'
import { deactivateStaffMember, reactivateStaffMember } from '@/lib/staff/deactivate-staff-member'
import { nameForSafety } from '@/lib/staff/name-for-safety'
import { renameStaffMember } from '@/lib/staff/rename-staff-member'
import {
  changeRoleSchema,
  createStaffMemberSchema,
  nameForSafetySchema,
  renameStaffMemberSchema,
  resetPasswordSchema,
  staffMemberIdSchema,
} from '@/lib/staff/staff-schemas'

export const createStaffMemberAction = staffAction({
  name: 'staff.create',
  schema: createStaffMemberSchema,
  handler: createStaffMember,
})

export const changeRoleAction = staffAction({
  name: 'staff.change_role',
  schema: changeRoleSchema,
  handler: changeRole,
})

export const resetPasswordAction = staffAction({
  name: 'staff.reset_password',
  schema: resetPasswordSchema,
  handler: resetPassword,
})

export const deactivateStaffMemberAction = staffAction({
  name: 'staff.deactivate',
  schema: staffMemberIdSchema,
  handler: deactivateStaffMember,
})

export const reactivateStaffMemberAction = staffAction({
  name: 'staff.reactivate',
  schema: staffMemberIdSchema,
  handler: reactivateStaffMember,
})

export const nameForSafetyAction = staffAction({
  name: 'staff.name_for_safety',
  schema: nameForSafetySchema,
  handler: nameForSafety,
})

export const renameStaffMemberAction = staffAction({
  name: 'staff.rename',
  schema: renameStaffMemberSchema,
  handler: renameStaffMember,
})

export const handOnAction = staffAction({ name: 'staff.hand_on', schema: handOnSchema, handler: handOn })
