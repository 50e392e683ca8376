// A product as it is written: what was left out stays, and a unit stands beside a size or not at all.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { EntryLink } from '@/lib/salons/entry-links'
import { given } from '@/lib/salons/salon-lists'
import type { ProductCare } from './product-schemas'

export const PRODUCT_CONTRAINDICATIONS: EntryLink = {
  table: 'ProductContraindication',
  owner: 'productId',
  entry: 'contraindicationId',
  list: 'Contraindication',
}

/** The columns among what was given. Refuses `product_for_nothing` when it is neither for home nor for treatments. */
export function careColumns({ contraindicationIds: _, concerns, size, sizeUnit, ...care }: ProductCare) {
  if (care.isForHome === false && !care.isForTreatment) throw new Refusal('product_for_nothing')
  return {
    ...given(care),
    ...(concerns ? { concerns: [...concerns] } : {}),
    ...(size === undefined ? {} : { size, sizeUnit: size === null ? null : (sizeUnit ?? 'ml') }),
  }
}
