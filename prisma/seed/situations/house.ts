// The salon in which a situation is built, and how its people act at moments of their own.
import type { StaffContext } from '@/lib/actions/staff-context'
import type { SignedInStaff, StaffSalon } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'

type Entry = { id: string; name: string }

/** Who works here and what there is; the salon of tests/factories is one too. */
export type House = {
  salon: StaffSalon
  manager: SignedInStaff
  receptionist: SignedInStaff
  therapists: SignedInStaff[]
  seats: Entry[]
  rooms: Entry[]
  treatments: (Entry & { durationMinutes: number; followUpAfterHours: number | null })[]
  products: Entry[]
}

/** The context of one person at one moment. */
export type Act = (staff: SignedInStaff, at: Date) => StaffContext

/** Lets several people act at several moments in one transaction. */
export async function together<T>(work: (act: Act) => Promise<T>): Promise<T> {
  return db.$transaction((tx) => work((staff, now) => ({ tx, staff, now })), {
    maxWait: 60_000,
    timeout: 60_000,
  })
}

/** Reads the house as it stands. */
export async function readHouse(salonId: string): Promise<House> {
  const { staff, seats, rooms, treatments, products, ...salon } = await db.salon.findUniqueOrThrow({
    where: { id: salonId },
    include: {
      staff: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
      seats: { orderBy: { position: 'asc' } },
      rooms: { orderBy: { position: 'asc' } },
      treatments: { orderBy: { position: 'asc' } },
      products: { orderBy: { position: 'asc' } },
    },
  })
  const people = staff.map(
    ({ id, name, userName, role, locale, mayOverrideSafety }): SignedInStaff => ({
      id,
      name,
      userName,
      role,
      locale,
      mayOverrideSafety,
      // No browser is open: nobody signed in to do what is told here.
      sessionId: '',
      salon,
    }),
  )
  return {
    salon,
    manager: first(people, (person) => person.role === 'manager'),
    receptionist: first(people, (person) => person.role === 'receptionist'),
    therapists: people.filter((person) => person.role === 'therapist'),
    seats,
    rooms,
    treatments,
    products,
  }
}

/** The first that fits; a house without it cannot play the situation. */
export function first<T>(items: readonly T[], fits: (item: T) => boolean = () => true): T {
  const item = items.find(fits)
  if (item === undefined) throw new Error('the house has nothing of the kind')
  return item
}
