// Reads of the people who work here.
import 'server-only'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const listedSelect = {
  id: true,
  name: true,
  userName: true,
  role: true,
  mayOverrideSafety: true,
  deactivatedAt: true,
  createdAt: true,
} satisfies Prisma.StaffMemberSelect

export type ListedStaffMember = Prisma.StaffMemberGetPayload<{ select: typeof listedSelect }>

/** Everybody of the salon for the manager's list: those who work here first, then by role and name. */
export async function listStaff(staff: SignedInStaff): Promise<ListedStaffMember[]> {
  return db.staffMember.findMany({
    where: { salonId: staff.salon.id },
    select: listedSelect,
    orderBy: [{ deactivatedAt: { sort: 'asc', nulls: 'first' } }, { role: 'desc' }, { createdAt: 'asc' }],
  })
}

const colleagueSelect = { id: true, name: true } satisfies Prisma.StaffMemberSelect

export type Colleague = Prisma.StaffMemberGetPayload<{ select: typeof colleagueSelect }>

/** Everybody who works here, for choosing who owns a promise. */
export async function listColleagues(staff: SignedInStaff): Promise<Colleague[]> {
  return db.staffMember.findMany({
    where: { salonId: staff.salon.id, deactivatedAt: null },
    select: colleagueSelect,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}
