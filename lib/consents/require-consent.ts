// What depends on her consent, and is refused without it.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { type ConsentKind, hasRefused, mayKeepHealthData } from './consent-flow'
import type { ConsentLocale } from './consent-wording'
import { holdConsents, readConsents } from './hold-consents'
import { recordConsents } from './record-consents'

/** Refuses `consent_missing` unless her consent of this kind stands. */
export async function requireConsent(ctx: StaffContext, clientId: string, kind: ConsentKind): Promise<void> {
  const states = await readConsents(ctx, clientId)
  if (states[kind] !== 'given') throw new Refusal('consent_missing', { kind })
}

/**
 * For whoever is about to write down something about her health: passes when she has consented. Where she was never
 * asked and has just said yes (`consentSpoken`), her spoken consent is recorded in the same deed, in the language of the
 * desk. Refuses `consent_missing` otherwise; a no she once gave is only taken back through the sheet of all consents.
 * Holds her row, and refuses `not_found` like every verb.
 */
export async function keepHealthDataFor(
  ctx: StaffContext,
  clientId: string,
  consentSpoken: boolean | undefined,
): Promise<void> {
  const states = await holdConsents(ctx, clientId)
  if (mayKeepHealthData(states)) return
  if (!consentSpoken || hasRefused(states.health)) throw new Refusal('consent_missing', { kind: 'health' })
  await recordConsents(ctx, {
    clientId,
    locale: deskLocale(ctx),
    answers: [{ kind: 'health', answer: 'given' }],
  })
}

/** Whether she has said that she does not wish to be called; not having been asked is not a no. */
export async function refusesCalls(ctx: StaffContext, clientId: string): Promise<boolean> {
  return hasRefused((await readConsents(ctx, clientId)).phone)
}

function deskLocale({ staff }: StaffContext): ConsentLocale {
  return (staff.locale ?? staff.salon.locale) === 'en' ? 'en' : 'zh-CN'
}
