// A photo was taken from another side than it says.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayTakePhotos } from '@/lib/auth/permissions'
import { livingArchive } from '@/lib/clients/client-of-salon'
import { announce } from '@/lib/live/announce'
import { ANGLES_OF } from './photo-flow'
import type { CorrectAngle } from './photo-schemas'

/**
 * Says from which side a photo shows her; its region stays. Refuses `not_found`, also for an angle that its region does
 * not have.
 */
export async function correctAngle(ctx: StaffContext, { photoId, angle }: CorrectAngle): Promise<void> {
  permit(mayTakePhotos(ctx.staff))
  const photo = await ctx.tx.photo.findFirst({
    where: { id: photoId, salonId: ctx.staff.salon.id, client: livingArchive },
    select: { clientId: true, visitId: true, region: true, angle: true },
  })
  if (!photo || !ANGLES_OF[photo.region].includes(angle)) throw new Refusal('not_found')
  if (photo.angle === angle) return
  const { count } = await ctx.tx.photo.updateMany({
    where: { id: photoId, angle: photo.angle },
    data: { angle },
  })
  if (count === 0) throw new Refusal('someone_was_faster')
  await recordAudit(ctx, {
    action: 'photo.angle_corrected',
    subjectType: 'Client',
    subjectId: photo.clientId,
    particulars: { photoId, from: photo.angle, to: angle },
  })
  await announce(ctx, photo.visitId ? { visitId: photo.visitId } : { kind: 'clients' })
}
