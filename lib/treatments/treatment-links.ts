// What a treatment names of the salon's other lists: skills, features of rooms, products, contraindications.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { type EntryLink, linkedEntries, relinkEntries } from '@/lib/salons/entry-links'
import { sameEntries } from '@/lib/salons/entry-schemas'
import type { TreatmentCare } from './treatment-schemas'

const LINKS = {
  skillIds: { table: 'TreatmentSkill', owner: 'treatmentId', entry: 'skillId', list: 'Skill' },
  featureIds: {
    table: 'TreatmentNeedsFeature',
    owner: 'treatmentId',
    entry: 'featureId',
    list: 'RoomFeature',
  },
  productIds: { table: 'TreatmentProduct', owner: 'treatmentId', entry: 'productId', list: 'Product' },
  contraindicationIds: {
    table: 'TreatmentContraindication',
    owner: 'treatmentId',
    entry: 'contraindicationId',
    list: 'Contraindication',
  },
} as const satisfies Record<string, EntryLink>

type Named = Pick<TreatmentCare, keyof typeof LINKS>
const NAMES = Object.keys(LINKS) as (keyof typeof LINKS)[]

/** Whether it still names what the editor saw; what she did not look at does not count. */
export async function namesStill(ctx: StaffContext, treatmentId: string, seen: Named): Promise<boolean> {
  for (const each of NAMES) {
    const saw = seen[each]
    if (saw && !sameEntries(await linkedEntries(ctx, LINKS[each], treatmentId), saw)) return false
  }
  return true
}

/**
 * Makes it name exactly these; a list left out stays. Refuses `entry_out_of_use`, and `product_in_protocol` for a
 * product left out that a step of its protocol uses: what a step uses counts for the safety of the treatment.
 */
export async function nameEntries(ctx: StaffContext, treatmentId: string, named: Named): Promise<void> {
  for (const each of NAMES) {
    const ids = named[each]
    if (ids) await relinkEntries(ctx, LINKS[each], treatmentId, ids)
  }
  if (named.productIds) await refuseLeavingOutOfProtocol(ctx, treatmentId, named.productIds)
}

async function refuseLeavingOutOfProtocol(
  ctx: StaffContext,
  treatmentId: string,
  productIds: readonly string[],
): Promise<void> {
  const used = await ctx.tx.protocolStepProduct.findFirst({
    where: { step: { treatmentId, retiredAt: null }, productId: { notIn: [...productIds] } },
    select: { product: { select: { name: true } }, step: { select: { title: true } } },
  })
  if (used) throw new Refusal('product_in_protocol', { product: used.product.name, step: used.step.title })
}
