// A photo that was taken from another side than it says is put right, once, and within its own region.
import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { correctAngle } from '@/lib/photos/correct-angle'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createPhoto } from '../../factories/photo'
import { createSalon } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'

it('says the other side from then on, and who said so', async () => {
  const { receptionist, therapist } = await createSalon()
  const clientId = await createClient(receptionist, {}, TEST_NOW)
  const photoId = await createPhoto(therapist, clientId, { now: TEST_NOW })
  const angleOf = async () => (await db.photo.findUniqueOrThrow({ where: { id: photoId } })).angle
  const care = asStaff(therapist, TEST_NOW)
  expect(await angleOf()).toBe('front')
  await care((ctx) => correctAngle(ctx, { photoId, angle: 'left_45' }))
  await care((ctx) => correctAngle(ctx, { photoId, angle: 'left_45' }))
  expect(await angleOf()).toBe('left_45')
  const told = await db.auditEntry.findMany({
    where: { subjectId: clientId, action: 'photo.angle_corrected' },
  })
  expect(told.map(({ particulars }) => particulars)).toEqual([{ photoId, from: 'front', to: 'left_45' }])
})

it('is refused for a side that a face does not have, in another salon, and for the desk', async () => {
  const [{ receptionist, therapist }, there] = await Promise.all([createSalon(), createSalon()])
  const clientId = await createClient(receptionist, {}, TEST_NOW)
  const photoId = await createPhoto(therapist, clientId, { now: TEST_NOW })
  const back = asStaff(therapist, TEST_NOW)((ctx) => correctAngle(ctx, { photoId, angle: 'back' }))
  await expect(back).rejects.toMatchObject({ code: 'not_found' })
  const asked = { photoId, angle: 'left_45' } as const
  const elsewhere = asStaff(there.manager, TEST_NOW)((ctx) => correctAngle(ctx, asked))
  await expect(elsewhere).rejects.toMatchObject({ code: 'not_found' })
  const desk = asStaff(receptionist, TEST_NOW)((ctx) => correctAngle(ctx, asked))
  await expect(desk).rejects.toMatchObject({ code: 'not_permitted' })
})
