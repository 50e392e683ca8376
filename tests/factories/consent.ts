// A guest who was asked for her consent and has said yes.
import type { StaffContext } from '@/lib/actions/staff-context'
import { CONSENT_KINDS, type ConsentKind } from '@/lib/consents/consent-flow'
import { recordConsents } from '@/lib/consents/record-consents'

/** She agrees to these kinds, by default to all of them, and says so in Chinese. */
export async function giveConsents(
  ctx: StaffContext,
  clientId: string,
  kinds: readonly ConsentKind[] = CONSENT_KINDS,
): Promise<void> {
  if (kinds.length === 0) return
  const answers = kinds.map((kind) => ({ kind, answer: 'given' as const }))
  await recordConsents(ctx, { clientId, locale: 'zh-CN', answers })
}
