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

const therapistSelect = { id: true, name: true } satisfies Prisma.StaffMemberSelect

export type ListedTherapist = Prisma.StaffMemberGetPayload<{ select: typeof therapistSelect }>

/** The therapists who work here, in the order in which they came. */
export async function listTherapists(staff: SignedInStaff): Promise<ListedTherapist[]> {
  return db.staffMember.findMany({
    where: { salonId: staff.salon.id, role: 'therapist', deactivatedAt: null },
    select: therapistSelect,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

/** Everybody who works here, for choosing who owns a promise. */
export async function listColleagues(staff: SignedInStaff): Promise<ListedTherapist[]> {
  return db.staffMember.findMany({
    where: { salonId: staff.salon.id, deactivatedAt: null },
    select: therapistSelect,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}
