// What every verb of the domain is handed: the open transaction, who acts, and the time.
import 'server-only'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import type { Tx } from '@/lib/db/client'

export type StaffContext = {
  tx: Tx
  staff: SignedInStaff
  /** The one clock reading of this request. */
  now: Date
}
