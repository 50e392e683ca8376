// The demo's menu in depth fits the demo's house: every name is known, and the steps take as long as the treatment.
import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { addPlace } from '@/lib/places/add-place'
import { addProduct } from '@/lib/products/add-product'
import { shipContraindications } from '@/lib/salons/ship-contraindications'
import { addTreatment } from '@/lib/treatments/add-treatment'
import { demoProducts, demoRooms, demoStaff, demoTreatments } from '@/prisma/seed/demo-data'
import { demoTreatmentCare } from '@/prisma/seed/demo-menu'
import { deepenMenu } from '@/prisma/seed/situations/care/menu'
import { asStaff } from '../../factories/context'
import { createSalon, createStaff } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'

it('deepens the demo’s menu through the domain’s own verbs', async () => {
  const { salon, manager } = await createSalon()
  const as = asStaff(manager, TEST_NOW)
  for (const { name, role } of demoStaff) if (role === 'therapist') await createStaff(salon, { name, role })
  await as(async (ctx) => {
    await shipContraindications(ctx.tx, salon.id)
    for (const room of demoRooms) await addPlace(ctx, { kind: 'room', ...room })
    for (const treatment of demoTreatments) await addTreatment(ctx, treatment)
    for (const product of demoProducts) await addProduct(ctx, product)
  })
  await as((ctx) => deepenMenu(ctx))
  const treatments = await db.treatment.findMany({
    where: { salonId: salon.id, protocol: { some: {} } },
    include: { protocol: true, contraindications: true },
  })
  expect(treatments.length).toBeGreaterThanOrEqual(5)
  for (const { name, durationMinutes, protocol } of treatments) {
    const minutes = protocol.reduce((total, step) => total + step.minutes, 0)
    expect([name, minutes]).toEqual([name, durationMinutes])
    expect(protocol.length).toBeGreaterThanOrEqual(5)
    expect(protocol.length).toBeLessThanOrEqual(8)
  }
  expect(await db.product.count({ where: { salonId: salon.id, isForTreatment: true } })).toBeGreaterThan(10)
})

it('describes every treatment of the demo', () => {
  expect(demoTreatmentCare.map(({ name }) => name).sort()).toEqual(
    demoTreatments.map(({ name }) => name).sort(),
  )
})
