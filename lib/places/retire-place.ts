// The manager takes a seat or a room out of use, or back into it. Nothing is ever deleted.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditPlaces } from '@/lib/auth/permissions'
import { setRetired } from '@/lib/salons/salon-lists'
import { listOf } from './place-list'
import type { PlaceKind } from './place-schemas'

type Place = { kind: PlaceKind; placeId: string }

/** It is offered no more; who sits there or is booked there stays. Refuses `not_found` when it is not in use. */
export async function retirePlace(ctx: StaffContext, { kind, placeId }: Place): Promise<void> {
  permit(mayEditPlaces(ctx.staff))
  await setRetired(ctx, listOf(kind), placeId, true)
}

/** Takes it back into use where it stood. Refuses `not_found` when it is in use already. */
export async function restorePlace(ctx: StaffContext, { kind, placeId }: Place): Promise<void> {
  permit(mayEditPlaces(ctx.staff))
  await setRetired(ctx, listOf(kind), placeId, false)
}
