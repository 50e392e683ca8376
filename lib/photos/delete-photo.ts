// Photos are taken away, with their bytes: one by whoever may, all of them with an archive that is erased.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayDeletePhoto, mayTakePhotos } from '@/lib/auth/permissions'
import { livingArchive } from '@/lib/clients/client-of-salon'
import { announce } from '@/lib/live/announce'
import { abandonFiles } from '@/lib/storage/remove-files'
import { DELETE_OWN_WITHIN_MS } from './photo-flow'

/**
 * Deletes a photo, whether she still agrees to photos or not; a case that showed it goes on in words. Its bytes go with
 * the next sweep. Refuses `not_found`, `not_permitted` for whoever neither took it within the day nor leads the house,
 * and `someone_was_faster`.
 */
export async function deletePhoto(ctx: StaffContext, { photoId }: { photoId: string }): Promise<void> {
  const { tx, staff, now } = ctx
  permit(mayTakePhotos(staff))
  const photo = await tx.photo.findFirst({
    where: { id: photoId, salonId: staff.salon.id, client: livingArchive },
    select: { clientId: true, visitId: true, storageKey: true, takenById: true, takenAt: true },
  })
  if (!photo) throw new Refusal('not_found')
  const byHer = photo.takenById === staff.id
  const withinTheDay = now.getTime() - photo.takenAt.getTime() < DELETE_OWN_WITHIN_MS
  permit(mayDeletePhoto(staff, { byHer, withinTheDay }))
  const { count } = await tx.photo.deleteMany({ where: { id: photoId } })
  if (count === 0) throw new Refusal('someone_was_faster')
  await abandonFiles(tx, [photo.storageKey], now)
  await recordAudit(ctx, {
    action: 'photo.deleted',
    subjectType: 'Client',
    subjectId: photo.clientId,
    particulars: { photoId },
  })
  await announce(ctx, photo.visitId ? { visitId: photo.visitId } : { kind: 'clients' })
}

/**
 * For an erasure: every photo of these clients, in its transaction; the files go once it is committed
 * (`removeDueFiles`). Cases that showed them lose them. Returns how many there were.
 */
export async function removePhotosOf(ctx: StaffContext, clientIds: readonly string[]): Promise<number> {
  const where = { clientId: { in: [...clientIds] } }
  const photos = await ctx.tx.photo.findMany({ where, select: { storageKey: true } })
  await abandonFiles(
    ctx.tx,
    photos.map(({ storageKey }) => storageKey),
    ctx.now,
  )
  return (await ctx.tx.photo.deleteMany({ where })).count
}
