// Opens a transaction the way a request does and hands out the context that verbs take.
import type { StaffContext } from '@/lib/actions/staff-context'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'

/** Runs `act` as `staff` at the moment `now`, in one transaction: `asStaff(manager, now)((ctx) => …)`. */
export function asStaff(staff: SignedInStaff, now: Date) {
  return async <T>(act: (ctx: StaffContext) => Promise<T>): Promise<T> => {
    // A request reads the salon anew each time; so does this, or versions would stand still.
    const salon = await db.salon.findUniqueOrThrow({ where: { id: staff.salon.id } })
    return db.$transaction((tx) => act({ tx, staff: { ...staff, salon }, now }), {
      maxWait: 20_000,
      timeout: 20_000,
    })
  }
}
