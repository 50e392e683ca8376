// The menu in depth: skills, features of rooms, what products contain, how treatments are done step by step.
import type { StaffContext } from '@/lib/actions/staff-context'
import { revisePlace } from '@/lib/places/revise-place'
import { addProduct } from '@/lib/products/add-product'
import { reviseProduct } from '@/lib/products/revise-product'
import { addRoomFeature } from '@/lib/room-features/add-room-feature'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { addSkill } from '@/lib/skills/add-skill'
import { addProtocolStep } from '@/lib/treatments/add-protocol-step'
import { namesToAvoid } from '@/lib/treatments/method-flow'
import { reviseTreatment } from '@/lib/treatments/revise-treatment'
import { tickProtocol } from '@/lib/visits/tick-protocol'
import {
  demoProductCare,
  demoRoomFeatures,
  demoSkills,
  demoTreatmentCare,
  demoTreatmentProducts,
} from '../../demo-menu'
import { type Act, first, type House } from '../house'

/**
 * Writes the menu in depth as the manager of `ctx`, at its moment: before the sessions that it is to lead have begun.
 * What stands in the diary by then keeps its times and its people.
 */
export async function deepenMenu(ctx: StaffContext): Promise<void> {
  const known = await readNames(ctx)
  const skillIds = await teachSkills(ctx, known)
  const featureIds = await furnishRooms(ctx, known)
  const productIds = await describeProducts(ctx, known)
  for (const { name, skills, features, products, avoids = [], steps, ...care } of demoTreatmentCare) {
    const treatment = first(known.treatments, (each) => each.name === name)
    const { id: treatmentId, nameEn, durationMinutes, priceMinor, followUpAfterHours } = treatment
    const words = { name, nameEn, durationMinutes, priceMinor, followUpAfterHours }
    await reviseTreatment(ctx, {
      treatmentId,
      seen: words,
      ...words,
      ...care,
      skillIds: idsOf(skillIds, skills),
      featureIds: idsOf(featureIds, features),
      productIds: idsOf(productIds, products),
      contraindicationIds: idsOf(known.contraindicationIds, [
        ...new Set([...avoids, ...namesToAvoid(care.methods)]),
      ]),
    })
    for (const { products: used = [], ...step } of steps ?? []) {
      await addProtocolStep(ctx, {
        treatmentId,
        ...step,
        products: used.map(([product, amount]) => ({ productId: idOf(productIds, product), amount })),
      })
    }
  }
}

/** Ticks of every treatment under way what is done by now, as whoever does it. */
export async function followProtocols(act: Act, house: House, now: Date): Promise<void> {
  const ctx = act(house.manager, now)
  const running = await ctx.tx.treatmentSession.findMany({
    where: { visit: { salonId: house.salon.id }, startedAt: { not: null }, endedAt: null, releasedAt: null },
    select: {
      id: true,
      startedAt: true,
      therapistId: true,
      treatment: {
        select: { protocol: { where: { retiredAt: null }, orderBy: { position: 'asc' } } },
      },
    },
  })
  for (const { id: sessionId, startedAt, therapistId, treatment } of running) {
    const therapist = house.therapists.find((each) => each.id === therapistId)
    let doneAt = startedAt
    for (const step of treatment.protocol) {
      doneAt = doneAt && addMinutes(doneAt, step.minutes)
      if (!therapist || !doneAt || doneAt > now) break
      await tickProtocol(act(therapist, doneAt), { sessionId, stepId: step.id, mark: 'done' })
    }
  }
}

type Names = Awaited<ReturnType<typeof readNames>>

async function readNames(ctx: StaffContext) {
  const ofSalon = { where: { salonId: ctx.staff.salon.id } }
  const [treatments, products, rooms, staff, contraindications] = [
    await ctx.tx.treatment.findMany(ofSalon),
    await ctx.tx.product.findMany(ofSalon),
    await ctx.tx.room.findMany(ofSalon),
    await ctx.tx.staffMember.findMany(ofSalon),
    await ctx.tx.contraindication.findMany(ofSalon),
  ]
  return { treatments, products, rooms, staff, contraindicationIds: byName(contraindications) }
}

async function teachSkills(ctx: StaffContext, { staff }: Names): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { having, ...skill } of demoSkills) {
    const therapistIds = idsOf(byName(staff), having)
    ids.set(skill.name, (await addSkill(ctx, { ...skill, therapistIds })).skillId)
  }
  return ids
}

async function furnishRooms(ctx: StaffContext, { rooms }: Names): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { rooms: _, ...feature } of demoRoomFeatures) {
    ids.set(feature.name, (await addRoomFeature(ctx, feature)).featureId)
  }
  for (const { id: placeId, name, nameEn } of rooms) {
    const offered = demoRoomFeatures.filter((feature) => (feature.rooms as readonly string[]).includes(name))
    const featureIds = idsOf(
      ids,
      offered.map((feature) => feature.name),
    )
    await revisePlace(ctx, { kind: 'room', placeId, seen: { name, nameEn }, name, nameEn, featureIds })
  }
  return ids
}

async function describeProducts(ctx: StaffContext, known: Names): Promise<Map<string, string>> {
  const ids = byName(known.products)
  for (const { name, avoids, isForBoth = false, ...care } of demoProductCare) {
    const { id: productId, nameEn, priceMinor } = first(known.products, (each) => each.name === name)
    const words = { name, nameEn, priceMinor }
    const contraindicationIds = idsOf(known.contraindicationIds, avoids)
    await reviseProduct(ctx, {
      productId,
      seen: words,
      ...words,
      ...care,
      isForHome: true,
      isForTreatment: isForBoth,
      contraindicationIds,
    })
  }
  for (const { avoids, ...product } of demoTreatmentProducts) {
    const contraindicationIds = idsOf(known.contraindicationIds, avoids)
    const facts = { ...product, isForHome: false, isForTreatment: true, contraindicationIds }
    ids.set(product.name, (await addProduct(ctx, facts)).productId)
  }
  return ids
}

function byName(rows: readonly { id: string; name: string }[]): Map<string, string> {
  return new Map(rows.map(({ id, name }) => [name, id]))
}

function idsOf(ids: ReadonlyMap<string, string>, names: readonly string[] = []): string[] {
  return names.map((name) => idOf(ids, name))
}

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (!id) throw new Error(`the demo knows nothing called ${name}`)
  return id
}
