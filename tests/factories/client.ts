// Clients to test with, registered the way the desk does it.
import type { StaffContext } from '@/lib/actions/staff-context'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import type { NewClient } from '@/lib/clients/client-schemas'
import { recordNoAlerts } from '@/lib/clients/record-no-alerts'
import { registerClient } from '@/lib/clients/register-client'
import { asStaff } from './context'

export type ClientOverrides = Partial<NewClient> & {
  /** She was asked about allergies and named none. */
  alertsAsked?: boolean
}

/** 王小明 with nothing but her name, unless told otherwise; two may share a phone. Returns her id. */
export async function createClient(
  staff: SignedInStaff,
  { alertsAsked = false, ...typed }: ClientOverrides = {},
  now: Date = new Date(),
): Promise<string> {
  return asStaff(
    staff,
    now,
  )((ctx) => registered(ctx, { name: '王小明', samePhoneConfirmed: true, ...typed }, alertsAsked))
}

async function registered(ctx: StaffContext, typed: NewClient, alertsAsked: boolean): Promise<string> {
  const { clientId } = await registerClient(ctx, typed)
  if (alertsAsked) await recordNoAlerts(ctx, { clientId })
  return clientId
}
