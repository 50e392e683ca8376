// What each tab of an archive is handed by the page.
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'

export type TabProps = {
  staff: SignedInStaff
  clientId: string
  /** The one clock reading of this request. */
  now: Date
  /** Where an endless list goes on: the cursor from the address, if there is one. */
  before?: string | undefined
}
