// What meets what in a test salon: entries of its list, products with ingredients, a guest at the door of a treatment.
import { noteAlert } from '@/lib/clients/note-alert'
import { db } from '@/lib/db/client'
import type { AlertKind } from '@/lib/db/generated/client'
import { moveVisit } from '@/lib/visits/move-visit'
import { overrideSafety } from '@/lib/visits/override-safety'
import { askHer } from '@/prisma/seed/situations/care/ask-her'
import { at, createAppointment } from './appointment'
import { asStaff } from './context'
import { createSalon, type TestSalon } from './salon'

export type EntryOverrides = {
  kind?: AlertKind
  name?: string
  nameEn?: string | null
  words?: string[]
  /** What names it: by default nothing does. */
  treatmentId?: string
  productId?: string
}

/** 水杨酸 (salicylic acid, BHA) on the salon's list, unless told otherwise. */
export async function createEntry(
  house: TestSalon,
  { treatmentId, productId, ...overrides }: EntryOverrides = {},
): Promise<string> {
  const { id } = await db.contraindication.create({
    data: {
      salonId: house.salon.id,
      kind: 'allergy',
      name: '水杨酸',
      nameEn: 'Salicylic acid',
      words: ['BHA'],
      ...overrides,
      ...(treatmentId ? { treatments: { create: { treatmentId } } } : {}),
      ...(productId ? { products: { create: { productId } } } : {}),
    },
  })
  return id
}

/** A product the first treatment is done with. */
export async function addUsedProduct(house: TestSalon, patchTestDays: number | null = null): Promise<string> {
  const { id } = await db.product.create({
    data: {
      salonId: house.salon.id,
      name: '果酸焕肤液',
      nameEn: 'AHA peel',
      priceMinor: 0,
      isForHome: false,
      isForTreatment: true,
      patchTestDays,
      treatments: { create: { treatmentId: house.treatments[0]?.id ?? '' } },
    },
  })
  return id
}

export type GuestAtGate = { clientId: string; visitId: string; sessionId: string }

/** A guest in the treatment stage whose treatment has not begun; she was asked in this visit and named nothing. */
export async function createGuestAtGate(
  house: TestSalon,
  startsAt = at(house, '14:00'),
): Promise<GuestAtGate> {
  const { clientId, visitId } = await createAppointment(house, { startsAt })
  const lead = asStaff(house.manager, startsAt)
  for (const move of ['arrive', 'lead_to_seat', 'begin_consultation'] as const) {
    await lead((ctx) => moveVisit(ctx, { visitId, move }))
  }
  await asStaff(house.therapist, startsAt)((ctx) => askHer(ctx, visitId))
  await lead((ctx) => moveVisit(ctx, { visitId, move: 'begin_treatment' }))
  const { id } = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
  return { clientId, visitId, sessionId: id }
}

type Gate = { house: TestSalon; guest: GuestAtGate; now: Date; treatmentId: string }

/** A guest at the gate of a salon of its own, and the moment at which it is looked at: her treatment was to begin at two. */
export async function createGate(): Promise<Gate> {
  const house = await createSalon()
  const guest = await createGuestAtGate(house)
  return { house, guest, now: at(house, '14:05'), treatmentId: house.treatments[0]?.id ?? '' }
}

/** An allergy in her own words, not sorted. */
export async function noteAllergy(house: TestSalon, clientId: string, text = '水杨酸'): Promise<string> {
  const noted = { clientId, kind: 'allergy', severity: 'serious', text } as const
  const { alertId } = await asStaff(house.therapist, at(house, '13:00'))((ctx) => noteAlert(ctx, noted))
  return alertId
}

/** The keys of what stops a session at `now`, overrides left aside. */
export async function stopsOf(sessionId: string, now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT key FROM foyer_safety_stops(${sessionId}::uuid, ${now}) ORDER BY key`
  return rows.map(({ key }) => key)
}

/** The manager lets begin whatever stops the session. */
export async function overrideAll(house: TestSalon, sessionId: string, now: Date): Promise<void> {
  const stops = await stopsOf(sessionId, now)
  const reason = '医生说可以做，客人签了字'
  await asStaff(house.manager, now)((ctx) => overrideSafety(ctx, { sessionId, stops, reason }))
}
