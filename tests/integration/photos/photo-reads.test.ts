// Who sees her photos: those who care, while she agrees, and never without a look on record.
import { describe, expect, it } from 'vitest'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { withdrawConsent } from '@/lib/consents/withdraw-consent'
import { db } from '@/lib/db/client'
import { deletePhoto } from '@/lib/photos/delete-photo'
import { listPhotos, listPhotosToShow, openPhoto } from '@/lib/photos/photo-queries'
import { readPicture } from '@/lib/photos/read-picture'
import { removeDueFiles, smallKey } from '@/lib/storage/remove-files'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createPhoto } from '../../factories/photo'
import { createSalon, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'

const now = new Date('2026-11-23T04:00:00Z')
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

const looksOf = (clientId: string, action: string) =>
  db.auditEntry.findMany({ where: { subjectId: clientId, action }, orderBy: { at: 'asc' } })

async function photographed(house: TestSalon) {
  const clientId = await createClient(house.receptionist, {}, now)
  const photoId = await createPhoto(house.therapist, clientId, { now })
  return { clientId, photoId }
}

async function withdraw(staff: SignedInStaff, clientId: string, kind: 'photos' | 'showing' = 'photos') {
  const consent = await db.consent.findFirstOrThrow({ where: { clientId, kind, withdrawnAt: null } })
  await asStaff(staff, now)((ctx) => withdrawConsent(ctx, { consentId: consent.id }))
}

describe('the list', () => {
  it('tells what there is in one statement, with the look on record', async () => {
    const house = await createSalon()
    const { clientId, photoId } = await photographed(house)
    const later = await createPhoto(house.manager, clientId, { now: inMinutes(10), angle: 'left_45' })
    const { result, statements } = await countStatements(() => listPhotos(house.therapist, clientId, now))
    expect(statements).toHaveLength(1)
    expect(result).toMatchObject({ consent: 'given', count: 2, mayTake: true })
    expect(
      result?.photos.map(({ id, angle, takenBy, mayDelete }) => [id, angle, takenBy, mayDelete]),
    ).toEqual([
      [later, 'left_45', '周敏', false],
      [photoId, 'front', '林悦', true],
    ])
    expect(await looksOf(clientId, 'photos.seen')).toMatchObject([{ actorId: house.therapist.id }])
  })

  it('is not for the desk, nor for another salon, nor of an archive that is gone', async () => {
    const house = await createSalon()
    const elsewhere = await createSalon()
    const { clientId } = await photographed(house)
    expect(await listPhotos(house.receptionist, clientId, now)).toBeNull()
    expect(await listPhotos(elsewhere.manager, clientId, now)).toBeNull()
    expect(await looksOf(clientId, 'photos.seen')).toEqual([])
    await db.client.update({
      where: { id: clientId },
      data: { mergedIntoId: await createClient(house.manager, {}, now) },
    })
    expect(await listPhotos(house.manager, clientId, now)).toBeNull()
  })

  it('puts them away once she agrees no more; the manager may still delete them', async () => {
    const house = await createSalon()
    const { clientId, photoId } = await photographed(house)
    await withdraw(house.receptionist, clientId)
    const day = inMinutes(25 * 60)
    expect(await listPhotos(house.therapist, clientId, day)).toMatchObject({
      consent: 'withdrawn',
      count: 1,
      mayTake: false,
      photos: [],
    })
    expect((await listPhotos(house.manager, clientId, day))?.photos).toMatchObject([
      { id: photoId, mayDelete: true },
    ])
    expect(await looksOf(clientId, 'photos.seen')).toEqual([])
  })

  it('writes no look where there is nothing to see', async () => {
    const house = await createSalon()
    const clientId = await createClient(house.receptionist, {}, now)
    expect(await listPhotos(house.therapist, clientId, now)).toMatchObject({ count: 0, photos: [] })
    expect(await looksOf(clientId, 'photos.seen')).toEqual([])
  })
})

describe('a picture', () => {
  it('is found in one statement, large or small', async () => {
    const house = await createSalon()
    const { photoId } = await photographed(house)
    const { storageKey } = await db.photo.findUniqueOrThrow({ where: { id: photoId } })
    const { result, statements } = await countStatements(() =>
      openPhoto(house.therapist, { photoId, size: 'small' }, now),
    )
    expect(statements).toHaveLength(1)
    expect(result).toEqual({ key: smallKey(storageKey) })
    expect(await openPhoto(house.manager, { photoId, size: 'full' }, now)).toEqual({ key: storageKey })
  })

  it('small ones of a page are one look within five minutes, each large one a look of its own', async () => {
    const house = await createSalon()
    const { clientId, photoId } = await photographed(house)
    const other = await createPhoto(house.therapist, clientId, { now, angle: 'detail' })
    await listPhotos(house.manager, clientId, now)
    for (const id of [photoId, other, photoId]) {
      await openPhoto(house.manager, { photoId: id, size: 'small' }, inMinutes(1))
    }
    expect(await looksOf(clientId, 'photos.seen')).toHaveLength(1)
    await openPhoto(house.manager, { photoId, size: 'small' }, inMinutes(6))
    expect(await looksOf(clientId, 'photos.seen')).toHaveLength(2)
    for (const id of [photoId, other, other]) {
      await openPhoto(house.manager, { photoId: id, size: 'full' }, inMinutes(7))
    }
    const seen = await looksOf(clientId, 'photo.seen')
    expect(seen.map(({ particulars }) => particulars)).toEqual([{ photoId }, { photoId: other }])
    await openPhoto(house.therapist, { photoId, size: 'full' }, inMinutes(7))
    expect(await looksOf(clientId, 'photo.seen')).toHaveLength(3)
  })

  it('is not for the desk, another salon, or anybody once she agrees no more', async () => {
    const house = await createSalon()
    const elsewhere = await createSalon()
    const { clientId, photoId } = await photographed(house)
    const opening = (staff: SignedInStaff) => openPhoto(staff, { photoId, size: 'full' }, now)
    expect(await opening(house.receptionist)).toBeNull()
    expect(await opening(elsewhere.manager)).toBeNull()
    await withdraw(house.receptionist, clientId)
    expect(await opening(house.manager)).toBeNull()
    expect(await looksOf(clientId, 'photo.seen')).toEqual([])
  })

  it('is not served where the look cannot be written down', async () => {
    const house = await createSalon()
    const { clientId, photoId } = await photographed(house)
    const nobody = { ...house.manager, id: '00000000-0000-7000-8000-000000000000' }
    await expect(openPhoto(nobody, { photoId, size: 'full' }, now)).rejects.toThrow()
    await expect(openPhoto(nobody, { photoId, size: 'small' }, now)).rejects.toThrow()
    await expect(listPhotos(nobody, clientId, now)).rejects.toThrow()
  })

  it('that is deleted while it is being served comes whole or not at all', async () => {
    const house = await createSalon()
    const { photoId } = await photographed(house)
    const asker = { staff: house.manager, now }
    const serving = await readPicture(asker, { photoId })
    await asStaff(house.manager, now)((ctx) => deletePhoto(ctx, { photoId }))
    await removeDueFiles(now)
    const bytes = Buffer.from(await new Response(serving?.body).arrayBuffer())
    expect(bytes.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]))
    expect(await readPicture(asker, { photoId })).toBeNull()
    expect(await readPicture(asker, { photoId: '../etc' })).toBeNull()
  })
})

describe('what may be shown to other guests', () => {
  it('is the manager’s to choose, and hers to agree to', async () => {
    const house = await createSalon()
    const { clientId, photoId } = await photographed(house)
    expect(await listPhotosToShow(house.therapist, clientId, now)).toBeNull()
    expect(await listPhotosToShow(house.manager, clientId, now)).toMatchObject({
      mayShow: true,
      photos: [{ id: photoId }],
    })
    await withdraw(house.manager, clientId, 'showing')
    expect(await listPhotosToShow(house.manager, clientId, now)).toEqual({ mayShow: false, photos: [] })
  })
})
