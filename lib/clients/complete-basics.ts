// The basics of an archive are filled in over tea, by whoever sits with her.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayCompleteBasics } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { dropDraft } from './archive-drafts'
import type { CompletedBasics } from './basics-schemas'
import { basicsChanges, birthdayOf, changedFields, refuseForeignReferrer } from './client-basics'
import { livingArchive } from './client-of-salon'
import { keepSearchTokens } from './keep-search-tokens'
import { recordArchiveChanges } from './record-archive-change'

/**
 * Writes what she has just told: form of address, birthday, who referred her. What is absent stays as it was; a
 * birthday is replaced as a whole, so that a year cannot outlive its day. She was asked in person: the basics count
 * as confirmed. Refuses `someone_was_faster` when `revision` is not the current one, `referred_by_herself`, and a
 * referrer or client of another salon as `not_found`.
 */
export async function completeBasics(
  ctx: StaffContext,
  { clientId, revision, ...told }: CompletedBasics,
): Promise<{ revision: number }> {
  permit(mayCompleteBasics(ctx.staff))
  const before = await ctx.tx.client.findFirst({
    where: { id: clientId, salonId: ctx.staff.salon.id, ...livingArchive },
  })
  if (!before) throw new Refusal('not_found')
  if (told.referredById) await refuseForeignReferrer(ctx, clientId, told.referredById)
  const facts = factsOf(told)
  const { count } = await ctx.tx.client.updateMany({
    where: { id: clientId, revision, ...livingArchive },
    data: { ...facts, revision: revision + 1, basicsConfirmedAt: ctx.now },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await keepSearchTokens(ctx, clientId)
  await dropDraft(ctx, clientId, 'told')
  await recordArchiveChanges(ctx, clientId, basicsChanges(before, facts))
  await recordAudit(ctx, {
    action: 'client.basics_completed',
    subjectType: 'Client',
    subjectId: clientId,
    particulars: { changed: changedFields(before, facts) },
  })
  await announce(ctx, { kind: 'clients' })
  return { revision: revision + 1 }
}

function factsOf({
  formOfAddress,
  referredById,
  ...birthday
}: Omit<CompletedBasics, 'clientId' | 'revision'>) {
  return {
    ...(formOfAddress ? { formOfAddress } : {}),
    ...(birthday.birthMonth && birthday.birthDay ? birthdayOf(birthday) : {}),
    ...(referredById ? { referredById } : {}),
  }
}
