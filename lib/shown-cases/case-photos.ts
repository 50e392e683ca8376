// Whether photos may be shown to other guests as one case.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { livingArchive } from '@/lib/clients/client-of-salon'
import { mayShowPhotos } from '@/lib/consents/consent-flow'
import { holdConsents } from '@/lib/consents/hold-consents'

type Sides = { beforePhotoId?: string | null | undefined; afterPhotoId?: string | null | undefined }

/**
 * Refuses `not_found` for a photo of another salon or of nobody, `case_of_two` when before and after are of two guests,
 * and `showing_not_agreed` unless she has agreed both to photos and to showing them. What `stands` is left as it is: a
 * case whose photos are shown no more can still be reworded.
 */
export async function checkCasePhotos(ctx: StaffContext, chosen: Sides, stands: Sides = {}): Promise<void> {
  const { beforePhotoId: before, afterPhotoId: after } = chosen
  if (before === stands.beforePhotoId && after === stands.afterPhotoId) return
  const ids = [before, after].filter((id) => typeof id === 'string')
  if (ids.length === 0) return
  const photos = await ctx.tx.photo.findMany({
    where: { id: { in: ids }, salonId: ctx.staff.salon.id, client: livingArchive },
    select: { id: true, clientId: true },
  })
  if (photos.length !== new Set(ids).size) throw new Refusal('not_found')
  const [clientId, other] = [...new Set(photos.map((photo) => photo.clientId))]
  if (!clientId || other) throw new Refusal('case_of_two')
  if (!mayShowPhotos(await holdConsents(ctx, clientId))) throw new Refusal('showing_not_agreed')
}
