// What fills an archive beside the visits: consents, her life, her people, tags, and how she is sorted.
import type { StaffContext } from '@/lib/actions/staff-context'
import { classifyClient } from '@/lib/clients/classify-client'
import { addPhone } from '@/lib/clients/further-phones'
import { giveTag } from '@/lib/clients/give-tag'
import { notePreference } from '@/lib/clients/note-preference'
import { relateClients } from '@/lib/clients/relate-clients'
import { CONSENT_KINDS } from '@/lib/consents/consent-flow'
import { recordConsents } from '@/lib/consents/record-consents'
import { addDays, salonDate } from '@/lib/salon-time/salon-time'
import type { DemoArchive } from '../demo-archives'

/** Drawn once on a tablet. */
const SIGNATURE =
  'M18 64 C30 30 44 24 52 44 C58 62 40 80 34 70 C30 60 60 40 78 42 C92 44 84 70 96 66 C110 60 116 34 128 38 C136 42 120 72 134 70 C150 66 158 46 176 50 L206 44'

/** She reads the words over tea and signs; `declined` names what she does not agree to. */
export async function askConsents(
  ctx: StaffContext,
  clientId: string,
  declined: readonly string[] = [],
): Promise<void> {
  await recordConsents(ctx, {
    clientId,
    locale: 'zh-CN',
    answers: CONSENT_KINDS.map((kind) => ({
      kind,
      answer: isDeclined(kind, declined) ? ('declined' as const) : ('given' as const),
    })),
    signature: SIGNATURE,
  })
}

/** Who lets no photos be taken has none to show. */
function isDeclined(kind: string, declined: readonly string[]): boolean {
  return declined.includes(kind) || (kind === 'showing' && declined.includes('photos'))
}

/** Writes down what she has told of herself. Others of the demo are found by name; who is not there gets an archive. */
export async function tellOfHer(
  ctx: StaffContext,
  clientId: string,
  archive: DemoArchive,
  idOf: (name: string) => string | undefined,
): Promise<void> {
  const { furtherPhone, tags = [], relations = [], habits = [], views = [] } = archive
  if (furtherPhone) await addPhone(ctx, { clientId, ...furtherPhone })
  for (const name of tags) {
    const tag = await ctx.tx.tag.findFirstOrThrow({ where: { salonId: ctx.staff.salon.id, name } })
    await giveTag(ctx, { clientId, tagId: tag.id })
  }
  for (const { kind, name } of relations) {
    const otherId = idOf(name)
    await relateClients(ctx, { clientId, kind, ...(otherId ? { otherId } : { otherName: name }) })
  }
  for (const text of habits) await notePreference(ctx, { clientId, kind: 'habit', text })
  for (const text of views) await notePreference(ctx, { clientId, kind: 'product_view', text })
}

/** How the salon sorts her, once it is known whether she has bought anything. */
export async function sortHer(
  ctx: StaffContext,
  clientId: string,
  { isUpgraded = false, notYetReason, nextAction }: DemoArchive,
): Promise<void> {
  if (!isUpgraded && !notYetReason && !nextAction) return
  const { revision, natureId, standing } = await ctx.tx.client.findUniqueOrThrow({
    where: { id: clientId },
    select: { revision: true, natureId: true, standing: { select: { hasTransacted: true } } },
  })
  const hasBought = standing?.hasTransacted ?? false
  const today = salonDate(ctx.now, ctx.staff.salon.timeZone)
  await classifyClient(ctx, {
    clientId,
    revision,
    isUpgraded: isUpgraded && hasBought,
    ...(natureId ? { natureId } : {}),
    ...(notYetReason && !hasBought ? { notYetReason } : {}),
    ...(nextAction ? { nextAction: nextAction.text, nextActionOn: addDays(today, nextAction.inDays) } : {}),
  })
}
