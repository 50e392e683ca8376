// What another role means: which work she can do no longer, and which she can do from then on. Pure; safe for the client.
import {
  mayBook,
  mayCare,
  mayEditClients,
  mayExportLists,
  mayMakeCalls,
  mayManageStaff,
  maySeeLooks,
  maySeeSettings,
} from './permissions'
import type { Role } from './signed-in-staff'

type Person = { role: Role }

/** Said in words at settings.staff.can; the order is the order in which it is told. */
const WORK = {
  booked: ({ role }: Person) => role === 'therapist',
  care: mayCare,
  bookings: mayBook,
  calls: mayMakeCalls,
  basics: mayEditClients,
  settings: maySeeSettings,
  staff: mayManageStaff,
  looks: maySeeLooks,
  exports: mayExportLists,
} as const

export type Work = keyof typeof WORK

/** What is lost and gained from one role to the other. */
export function changesOfRole(from: Role, to: Role): { loses: Work[]; gains: Work[] } {
  const names = Object.keys(WORK) as Work[]
  const can = (work: Work, role: Role) => WORK[work]({ role })
  return {
    loses: names.filter((work) => can(work, from) && !can(work, to)),
    gains: names.filter((work) => !can(work, from) && can(work, to)),
  }
}
