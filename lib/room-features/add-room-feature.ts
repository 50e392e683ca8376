// The manager adds a feature that rooms may have and treatments may ask for.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditPlaces } from '@/lib/auth/permissions'
import { nextPosition, noteChange } from '@/lib/salons/salon-lists'
import type { RoomFeatureFacts } from './room-feature-schemas'

/** Adds it at the end of the list. Refuses `not_permitted`. */
export async function addRoomFeature(
  ctx: StaffContext,
  facts: RoomFeatureFacts,
): Promise<{ featureId: string }> {
  permit(mayEditPlaces(ctx.staff))
  const { id } = await ctx.tx.roomFeature.create({
    data: {
      salonId: ctx.staff.salon.id,
      name: facts.name,
      nameEn: facts.nameEn ?? null,
      position: await nextPosition(ctx, 'RoomFeature'),
    },
    select: { id: true },
  })
  await noteChange(ctx, 'RoomFeature', id, 'added')
  return { featureId: id }
}
