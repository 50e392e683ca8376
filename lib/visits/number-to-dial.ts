// The number by which a guest who is expected is called: for whoever may dial, and where she lets herself be called.
import 'server-only'
import { consentStates, hasRefused } from '@/lib/consents/consent-flow'
import { consentFacts } from '@/lib/consents/hold-consents'
import type { Prisma } from '@/lib/db/generated/client'
import { formatPhone } from '@/lib/i18n/format-phone'

/** What of a client {@link numberToDial} goes by. */
export const dialSelect = {
  phone: true,
  consents: { where: { kind: 'phone' }, select: consentFacts },
} satisfies Prisma.ClientSelect

type Dialled = Prisma.ClientGetPayload<{ select: typeof dialSelect }>

/** E.164 and as people write it in `phoneCountry`; none of a guest who does not wish to be called. */
export function numberToDial(
  { phone, consents }: Dialled,
  phoneCountry: string,
): { e164: string; written: string } | null {
  if (!phone || hasRefused(consentStates(consents).phone)) return null
  return { e164: phone, written: formatPhone(phone, phoneCountry) }
}
