// What the archive shows of her consents.
import 'server-only'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { CONSENT_KINDS, type ConsentKind, type ConsentState, consentStates } from './consent-flow'

const consentSelect = {
  id: true,
  kind: true,
  answer: true,
  words: true,
  locale: true,
  signature: true,
  recordedAt: true,
  withdrawnAt: true,
  recordedBy: { select: { name: true } },
  withdrawnBy: { select: { name: true } },
} satisfies Prisma.ConsentSelect

export type ShownConsent = Prisma.ConsentGetPayload<{ select: typeof consentSelect }>

export type ConsentSheet = {
  kind: ConsentKind
  state: ConsentState
  /** The answer that counts: the one that stands, else the last one; null when she was never asked. */
  latest: ShownConsent | null
  /** The answers before it, newest first. */
  earlier: ShownConsent[]
}

/** One sheet per kind, in the order in which it is asked; of a living archive of this salon. One statement. */
export async function listConsents(staff: SignedInStaff, clientId: string): Promise<ConsentSheet[]> {
  const answers = await db.consent.findMany({
    relationLoadStrategy: 'join',
    where: { clientId, client: { salonId: staff.salon.id, mergedIntoId: null, erasedAt: null } },
    orderBy: [{ withdrawnAt: { sort: 'desc', nulls: 'first' } }, { recordedAt: 'desc' }],
    select: consentSelect,
  })
  const states = consentStates(answers)
  return CONSENT_KINDS.map((kind) => {
    const [latest = null, ...earlier] = answers.filter((answer) => answer.kind === kind)
    return { kind, state: states[kind], latest, earlier }
  })
}
