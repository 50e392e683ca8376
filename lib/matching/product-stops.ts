// Nothing is given her to take home against an allergy: what the rule of the store says of one product.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'

const REFUSALS: Record<string, string> = {
  told: 'alerts_told',
  not_asked: 'alerts_not_asked',
  unsorted: 'alerts_unsorted',
  self_sorted: 'alerts_one_word',
  eased: 'alerts_one_word',
  matched: 'not_for_her',
  said: 'not_for_her',
  reacted: 'not_for_her',
}

/**
 * Refuses `alerts_not_asked` while nobody has asked her, `alerts_told` while nobody has noted what she said yes to, `alerts_unsorted` while nobody has said what an alert of hers
 * means, `alerts_one_word` while nobody but whoever treats her, or hands it to her, has said so, ended or softened a serious
 * one, and `not_for_her` for a product that must not meet her. Her row has to be held; see {@link holdAlerts}.
 */
export async function refuseStopped(
  ctx: StaffContext,
  { clientId, productId }: { clientId: string; productId: string },
): Promise<void> {
  const stops = await ctx.tx.$queryRaw<{ kind: string }[]>`
    SELECT kind FROM foyer_product_stops(${clientId}::uuid, ${ctx.staff.id}::uuid)
    WHERE "productId" IS NULL OR "productId" = ${productId}::uuid`
  const [first] = Object.keys(REFUSALS).filter((kind) => stops.some((stop) => stop.kind === kind))
  if (first) throw new Refusal(REFUSALS[first] ?? 'not_for_her')
}

/**
 * Holds the guest of a visit, so that an alert on its way is waited for and seen. Before the visit's own row: whoever
 * notes an alert takes them in that order too.
 */
export async function holdAlerts(ctx: StaffContext, visitId: string): Promise<void> {
  await ctx.tx.$queryRaw`
    SELECT 1 FROM "Client" c JOIN "Visit" v ON v."clientId" = c.id
    WHERE v.id = ${visitId}::uuid AND v."salonId" = ${ctx.staff.salon.id}::uuid FOR SHARE OF c`
}
