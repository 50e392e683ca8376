// Two guests who were taken for one: what could be done to either of them once the merge is taken back?
import { beforeEach, describe, expect, it } from 'vitest'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { mergeClients } from '@/lib/clients/merge-clients'
import { noteAlert } from '@/lib/clients/note-alert'
import { recordNoAlerts } from '@/lib/clients/record-no-alerts'
import { retireAlert } from '@/lib/clients/retire-alert'
import { reviseAlert } from '@/lib/clients/revise-alert'
import { sortAlert } from '@/lib/clients/sort-alert'
import { undoMerge } from '@/lib/clients/undo-merge'
import { db } from '@/lib/db/client'
import { doPatchTest } from '@/lib/patch-tests/do-patch-test'
import { readPatchTest } from '@/lib/patch-tests/read-patch-test'
import { takeBackPatchTest, takeBackReading } from '@/lib/patch-tests/take-back'
import { denyHarm } from '@/lib/reactions/answer-harm'
import { clearReaction } from '@/lib/reactions/clear-reaction'
import { reportReaction } from '@/lib/reactions/report-reaction'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { createAppointment, createGuest, firstTreatment } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { createEntry } from '../../factories/safety'
import { createSalon, type TestSalon } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'
import { createPastVisit } from './past-visit'

const minutes = (count: number) => addMinutes(TEST_NOW, count)
const DAY = 24 * 60
const before = minutes(-60)
const merging = minutes(0)
const meanwhile = minutes(60)
const undoing = minutes(180)

const REASON = '她上次做过，没有事'

/** A guest, what was done to her some days ago, and what she is booked for tomorrow. */
type Guest = { clientId: string; doneId: string; bookedId: string }

let house: TestSalon
let treatmentId: string
let kept: Guest
let gone: Guest
let entryId: string

beforeEach(async () => {
  house = await createSalon()
  treatmentId = house.treatments[0]?.id ?? ''
  await db.treatment.update({
    where: { id: treatmentId },
    data: { touches: ['forehead'], patchTestDays: 90, patchTestHours: 1 },
  })
  entryId = await createEntry(house, { treatmentId })
  kept = await createGuestOfTomorrow('王晓明', '10:00')
  gone = await createGuestOfTomorrow('王小明', '15:00')
})

async function createGuestOfTomorrow(name: string, time: string): Promise<Guest> {
  const { id: clientId } = await createGuest(house, name, minutes(-5 * DAY))
  const startsAt = new Date(`2026-11-24T${time}:00+08:00`)
  const doneId = await treat(clientId, addMinutes(startsAt, -4 * DAY))
  const booked = { clientId, startsAt, treatments: [firstTreatment(house)], now: minutes(-2 * DAY) }
  const { visitId } = await createAppointment(house, booked)
  const { id: bookedId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
  return { clientId, doneId, bookedId }
}

async function treat(clientId: string, startsAt: Date, text = '很放松'): Promise<string> {
  const session = { treatmentId, therapistId: house.secondTherapist.id, note: { text } }
  const visitId = await createPastVisit({ clientId, staff: house.receptionist, startsAt, session })
  return (await db.treatmentSession.findFirstOrThrow({ where: { visitId } })).id
}

/** Harm in the note on what was done to her, of which nobody has said what it came from. */
const harmIn = (sessionId: string) =>
  db.treatmentNote.update({
    where: { sessionId },
    data: { harms: ['水泡'], harmsSince: before, harmsTold: 1 },
  })

async function visitSince(clientId: string, text?: string): Promise<{ visitId: string; sessionId: string }> {
  const sessionId = await treat(clientId, minutes(30), text)
  const { visitId } = await db.treatmentSession.findUniqueOrThrow({ where: { id: sessionId } })
  return { visitId, sessionId }
}

/**
 * All that keeps her from harm: what stops tomorrow's treatment, for whoever gives it, what stops the shelf, and her living
 * alerts. Without ids, so that what guards two can be compared; a test that is still wanted is one whatever is missing.
 */
async function guardsOf({ clientId, bookedId }: Guest): Promise<string[]> {
  const rows = await db.$queryRaw<{ guard: string }[]>`
    SELECT concat_ws(':', CASE
        WHEN f.kind IN ('patch_missing', 'patch_unread', 'patch_expired') THEN 'patch_wanted'
        WHEN f.kind IN ('reacted', 'harm_noted') THEN 'harmed' ELSE f.kind END,
      a.text, f."contraindicationId", f.question) AS guard
    FROM unnest(${house.therapists.map(({ id }) => id)}::uuid[]) person
    CROSS JOIN LATERAL foyer_safety_stops(${bookedId}::uuid, ${minutes(DAY)}, person) f
    JOIN foyer_open_stops(${bookedId}::uuid, ${minutes(DAY)}, person) o ON o.key = f.key
    LEFT JOIN "Alert" a ON a.id = f."alertId"
    UNION
    SELECT concat_ws(':', 'shelf', p.kind, a.text, p."contraindicationId", p."productId")
    FROM foyer_product_stops(${clientId}::uuid) p LEFT JOIN "Alert" a ON a.id = p."alertId"
    UNION
    SELECT concat_ws(':', 'alert', kind, severity, text) FROM "Alert"
    WHERE "clientId" = ${clientId}::uuid AND "retiredAt" IS NULL`
  const guards = rows.map(({ guard }) => guard)
  // What has failed is wanted still.
  return guards.includes('patch_failed') ? [...guards, 'patch_wanted'] : guards
}

async function merge(keptId: string, goneId: string, at = merging, by = house.manager): Promise<string> {
  const revisionOf = async (id: string) => (await db.client.findUniqueOrThrow({ where: { id } })).revision
  const [keptRevision, goneRevision] = [await revisionOf(keptId), await revisionOf(goneId)]
  const asked = { keptId, keptRevision, goneId, goneRevision, fromGone: [] }
  return (await asStaff(by, at)((ctx) => mergeClients(ctx, asked))).mergeId
}

const undo = (mergeId: string, at = undoing) =>
  asStaff(house.receptionist, at)((ctx) => undoMerge(ctx, { mergeId }))

type Severity = 'mild' | 'serious'
type Told = { text: string; severity?: Severity; contraindicationIds?: string[]; visitId?: string }

async function note(clientId: string, told: Told, at = before): Promise<string> {
  const alert = { clientId, kind: 'allergy', severity: 'serious', ...told } as const
  return (await asStaff(house.receptionist, at)((ctx) => noteAlert(ctx, alert))).alertId
}

async function patch(clientId: string, result: 'clear' | 'reaction' | null, at: Date): Promise<string> {
  const on = { clientId, treatmentId, place: 'neck' } as const
  const { patchTestId } = await asStaff(house.manager, at)((ctx) => doPatchTest(ctx, on))
  if (result) await read(patchTestId, result, addMinutes(at, 60))
  return patchTestId
}

const read = (patchTestId: string, result: 'clear' | 'reaction', at = minutes(120)) =>
  asStaff(house.manager, at)((ctx) => readPatchTest(ctx, { patchTestId, result }))

const report = async (sessionId: string, at: Date) =>
  (await asStaff(house.therapist, at)((ctx) => reportReaction(ctx, { sessionId, text: '起水泡' }))).reactionId

const later = (staff: SignedInStaff = house.manager) => asStaff(staff, minutes(120))

const end = (alertId: string) => later()((ctx) => retireAlert(ctx, { alertId, reason: REASON }))
const soften = (alertId: string) =>
  later()((ctx) => reviseAlert(ctx, { alertId, severity: 'mild', reason: REASON }))
const sort = (alertId: string, contraindicationIds: string[]) =>
  later()((ctx) => sortAlert(ctx, { alertId, contraindicationIds, reason: REASON }))
const clear = (reactionId: string) => later()((ctx) => clearReaction(ctx, { reactionId, reason: REASON }))
const letPass = (sessionId: string, stop: string, isLasting: boolean) =>
  db.safetyOverride.create({
    data: {
      ...{ sessionId, byId: house.manager.id, at: minutes(120), reason: REASON },
      ...{ isLasting, stops: [stop] },
    },
  })

/** What stood with one of the two before, and how it came to stop less while they were one. */
type Eased = { stood: (her: Guest) => Promise<string>; eased: (id: string, her: Guest) => Promise<unknown> }

const EASED: Record<string, Eased> = {
  'an alert ended': { stood: (her) => note(her.clientId, { text: '水杨酸' }), eased: end },
  'an alert nobody understood ended': { stood: (her) => note(her.clientId, { text: '那个药' }), eased: end },
  'an alert made lighter': { stood: (her) => note(her.clientId, { text: '水杨酸' }), eased: soften },
  'an alert whose meaning was taken away': {
    stood: (her) => note(her.clientId, { text: '那种酸', contraindicationIds: [entryId] }),
    eased: (id) => sort(id, []),
  },
  'an alert said to mean nothing': {
    stood: (her) => note(her.clientId, { text: '那个药', severity: 'mild' }),
    eased: (id) => sort(id, []),
  },
  'an alert said to mean something else': {
    stood: (her) => note(her.clientId, { text: '那个药' }),
    eased: async (id) => sort(id, [await createEntry(house, { name: '坚果', nameEn: null, words: [] })]),
  },
  'mild words let pass for good': {
    stood: (her) =>
      note(her.clientId, { text: '做补水嫩肤护理会痒', severity: 'mild', contraindicationIds: [] }),
    eased: (id, her) => letPass(her.bookedId, `said:${id}:${treatmentId}`, true),
  },
  'an alert let pass for a treatment to come': {
    stood: (her) => note(her.clientId, { text: '水杨酸' }),
    eased: (id, her) => letPass(her.bookedId, `matched:${id}:${entryId}:${treatmentId}`, false),
  },
  'a reaction cleared': { stood: (her) => report(her.doneId, before), eased: clear },
  'harm that is said to have come from elsewhere': {
    stood: async (her) => (await harmIn(await treat(her.clientId, minutes(-2 * DAY), '起水泡'))).sessionId,
    eased: (sessionId) => later()((ctx) => denyHarm(ctx, { sessionId, seen: ['水泡'] })),
  },
  'a patch test found clear': {
    stood: (her) => patch(her.clientId, null, before),
    eased: (id) => read(id, 'clear'),
  },
  'a patch reaction unsaid': {
    stood: (her) => patch(her.clientId, 'reaction', minutes(-300)),
    eased: (patchTestId) => later()((ctx) => takeBackReading(ctx, { patchTestId, result: 'reaction' })),
  },
  'a patch reaction unsaid and found clear': {
    stood: (her) => patch(her.clientId, 'reaction', minutes(-300)),
    eased: async (patchTestId) => {
      await later()((ctx) => takeBackReading(ctx, { patchTestId, result: 'reaction' }))
      await read(patchTestId, 'clear', minutes(121))
    },
  },
  'a patch reaction followed by a clear one': {
    stood: (her) => patch(her.clientId, 'reaction', minutes(-300)),
    eased: () => patch(kept.clientId, 'clear', meanwhile),
  },
  'a patch test taken back': {
    stood: async (her) => {
      await patch(her.clientId, 'clear', minutes(-300))
      return patch(her.clientId, null, before)
    },
    eased: (patchTestId) => later()((ctx) => takeBackPatchTest(ctx, { patchTestId })),
  },
  'no patch test, and then a clear one': {
    stood: async (her) => her.clientId,
    eased: () => patch(kept.clientId, 'clear', meanwhile),
  },
  'nobody asked, and then none known': {
    stood: async ({ clientId }) => {
      await db.client.update({
        where: { id: clientId },
        data: { alertsAskedAt: null, alertsAskedById: null },
      })
      return clientId
    },
    eased: () => later()((ctx) => recordNoAlerts(ctx, { clientId: kept.clientId })),
  },
}

/** What was told of "her" while they were one, and how it came to stop less before they were two again. */
type ToldMeanwhile = { told: () => Promise<string>; eased?: (id: string) => Promise<unknown> }

const noteMeanwhile = (told: Told) => note(kept.clientId, told, meanwhile)
const noteInVisitSince = async () =>
  noteMeanwhile({ text: '水杨酸', visitId: (await visitSince(kept.clientId)).visitId })

const TOLD: Record<string, ToldMeanwhile> = {
  'an alert on the phone': { told: () => noteMeanwhile({ text: '水杨酸' }) },
  'an alert nobody understands': { told: () => noteMeanwhile({ text: '那个药' }) },
  'an alert with its meaning': {
    told: () => noteMeanwhile({ text: '那种酸', contraindicationIds: [entryId] }),
  },
  'an alert in a visit made since': { told: noteInVisitSince },
  'an alert, and ended': { told: () => noteMeanwhile({ text: '水杨酸' }), eased: end },
  'an alert, and made lighter': { told: () => noteMeanwhile({ text: '水杨酸' }), eased: soften },
  'an alert, and said to mean nothing': {
    told: () => noteMeanwhile({ text: '那个药' }),
    eased: (id) => sort(id, []),
  },
  'a reaction to a treatment since': {
    told: async () => report((await visitSince(kept.clientId)).sessionId, meanwhile),
  },
  'a reaction to a treatment since, and cleared': {
    told: async () => report((await visitSince(kept.clientId)).sessionId, meanwhile),
    eased: clear,
  },
  'harm in the note on a treatment since': {
    told: async () => (await harmIn((await visitSince(kept.clientId, '起水泡')).sessionId)).sessionId,
  },
  'harm in the note on a treatment since, and denied': {
    told: async () => (await harmIn((await visitSince(kept.clientId, '起水泡')).sessionId)).sessionId,
    eased: (sessionId) => later()((ctx) => denyHarm(ctx, { sessionId, seen: ['水泡'] })),
  },
  'a reaction to a patch test': { told: () => patch(kept.clientId, 'reaction', meanwhile) },
  'a reaction to a patch test, and unsaid': {
    told: () => patch(kept.clientId, 'reaction', minutes(30)),
    eased: (patchTestId) => later()((ctx) => takeBackReading(ctx, { patchTestId, result: 'reaction' })),
  },
}

/** What the gate and the shelf read of her that somebody writes of both, and may let stop less: each is tried above. */
const OF_BOTH = [
  'Alert',
  'AlertContraindication',
  'Client',
  'PatchTest',
  'Reaction',
  'SafetyOverride',
  'TreatmentNote',
]
/** And what follows whoever came, or what it is about. */
const OF_HER_WHO_CAME = [
  'AlertChange',
  'AreaMark',
  'Assessment',
  'ClearedMark',
  'SafetyAnswer',
  'TreatmentNoteRevision',
  'TreatmentSession',
  'Visit',
  'VisitEvent',
]

const without = (guards: string[], others: string[]) => guards.filter((guard) => !others.includes(guard))

describe('a merge taken back', () => {
  it('knows all that the gate and the shelf read of her', async () => {
    const rows = await db.$queryRaw<{ name: string }[]>`
      WITH RECURSIVE asked AS (
        SELECT p.proname, p.prosrc FROM pg_proc p WHERE p.proname IN ('foyer_open_stops', 'foyer_product_stops')
        UNION
        SELECT p.proname, p.prosrc FROM asked a
        JOIN pg_proc p ON p.proname LIKE 'foyer\\_%' AND a.prosrc ~ ('\\m' || p.proname || '\\M')
      ),
      hers AS (
        SELECT '"Client"'::regclass::oid AS id
        UNION
        SELECT k.conrelid FROM hers JOIN pg_constraint k ON k.contype = 'f' AND k.confrelid = hers.id
      )
      SELECT t.relname::text AS name FROM hers JOIN pg_class t ON t.oid = hers.id
      WHERE EXISTS (SELECT FROM asked a WHERE a.prosrc ~ ('(FROM|JOIN) "' || t.relname || '"'))`
    expect(rows.map(({ name }) => name).sort()).toEqual([...OF_BOTH, ...OF_HER_WHO_CAME].sort())
  })

  const sides = ['kept', 'gone'] as const
  const eased = Object.keys(EASED).flatMap((name) => sides.map((side) => [name, side] as const))

  it.each(eased)('leaves her no less guarded than before: %s (%s)', async (name, side) => {
    const { stood, eased } = EASED[name] as Eased
    const her = side === 'kept' ? kept : gone
    const id = await stood(her)
    const [ofKept, ofGone] = [await guardsOf(kept), await guardsOf(gone)]
    const mergeId = await merge(kept.clientId, gone.clientId)
    await eased(id, her)
    await undo(mergeId)
    expect(without(ofKept, await guardsOf(kept))).toEqual([])
    expect(without(ofGone, await guardsOf(gone))).toEqual([])
  })

  it.each(Object.keys(TOLD))('leaves neither less guarded than what was told: %s', async (name) => {
    const { told, eased } = TOLD[name] as ToldMeanwhile
    const mergeId = await merge(kept.clientId, gone.clientId)
    const wasSaid = await guardsOf(kept)
    const id = await told()
    const isSaid = without(await guardsOf(kept), wasSaid)
    expect(isSaid).not.toEqual([])
    await eased?.(id)
    await undo(mergeId)
    expect(without(isSaid, await guardsOf(kept))).toEqual([])
    expect(without(isSaid, await guardsOf(gone))).toEqual([])
  })

  it('gives back nothing where nothing was told or eased', async () => {
    await note(kept.clientId, { text: '水杨酸' })
    const mergeId = await merge(kept.clientId, gone.clientId)
    await undo(mergeId)
    const none = { alerts: [], reactions: [], patchTests: [] }
    expect(await told(mergeId)).toMatchObject({ again: { ...none, harms: [] }, given: none })
    expect(await db.alert.count({ where: { clientId: gone.clientId } })).toBe(0)
  })

  it('writes down what stands again and what was given to both, and asks both anew', async () => {
    const ended = await note(gone.clientId, { text: '坚果' })
    const mergeId = await merge(kept.clientId, gone.clientId)
    await end(ended)
    await note(kept.clientId, { text: '水杨酸' }, meanwhile)
    await undo(mergeId)
    const copy = await db.alert.findFirstOrThrow({ where: { clientId: gone.clientId, text: '水杨酸' } })
    expect(await told(mergeId)).toMatchObject({
      again: { alerts: [ended] },
      given: { alerts: [copy.id] },
    })
    expect(copy).toMatchObject({ notedById: house.receptionist.id, notedAt: meanwhile, visitId: null })
    const both = { id: { in: [kept.clientId, gone.clientId] } }
    expect(await db.client.count({ where: { ...both, alertsAskedAt: null } })).toBe(2)
    expect(await db.alertChange.count({ where: { alertId: ended } })).toBe(1)
  })

  it('weighs nothing anew that was let pass for a treatment which has begun, or before they were one', async () => {
    const alertId = await note(kept.clientId, { text: '水杨酸' })
    const stop = `matched:${alertId}:${entryId}:${treatmentId}`
    const earlier = { sessionId: kept.bookedId, byId: house.manager.id, at: before, reason: REASON }
    await db.safetyOverride.create({ data: { ...earlier, isLasting: false, stops: [stop] } })
    const mergeId = await merge(kept.clientId, gone.clientId)
    await letPass((await visitSince(kept.clientId)).sessionId, stop, false)
    await undo(mergeId)
    expect(await db.alert.findUniqueOrThrow({ where: { id: alertId } })).toMatchObject({ heavierAt: null })
  })

  it('knows of whom it was where it hangs on something older, and gives it to nobody else', async () => {
    const { visitId } = await db.treatmentSession.findUniqueOrThrow({ where: { id: gone.bookedId } })
    const mergeId = await merge(kept.clientId, gone.clientId)
    await note(kept.clientId, { text: '水杨酸', visitId }, meanwhile)
    await report(kept.doneId, meanwhile)
    await undo(mergeId)
    const both = { clientId: { in: [kept.clientId, gone.clientId] } }
    const alerts = await db.alert.findMany({ where: both })
    expect(alerts).toMatchObject([{ clientId: gone.clientId, visitId }])
    expect(await db.reaction.findMany({ where: both })).toMatchObject([{ clientId: kept.clientId }])
  })

  it('leaves a third one what she brought along', async () => {
    const third = await createGuest(house, '王小民', minutes(-5 * DAY))
    const mergeId = await merge(kept.clientId, gone.clientId)
    await note(third.id, { text: '坚果' }, minutes(20))
    await merge(kept.clientId, third.id, minutes(40))
    await note(kept.clientId, { text: '水杨酸' }, meanwhile)
    await undo(mergeId)
    const alerts = await db.alert.findMany({ where: { clientId: gone.clientId } })
    expect(alerts.map(({ text }) => text)).toEqual(['水杨酸'])
    // And each still lets the salon keep what it knows of her.
    for (const clientId of [kept.clientId, gone.clientId]) {
      const health = { clientId, kind: 'health', answer: 'given', withdrawnAt: null } as const
      expect(await db.consent.count({ where: health })).toBe(1)
    }
  })

  it('leaves a third one the reaction to a treatment that was not hers', async () => {
    const third = await createGuest(house, '王小民', minutes(-5 * DAY))
    const other = await createGuest(house, '王筱明', minutes(-5 * DAY))
    const mergeId = await merge(kept.clientId, gone.clientId)
    const taken = await merge(other.id, third.id, minutes(5))
    await report((await visitSince(other.id)).sessionId, minutes(40))
    await undo(taken, minutes(50))
    expect(await db.reaction.count({ where: { clientId: third.id } })).toBe(1)
    await merge(kept.clientId, third.id, meanwhile)
    await undo(mergeId)
    expect(await db.reaction.count({ where: { clientId: gone.clientId } })).toBe(0)
  })

  it('leaves a test taken back that was tapped by mistake in an older visit meanwhile', async () => {
    const { visitId } = await db.treatmentSession.findUniqueOrThrow({ where: { id: gone.bookedId } })
    const mergeId = await merge(kept.clientId, gone.clientId)
    const on = { clientId: kept.clientId, visitId, treatmentId, place: 'neck' } as const
    const { patchTestId } = await asStaff(house.manager, meanwhile)((ctx) => doPatchTest(ctx, on))
    await later()((ctx) => takeBackPatchTest(ctx, { patchTestId }))
    await undo(mergeId)
    expect(await told(mergeId)).toMatchObject({ again: { patchTests: [] } })
    expect(await db.patchTest.findUniqueOrThrow({ where: { id: patchTestId } })).toMatchObject({
      clientId: gone.clientId,
      takenBackAt: minutes(120),
    })
  })

  it('gives it to all three when both of two merges are taken back', async () => {
    const third = await createGuest(house, '王小民', minutes(-5 * DAY))
    const first = await merge(kept.clientId, gone.clientId)
    const second = await merge(third.id, kept.clientId, minutes(40))
    await note(third.id, { text: '水杨酸' }, meanwhile)
    await undo(second)
    await undo(first, addMinutes(undoing, 1))
    for (const clientId of [kept.clientId, gone.clientId, third.id]) {
      expect(await db.alert.count({ where: { clientId, retiredAt: null } })).toBe(1)
      expect(await db.consent.count({ where: { clientId, kind: 'health', withdrawnAt: null } })).toBe(1)
    }
  })

  it('lets them be merged and taken apart once more', async () => {
    const first = await merge(kept.clientId, gone.clientId)
    await report((await visitSince(kept.clientId)).sessionId, meanwhile)
    await undo(first)
    const [ofKept, ofGone] = [await guardsOf(kept), await guardsOf(gone)]
    await undo(await merge(kept.clientId, gone.clientId, minutes(200)), minutes(210))
    expect([await guardsOf(kept), await guardsOf(gone)].map((guards) => guards.sort())).toEqual([
      ofKept.sort(),
      ofGone.sort(),
    ])
  })
})

async function told(mergeId: string): Promise<unknown> {
  const { particulars } = await db.auditEntry.findFirstOrThrow({
    where: { action: 'client.merge_undone', particulars: { path: ['mergeId'], equals: mergeId } },
  })
  return particulars
}
