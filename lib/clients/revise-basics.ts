// The basics of an archive (基础资料) change.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditClients } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { changedFields, keepSearchTokens, readBasics } from './client-basics'
import type { RevisedBasics } from './client-schemas'
import { pinyinOf, plainWords } from './pinyin'

/**
 * Replaces the basics as a whole: what is absent is emptied. A reading that was not touched follows a new name.
 * Refuses `someone_was_faster` when `revision` is not the current one, and whatever registering refuses.
 * What she confirmed before no longer counts as confirmed; this does.
 */
export async function reviseBasics(ctx: StaffContext, typed: RevisedBasics): Promise<{ revision: number }> {
  permit(mayEditClients(ctx.staff))
  const { clientId, revision } = typed
  const before = await ctx.tx.client.findFirst({ where: { id: clientId, salonId: ctx.staff.salon.id } })
  if (!before) throw new Refusal('not_found')
  const basics = await readBasics(ctx, clientId, typed)
  const after = { ...basics, pinyin: readingAfter(before, basics.name, typed.pinyin) }
  const { count } = await ctx.tx.client.updateMany({
    where: { id: clientId, revision },
    data: { ...after, revision: revision + 1, basicsConfirmedAt: ctx.now },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await keepSearchTokens(ctx, { id: clientId, ...after })
  await recordAudit(ctx, {
    action: 'client.basics_revised',
    subjectType: 'Client',
    subjectId: clientId,
    particulars: { changed: changedFields(before, after) },
  })
  await announce(ctx, { kind: 'clients' })
  return { revision: revision + 1 }
}

function readingAfter(
  before: { name: string; pinyin: string },
  name: string,
  typed: string | undefined,
): string {
  const reading = plainWords(typed ?? '').join(' ')
  const untouched = reading === '' || reading === before.pinyin
  if (!untouched) return reading
  return name === before.name && reading !== '' ? before.pinyin : pinyinOf(name)
}
