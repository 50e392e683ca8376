// Clients to test with, registered the way the desk does it.
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import type { NewClient } from '@/lib/clients/basics-schemas'
import { recordNoAlerts } from '@/lib/clients/record-no-alerts'
import { registerClient } from '@/lib/clients/register-client'
import type { ConsentKind } from '@/lib/consents/consent-flow'
import { giveConsents } from './consent'
import { asStaff } from './context'

export type ClientOverrides = Partial<NewClient> & {
  /** She was asked about allergies and named none. */
  alertsAsked?: boolean
  /** What she has agreed to; everything, unless told otherwise. */
  consents?: readonly ConsentKind[]
}

/** 王小明 with nothing but her name, unless told otherwise; two may share a phone or a name. Returns her id. */
export async function createClient(
  staff: SignedInStaff,
  { alertsAsked = false, consents, ...typed }: ClientOverrides,
  now: Date,
): Promise<string> {
  return asStaff(
    staff,
    now,
  )(async (ctx) => {
    const seen = { samePhoneConfirmed: true, sameNameConfirmed: true }
    const { clientId } = await registerClient(ctx, { name: '王小明', ...seen, ...typed })
    await giveConsents(ctx, clientId, consents)
    if (alertsAsked) await recordNoAlerts(ctx, { clientId })
    return clientId
  })
}
