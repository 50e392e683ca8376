// The basics of an archive (基础资料) change, one section at a time.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayCompleteBasics, mayEditClients } from '@/lib/auth/permissions'
import type { Client } from '@/lib/db/generated/client'
import { announce } from '@/lib/live/announce'
import { dropDraft } from './archive-drafts'
import type { RevisedBasics } from './basics-schemas'
import { basicsChanges, changedFields, contactOf, identityOf, lifeOf } from './client-basics'
import { livingArchive } from './client-of-salon'
import { keepSearchTokens } from './keep-search-tokens'
import { pinyinOf } from './pinyin'
import { plainWords } from './plain-letters'
import { type FieldChange, recordArchiveChanges } from './record-archive-change'

/**
 * Replaces a section of the basics as a whole: what is absent in it is emptied, the other sections stay. A reading
 * that was not touched follows a new name; a first number that was a further one of hers changes places with it.
 * Identity and contact are the desk's, how she lives is told to anybody. Refuses `someone_was_faster` when `revision`
 * is not the current one, and whatever registering refuses. Whoever revises has asked her: the basics count as
 * confirmed. The draft of the section is done with.
 */
export async function reviseBasics(ctx: StaffContext, typed: RevisedBasics): Promise<{ revision: number }> {
  permit(typed.section === 'life' ? mayCompleteBasics(ctx.staff) : mayEditClients(ctx.staff))
  const { clientId, revision, section } = typed
  const before = await ctx.tx.client.findFirst({
    where: { id: clientId, salonId: ctx.staff.salon.id, ...livingArchive },
  })
  if (!before) throw new Refusal('not_found')
  const after = await sectionOf(ctx, before, typed)
  const { count } = await ctx.tx.client.updateMany({
    where: { id: clientId, revision, ...livingArchive },
    data: { ...after, revision: revision + 1, basicsConfirmedAt: ctx.now },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  const swapped = section === 'contact' ? await changePlaces(ctx, before, after.phone ?? null) : []
  if (section !== 'life') await keepSearchTokens(ctx, clientId)
  await dropDraft(ctx, clientId, section)
  await recordArchiveChanges(ctx, clientId, [...basicsChanges(before, after), ...swapped])
  await recordAudit(ctx, {
    action: 'client.basics_revised',
    subjectType: 'Client',
    subjectId: clientId,
    particulars: { section, changed: changedFields(before, after) },
  })
  await announce(ctx, { kind: 'clients' })
  return { revision: revision + 1 }
}

async function sectionOf(ctx: StaffContext, before: Client, typed: RevisedBasics): Promise<Partial<Client>> {
  if (typed.section === 'contact') return contactOf(ctx, before.id, typed)
  if (typed.section === 'life') return lifeOf(typed)
  const identity = identityOf(typed)
  return { ...identity, pinyin: readingAfter(before, identity.name, typed.pinyin) }
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

async function changePlaces(
  ctx: StaffContext,
  { id, phone: former }: Client,
  phone: string | null,
): Promise<FieldChange[]> {
  const further = phone
    ? await ctx.tx.clientPhone.findFirst({ where: { clientId: id, e164: phone }, select: { id: true } })
    : null
  if (!further || former === phone) return []
  if (former)
    await ctx.tx.clientPhone.update({
      where: further,
      data: { e164: former, wrongSince: null },
      select: { id: true },
    })
  else await ctx.tx.clientPhone.delete({ where: further, select: { id: true } })
  return [{ field: 'phones', before: phone, after: former }]
}
