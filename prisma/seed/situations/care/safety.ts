// What the safety gate has to do with in the demo: a guest today whose treatment is stopped, patch tests that hold and
// that no longer do. Overrides of the past come of the visits themselves; see answer-gate.ts.
import { noteAlert } from '@/lib/clients/note-alert'
import { doPatchTest } from '@/lib/patch-tests/do-patch-test'
import { PATCH_PLACES } from '@/lib/patch-tests/patch-test-flow'
import { readPatchTest } from '@/lib/patch-tests/read-patch-test'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { type Act, first, type House, together } from '../house'

const DAY = 24 * 60

/** To be called once everybody's visits have been lived through; asks a menu that knows what must not meet what. */
export async function fillSafety(house: House, now: Date): Promise<void> {
  await together(async (act) => {
    await stopSomebodyToday(act, house, now)
    await testSkins(act, house, now)
  })
}

type Meeting = { clientId: string; visitId: string; name: string; contraindicationId: string }

/** Over tea she has remembered something, and it meets what is planned. */
async function stopSomebodyToday(act: Act, house: House, now: Date): Promise<void> {
  const ctx = act(first(house.therapists), addMinutes(now, -6))
  const [meeting] = await ctx.tx.$queryRaw<Meeting[]>`
    SELECT v."clientId", v.id AS "visitId", c.name, c.id AS "contraindicationId"
    FROM "TreatmentSession" s
    JOIN "Visit" v ON v.id = s."visitId"
    JOIN "Client" k ON k.id = v."clientId" AND k."alertsAskedAt" IS NOT NULL
    JOIN (
      SELECT "treatmentId", "contraindicationId" FROM "TreatmentContraindication"
      UNION
      SELECT t."treatmentId", p."contraindicationId"
      FROM "TreatmentProduct" t JOIN "ProductContraindication" p ON p."productId" = t."productId"
      UNION
      SELECT st."treatmentId", p."contraindicationId"
      FROM "ProtocolStep" st
      JOIN "ProtocolStepProduct" sp ON sp."stepId" = st.id
      JOIN "ProductContraindication" p ON p."productId" = sp."productId"
      WHERE st."retiredAt" IS NULL
    ) n ON n."treatmentId" = s."treatmentId"
    JOIN "Contraindication" c ON c.id = n."contraindicationId" AND c.kind = 'allergy' AND c."retiredAt" IS NULL
    WHERE v."salonId" = ${house.salon.id}::uuid AND s."startedAt" IS NULL AND s."releasedAt" IS NULL
      AND v.stage IN ('greeting', 'seating', 'consultation')
      AND EXISTS (
        SELECT FROM "Consent" h WHERE h."clientId" = v."clientId" AND h.kind = 'health' AND h.answer = 'given'
          AND h."withdrawnAt" IS NULL
      )
    ORDER BY v.stage DESC, v.id, c.position LIMIT 1`
  if (!meeting) return
  const { clientId, visitId, name, contraindicationId } = meeting
  const said = { kind: 'allergy', severity: 'serious', text: name } as const
  await noteAlert(ctx, { clientId, visitId, ...said, contraindicationIds: [contraindicationId] })
}

type Thing = { treatmentId: string | null; productId: string | null; days: number }

/** One was clear a few weeks ago and holds; one was clear so long ago that it no longer does. */
async function testSkins(act: Act, house: House, now: Date): Promise<void> {
  const therapist = first(house.therapists)
  const { tx } = act(therapist, now)
  const things = await tx.$queryRaw<Thing[]>`
    SELECT id AS "treatmentId", NULL::uuid AS "productId", "patchTestDays" AS days FROM "Treatment"
    WHERE "salonId" = ${house.salon.id}::uuid AND "patchTestDays" IS NOT NULL AND "retiredAt" IS NULL
    UNION ALL
    SELECT NULL, id, "patchTestDays" FROM "Product"
    WHERE "salonId" = ${house.salon.id}::uuid AND "patchTestDays" IS NOT NULL AND "retiredAt" IS NULL`
  const guests = await tx.client.findMany({
    where: { salonId: house.salon.id, visits: { some: { stage: 'expected' } }, patchTests: { none: {} } },
    orderBy: { id: 'asc' },
    select: { id: true },
    take: 2,
  })
  const ages = [(thing: Thing) => Math.min(20, thing.days - 2), (thing: Thing) => thing.days + 12]
  for (const [index, { id: clientId }] of guests.entries()) {
    const [thing, age] = [things[index % (things.length || 1)], ages[index]]
    if (!thing || !age) return
    const readAt = addMinutes(now, -age(thing) * DAY)
    const about = thing.treatmentId
      ? { treatmentId: thing.treatmentId }
      : { productId: thing.productId ?? '' }
    const { patchTestId } = await doPatchTest(act(therapist, addMinutes(readAt, -3 * DAY)), {
      clientId,
      ...about,
      place: PATCH_PLACES[index % PATCH_PLACES.length] ?? 'elsewhere',
    })
    await readPatchTest(act(therapist, readAt), { patchTestId, result: 'clear' })
  }
}
