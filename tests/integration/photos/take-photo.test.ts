// Taking photos in, and what is left behind when anything breaks on the way: nothing, and never a photo without bytes.
import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { withdrawConsent } from '@/lib/consents/withdraw-consent'
import { db } from '@/lib/db/client'
import { deletePhoto, removePhotosOf } from '@/lib/photos/delete-photo'
import { takePhoto } from '@/lib/photos/take-photo'
import type { FileStore } from '@/lib/storage/file-store'
import { photoStore } from '@/lib/storage/photo-store'
import { announceFile, removeDueFiles, smallKey } from '@/lib/storage/remove-files'
import { createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createPhoto, pictureOf, streamOf } from '../../factories/photo'
import { createSalon, createStaff } from '../../factories/salon'

const now = new Date('2026-11-23T04:00:00Z')
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const shot = { region: 'face', angle: 'front' } as const

const photosOf = (clientId: string) => db.photo.findMany({ where: { clientId } })

async function filesOf(salonId: string): Promise<string[]> {
  return (await readdir(`${process.env.FOYER_PHOTOS}/${salonId}`).catch(() => [])).sort()
}

const isKept = async (key: string) => {
  const body = await photoStore().get(key)
  await body?.cancel()
  return body !== null
}

/** Takes one of her in with a store of this test. */
async function take(
  staff: SignedInStaff,
  clientId: string,
  { store, key = randomUUID(), picture }: { store?: FileStore; key?: string; picture?: Buffer } = {},
) {
  const body = streamOf(picture ?? (await pictureOf()))
  return takePhoto({ staff, now }, key, body, { clientId, ...shot }, store)
}

describe('taking a photo', () => {
  it('keeps the row, both files, and who took it; nothing is left to remove', async () => {
    const { therapist, salon } = await createSalon()
    const clientId = await createClient(therapist, {}, now)
    const { photoId } = await take(therapist, clientId)
    const [photo] = await photosOf(clientId)
    expect(photo).toMatchObject({
      id: photoId,
      salonId: salon.id,
      ...shot,
      moment: null,
      width: 320,
      height: 240,
      takenById: therapist.id,
      takenAt: now,
    })
    const key = photo?.storageKey ?? ''
    expect([await isKept(key), await isKept(smallKey(key))]).toEqual([true, true])
    expect(await db.fileToRemove.count({ where: { storageKey: key } })).toBe(0)
    expect(
      await db.auditEntry.findMany({ where: { subjectId: clientId, action: 'photo.taken' } }),
    ).toMatchObject([{ actorId: therapist.id, particulars: { photoId, ...shot } }])
  })

  it('belongs to a visit and a treatment of hers, or is refused', async () => {
    const house = await createSalon()
    const { visitId, clientId } = await createAppointment(house)
    const session = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
    const other = await createAppointment(house, { startsAt: inMinutes(60 * 24 * 7) })
    const otherSession = await db.treatmentSession.findFirstOrThrow({ where: { visitId: other.visitId } })
    const { therapist } = house
    await createPhoto(therapist, clientId, { now, visitId, sessionId: session.id, moment: 'before' })
    expect(await photosOf(clientId)).toMatchObject([{ visitId, sessionId: session.id, moment: 'before' }])
    const refused = { code: 'not_found' }
    await expect(createPhoto(therapist, clientId, { now, visitId: other.visitId })).rejects.toMatchObject(
      refused,
    )
    await expect(
      createPhoto(therapist, clientId, { now, visitId, sessionId: otherSession.id }),
    ).rejects.toMatchObject(refused)
    expect(await filesOf(house.salon.id)).toHaveLength(2)
  })

  it('is for those who care, of a living archive of their own salon', async () => {
    const house = await createSalon()
    const elsewhere = await createSalon()
    const clientId = await createClient(house.therapist, {}, now)
    await expect(take(house.receptionist, clientId)).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(take(elsewhere.therapist, clientId)).rejects.toMatchObject({ code: 'not_found' })
    await db.client.update({
      where: { id: clientId },
      data: { mergedIntoId: await createClient(house.therapist, {}, now) },
    })
    await expect(take(house.manager, clientId)).rejects.toMatchObject({ code: 'not_found' })
    expect(await filesOf(house.salon.id)).toEqual([])
  })

  it('needs her consent, and reads not one byte without it', async () => {
    const { therapist, salon } = await createSalon()
    const clientId = await createClient(therapist, { consents: ['archive', 'health'] }, now)
    let isRead = false
    const body = new ReadableStream<Uint8Array>(
      {
        pull() {
          isRead = true
        },
      },
      { highWaterMark: 0 },
    )
    const asked = { clientId, ...shot }
    await expect(takePhoto({ staff: therapist, now }, randomUUID(), body, asked)).rejects.toMatchObject({
      code: 'consent_missing',
      particulars: { kind: 'photos' },
    })
    expect(isRead).toBe(false)
    expect(await filesOf(salon.id)).toEqual([])
  })

  it('keeps nothing when she takes her consent back while it is on its way', async () => {
    const { therapist, salon } = await createSalon()
    const clientId = await createClient(therapist, {}, now)
    const consent = await db.consent.findFirstOrThrow({ where: { clientId, kind: 'photos' } })
    const { put, get, remove } = photoStore()
    let isWithdrawn = false
    const store: FileStore = {
      get,
      remove,
      put: async (...sent) => {
        await put(...sent)
        if (isWithdrawn) return
        isWithdrawn = true
        await asStaff(therapist, now)((ctx) => withdrawConsent(ctx, { consentId: consent.id }))
      },
    }
    await expect(take(therapist, clientId, { store })).rejects.toMatchObject({ code: 'consent_missing' })
    expect(await photosOf(clientId)).toEqual([])
    expect(await filesOf(salon.id)).toEqual([])
    expect(await db.fileToRemove.count({ where: { storageKey: { startsWith: salon.id } } })).toBe(0)
  })

  it('what is no photo leaves neither row nor file nor a debt', async () => {
    const { therapist, salon } = await createSalon()
    const clientId = await createClient(therapist, {}, now)
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
    await expect(take(therapist, clientId, { picture: svg })).rejects.toMatchObject({
      code: 'photo_not_a_photo',
    })
    expect(await photosOf(clientId)).toEqual([])
    expect(await filesOf(salon.id)).toEqual([])
    expect(await db.fileToRemove.count({ where: { storageKey: { startsWith: salon.id } } })).toBe(0)
  })
})

describe('the same key', () => {
  it('is the same photo, sent after another or at once', async () => {
    const { therapist, salon } = await createSalon()
    const clientId = await createClient(therapist, {}, now)
    const key = randomUUID()
    const first = await take(therapist, clientId, { key })
    expect(await take(therapist, clientId, { key })).toEqual(first)
    const together = randomUUID()
    const twins = await Promise.all([
      take(therapist, clientId, { key: together }),
      take(therapist, clientId, { key: together }),
    ])
    expect(twins[0]).toEqual(twins[1])
    const photos = await photosOf(clientId)
    expect(photos).toHaveLength(2)
    expect(await filesOf(salon.id)).toEqual(
      photos
        .flatMap(({ storageKey }) => [storageKey, smallKey(storageKey)])
        .map((each) => `${each.split('/')[1]}.file`)
        .sort(),
    )
  })

  it('with another file is refused, and leaves the first alone', async () => {
    const { therapist, salon } = await createSalon()
    const clientId = await createClient(therapist, {}, now)
    const key = randomUUID()
    await take(therapist, clientId, { key })
    const other = await pictureOf('#123456')
    await expect(take(therapist, clientId, { key, picture: other })).rejects.toMatchObject({
      code: 'key_reused',
    })
    expect(await filesOf(salon.id)).toHaveLength(2)
  })
})

describe('when the storage fails', () => {
  const failing = (at: number): FileStore => {
    let puts = 0
    const { put, get, remove } = photoStore()
    return {
      get,
      remove,
      put: async (...sent) => {
        puts += 1
        if (puts === at) throw new Error('no space left')
        await put(...sent)
      },
    }
  }

  it.each([1, 2])(
    'at its write number %i, she is told, and what was written goes within the hour',
    async (at) => {
      const { therapist, salon } = await createSalon()
      const clientId = await createClient(therapist, {}, now)
      await expect(take(therapist, clientId, { store: failing(at) })).rejects.toMatchObject({
        code: 'photo_not_kept',
      })
      expect(await photosOf(clientId)).toEqual([])
      expect(await filesOf(salon.id)).toHaveLength(at - 1)
      await removeDueFiles(inMinutes(59))
      expect(await filesOf(salon.id)).toHaveLength(at - 1)
      await removeDueFiles(inMinutes(61))
      expect(await filesOf(salon.id)).toEqual([])
      expect(await db.fileToRemove.count({ where: { storageKey: { startsWith: salon.id } } })).toBe(0)
    },
  )

  it('a crash after the bytes are there leaves what the next sweep removes', async () => {
    const { salon } = await createSalon()
    const storageKey = `${salon.id}/${randomUUID()}`
    await announceFile(storageKey, now)
    for (const key of [storageKey, smallKey(storageKey)]) {
      await photoStore().put(key, await pictureOf(), 'image/jpeg')
    }
    await removeDueFiles(inMinutes(61))
    expect(await filesOf(salon.id)).toEqual([])
  })

  it('what will not go is kept in mind and goes later, and hinders nobody for ever', async () => {
    const { manager, salon } = await createSalon()
    const clientId = await createClient(manager, {}, now)
    const photoId = await createPhoto(manager, clientId, { now })
    const { storageKey } = await db.photo.findUniqueOrThrow({ where: { id: photoId } })
    await asStaff(manager, now)((ctx) => deletePhoto(ctx, { photoId }))
    const stuck: FileStore = {
      ...photoStore(),
      remove: () => Promise.reject(new Error('not now')),
    }
    await removeDueFiles(now, stuck)
    expect(await isKept(storageKey)).toBe(true)
    await removeDueFiles(inMinutes(9))
    expect(await isKept(storageKey)).toBe(true)
    await removeDueFiles(inMinutes(11))
    expect(await filesOf(salon.id)).toEqual([])
  })

  it('never removes what a photo claims, though it be written down', async () => {
    const { manager } = await createSalon()
    const clientId = await createClient(manager, {}, now)
    const photoId = await createPhoto(manager, clientId, { now })
    const { storageKey } = await db.photo.findUniqueOrThrow({ where: { id: photoId } })
    await db.fileToRemove.create({ data: { storageKey, dueAt: now } })
    await removeDueFiles(inMinutes(1))
    expect(await isKept(storageKey)).toBe(true)
    expect(await db.fileToRemove.count({ where: { storageKey } })).toBe(0)
  })

  it('a photo that took longer than its hour loses to the sweep, not its bytes to nobody', async () => {
    const { therapist, salon } = await createSalon()
    const clientId = await createClient(therapist, {}, now)
    const { put, get, remove } = photoStore()
    const slow: FileStore = {
      get,
      remove,
      put: async (...sent) => {
        await put(...sent)
        await removeDueFiles(inMinutes(61))
      },
    }
    await expect(take(therapist, clientId, { store: slow })).rejects.toMatchObject({ code: 'photo_too_slow' })
    expect(await photosOf(clientId)).toEqual([])
    await removeDueFiles(inMinutes(122))
    expect(await db.photo.count({ where: { salonId: salon.id } })).toBe(0)
  })
})

describe('deleting', () => {
  it('is for her who took it within the day, and for the manager always', async () => {
    const { manager, therapist, secondTherapist, receptionist } = await createSalon()
    const clientId = await createClient(manager, {}, now)
    const photoId = await createPhoto(therapist, clientId, { now })
    const deleting = (staff: SignedInStaff, at: Date) =>
      asStaff(staff, at)((ctx) => deletePhoto(ctx, { photoId }))
    for (const [staff, at] of [
      [receptionist, now],
      [secondTherapist, now],
      [therapist, inMinutes(24 * 60)],
    ] as const) {
      await expect(deleting(staff, at)).rejects.toMatchObject({ code: 'not_permitted' })
    }
    await deleting(therapist, inMinutes(24 * 60 - 1))
    expect(await photosOf(clientId)).toEqual([])
    const later = await createPhoto(therapist, clientId, { now })
    await asStaff(manager, inMinutes(60 * 24 * 400))((ctx) => deletePhoto(ctx, { photoId: later }))
    expect(await photosOf(clientId)).toEqual([])
  })

  it('happens once, stays possible without her consent, and is not for another salon', async () => {
    const { manager } = await createSalon()
    const elsewhere = await createSalon()
    const clientId = await createClient(manager, {}, now)
    const photoId = await createPhoto(manager, clientId, { now })
    const deleting = (staff: SignedInStaff) => asStaff(staff, now)((ctx) => deletePhoto(ctx, { photoId }))
    await expect(deleting(elsewhere.manager)).rejects.toMatchObject({ code: 'not_found' })
    const consent = await db.consent.findFirstOrThrow({ where: { clientId, kind: 'photos' } })
    await asStaff(manager, now)((ctx) => withdrawConsent(ctx, { consentId: consent.id }))
    const both = await Promise.allSettled([deleting(manager), deleting(manager)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.auditEntry.count({ where: { subjectId: clientId, action: 'photo.deleted' } })).toBe(1)
  })

  it('of a whole archive takes every row and every byte', async () => {
    const house = await createSalon()
    const { manager, salon } = house
    const mine = await createClient(manager, {}, now)
    const hers = await createClient(manager, {}, now)
    await createPhoto(manager, mine, { now })
    await createPhoto(manager, mine, { now, angle: 'left_45' })
    await createPhoto(manager, hers, { now })
    expect(await asStaff(manager, now)((ctx) => removePhotosOf(ctx, [mine]))).toBe(2)
    await removeDueFiles(now)
    expect(await photosOf(mine)).toEqual([])
    expect(await photosOf(hers)).toHaveLength(1)
    expect(await filesOf(salon.id)).toHaveLength(2)
  })

  it('of an archive that is erased this moment: no photo slips in behind', async () => {
    const { manager, salon } = await createSalon()
    const staff = await createStaff(salon)
    const clientId = await createClient(manager, {}, now)
    await db.client.update({
      where: { id: clientId },
      data: { name: '—', pinyin: '', formOfAddress: null, erasedAt: now },
    })
    await expect(createPhoto(staff, clientId, { now })).rejects.toMatchObject({ code: 'not_found' })
  })
})
