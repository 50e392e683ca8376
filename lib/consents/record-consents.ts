// A guest has been asked for her consent and has answered.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayRecordConsents } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import type { RecordedConsents } from './consent-schemas'
import { consentWords } from './consent-wording'
import { holdConsents } from './hold-consents'

/**
 * Records her answers with the very words she was shown, and with her signature under those she gave; without one she
 * said it. What stood before of these kinds is ended in the same deed. Refuses `not_found`.
 */
export async function recordConsents(ctx: StaffContext, asked: RecordedConsents): Promise<void> {
  permit(mayRecordConsents(ctx.staff))
  await holdConsents(ctx, asked.clientId)
  await endStanding(ctx, asked)
  for (const { kind, answer } of asked.answers) await writeAnswer(ctx, asked, kind, answer)
  await announce(ctx, { kind: 'clients' })
}

async function endStanding(ctx: StaffContext, { clientId, answers }: RecordedConsents): Promise<void> {
  await ctx.tx.consent.updateMany({
    where: { clientId, kind: { in: answers.map(({ kind }) => kind) }, withdrawnAt: null },
    data: { withdrawnAt: ctx.now, withdrawnById: ctx.staff.id },
  })
}

type Answer = RecordedConsents['answers'][number]

async function writeAnswer(
  ctx: StaffContext,
  { clientId, locale, signature }: RecordedConsents,
  kind: Answer['kind'],
  answer: Answer['answer'],
): Promise<void> {
  const signed = answer === 'given' && signature !== undefined
  const { id } = await ctx.tx.consent.create({
    data: {
      clientId,
      kind,
      answer,
      locale,
      words: consentWords(kind, locale),
      signature: signed ? signature : null,
      recordedById: ctx.staff.id,
      recordedAt: ctx.now,
    },
    select: { id: true },
  })
  await recordAudit(ctx, {
    action: 'consent.recorded',
    subjectType: 'Client',
    subjectId: clientId,
    particulars: { consentId: id, kind, answer, signed },
  })
}
