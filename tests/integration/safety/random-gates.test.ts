// Whatever people do in whatever order: no treatment begins while something stops it that nobody has signed for.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { confirmAlert } from '@/lib/clients/confirm-alert'
import { noteAlert } from '@/lib/clients/note-alert'
import { recordNoAlerts } from '@/lib/clients/record-no-alerts'
import { retireAlert } from '@/lib/clients/retire-alert'
import { sortAlert } from '@/lib/clients/sort-alert'
import { db } from '@/lib/db/client'
import { asRefusalCode } from '@/lib/db/constraint-errors'
import { doPatchTest } from '@/lib/patch-tests/do-patch-test'
import { readPatchTest } from '@/lib/patch-tests/read-patch-test'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { moveVisit } from '@/lib/visits/move-visit'
import { overrideSafety } from '@/lib/visits/override-safety'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { addSession, removeSession } from '@/lib/visits/plan-sessions'
import { undoMove } from '@/lib/visits/undo-move'
import { nextMove, standingMoves } from '@/lib/visits/visit-flow'
import { at } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { addUsedProduct, createEntry, createGuestAtGate } from '../../factories/safety'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { openStops, readWorld, stopsOfTreatment } from './gate-oracle'

const TEXTS = [
  '水杨酸',
  '对 BHA 过敏',
  'ＢＨＡ',
  'BHAngra',
  '坚果',
  'coconut',
  'Nut',
  '怀孕三个月',
  '一种药膏',
]

const DEEDS = [
  'note',
  'note_sorted',
  'sort',
  'sort_none',
  'retire',
  'confirm',
  'ask',
  'forget_asking',
  'plan',
  'take_out',
  'start',
  'start_past_the_verb',
  'insert_begun',
  'change_treatment',
  'end',
  'override',
  'override_stale',
  'test',
  'read_clear',
  'read_reaction',
  'undo',
  'lead_on',
  'skip',
  'product_in',
  'product_out',
  'step_in',
  'step_out',
  'treatment_names',
  'product_names',
  'names_nothing',
  'words',
  'entry_off_and_on',
  'wants_test',
] as const

type Turn = {
  deed: (typeof DEEDS)[number]
  who: 0 | 1 | 2 | 3
  minutes: number
  /** Which of what there is. */
  pick: number
  other: number
}

const turn: fc.Arbitrary<Turn> = fc.record({
  deed: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...DEEDS) },
    { weight: 2, arbitrary: fc.constantFrom('start', 'start_past_the_verb', 'plan', 'override') },
    { weight: 1, arbitrary: fc.constantFrom('sort_none', 'ask', 'test', 'read_clear') },
  ),
  who: fc.constantFrom<Turn['who'][]>(0, 0, 1, 2, 3),
  minutes: fc.constantFrom(0, 1, 1, 5, 60, 1440, 2880),
  pick: fc.nat(20),
  other: fc.nat(20),
})

type Stage = {
  house: TestSalon
  staff: SignedInStaff[]
  entries: string[]
  products: string[]
  clientId: string
  visitId: string
  /** What somebody saw a while ago. */
  stale: string[]
}

it('begins nothing that an unsigned stop forbids, and forbids nothing else', async () => {
  const house = await createSalon()
  const named = await createStaff(house.salon, { mayOverrideSafety: true })
  const staff = [house.manager, house.therapist, named, house.receptionist]
  const entries = [
    await createEntry(house),
    await createEntry(house, { name: '坚果', nameEn: 'Nut', words: [] }),
    await createEntry(house, { kind: 'pregnancy', name: '孕期', nameEn: null, words: ['怀孕', ' '] }),
  ]
  const products = [await addUsedProduct(house), await addUsedProduct(house, 2)]
  let run = 0
  const tally = { begun: 0, stopped: 0, signed: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 25, maxLength: 45 }), async (turns) => {
      let now = addMinutes(at(house, '14:00'), run++ * 200 * 1440)
      const { clientId, visitId } = await createGuestAtGate(house, now)
      const stage: Stage = { house, staff, entries, products, clientId, visitId, stale: [] }
      for (const asked of turns) {
        now = addMinutes(now, asked.minutes)
        await play(stage, asked, now, tally)
      }
    }),
    // The menu lives on from run to run: a shorter run would not be the same.
    { numRuns: 30, endOnFailure: true },
  )
  // It has been where it matters; how often is up to chance.
  expect(Math.min(...Object.values(tally))).toBeGreaterThan(0)
}, 300_000)

async function play(
  stage: Stage,
  asked: Turn,
  now: Date,
  tally: { begun: number; stopped: number; signed: number },
): Promise<void> {
  const before = await readWorld(stage.clientId)
  const refused = await attempt(() => perform(stage, asked, now))
  const after = await readWorld(stage.clientId)
  for (const session of after.sessions.filter(({ startedAt }) => startedAt)) {
    const earlier = before.sessions.find(({ id }) => id === session.id)
    const hasBegun = !earlier?.startedAt || earlier.treatmentId !== session.treatmentId
    if (!hasBegun) continue
    tally.begun++
    // What it was begun as, by what stood at that moment.
    const stops = earlier
      ? openStops({ ...before, sessions: after.sessions }, session.id, now)
      : stopsOfTreatment(before, session.treatmentId, now)
    expect({ deed: asked.deed, stops }).toEqual({ deed: asked.deed, stops: [] })
  }
  if (refused?.code === 'safety_stop') {
    tally.stopped++
    expect(stoppedSessions(before, now).length).toBeGreaterThan(0)
    // The verb says what stops it; the store alone only says no.
    const told = before.sessions.map(({ id }) => openStops(before, id, now).join(' '))
    if (asked.deed === 'start') expect(told).toContain(refused.stops)
  }
  if (!refused && asked.deed.startsWith('override')) tally.signed++
  // The store and the oracle see the same in every session that has not begun.
  for (const session of after.sessions.filter(({ startedAt }) => !startedAt)) {
    const rows = await db.$queryRaw<{ key: string }[]>`
      SELECT key FROM foyer_safety_stops(${session.id}::uuid, ${now}) ORDER BY key COLLATE "C"`
    expect(rows.map(({ key }) => key)).toEqual(stopsOfTreatment(after, session.treatmentId, now))
  }
}

function stoppedSessions(world: Awaited<ReturnType<typeof readWorld>>, now: Date) {
  const byTreatment = world.treatments.filter(({ id }) => stopsOfTreatment(world, id, now).length > 0)
  const bySession = world.sessions.filter(({ id }) => openStops(world, id, now).length > 0)
  return [...byTreatment, ...bySession]
}

type Refused = { code: string; stops?: unknown }

/** The code of a refusal; anything that is no business "no" is a bug and fails the test. */
async function attempt(work: () => Promise<unknown>): Promise<Refused | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, stops: error.particulars.stops }
    const mapped = asRefusalCode(error)
    if (mapped) return { code: mapped.code }
    throw error
  }
}

async function perform(stage: Stage, { deed, who, pick, other }: Turn, now: Date): Promise<unknown> {
  const { house, clientId, visitId, entries, products } = stage
  const staff = stage.staff[who] ?? house.manager
  const act = <T>(run: (ctx: StaffContext) => Promise<T>) => asStaff(staff, now)(run)
  const of = <Value>(values: readonly Value[]): Value => {
    const value = values[pick % values.length]
    if (value === undefined) throw new Refusal('not_found')
    return value
  }
  const entry = entries[other % entries.length] ?? ''
  const product = of(products)
  const treatment = of(house.treatments).id
  const alert = async () => of(await db.alert.findMany({ where: { clientId }, orderBy: { id: 'asc' } })).id
  const sessionId = async () =>
    of(await db.treatmentSession.findMany({ where: { visitId }, orderBy: { id: 'desc' } })).id
  const noted = () => ({
    clientId,
    visitId,
    kind: 'allergy' as const,
    severity: 'mild' as const,
    text: of(TEXTS),
  })
  switch (deed) {
    case 'note':
      return act((ctx) => noteAlert(ctx, noted()))
    case 'note_sorted':
      return act((ctx) => noteAlert(ctx, { ...noted(), contraindicationIds: [entry] }))
    case 'sort':
    case 'sort_none': {
      const alertId = await alert()
      return act((ctx) => sortAlert(ctx, { alertId, contraindicationIds: deed === 'sort' ? [entry] : [] }))
    }
    case 'retire': {
      const alertId = await alert()
      return act((ctx) => retireAlert(ctx, { alertId }))
    }
    case 'confirm': {
      const alertId = await alert()
      return act((ctx) => confirmAlert(ctx, { alertId }))
    }
    case 'ask':
      return act((ctx) => recordNoAlerts(ctx, { clientId, visitId }))
    case 'forget_asking':
      return db.client.update({ where: { id: clientId }, data: { alertsAskedAt: null } })
    case 'plan':
      return act((ctx) =>
        addSession(ctx, { visitId, treatmentId: treatment, therapistId: of(house.therapists).id }),
      )
    case 'take_out': {
      const id = await sessionId()
      return act((ctx) => removeSession(ctx, { sessionId: id }))
    }
    case 'start': {
      const id = await sessionId()
      return act((ctx) => startSession(ctx, { sessionId: id }))
    }
    case 'start_past_the_verb':
      return db.treatmentSession.updateMany({
        where: { id: await sessionId(), startedAt: null },
        data: { startedAt: now },
      })
    case 'insert_begun': {
      const times = { startsAt: now, endsAt: addMinutes(now, 1), startedAt: now }
      return db.treatmentSession.create({ data: { visitId, treatmentId: treatment, ...times } })
    }
    case 'change_treatment':
      // Somebody's clumsy repair of the store; the gate's moment is then when it began.
      return db.treatmentSession.updateMany({
        where: { id: await sessionId(), startedAt: now },
        data: { treatmentId: treatment },
      })
    case 'end': {
      const id = await sessionId()
      return act((ctx) => endSession(ctx, { sessionId: id }))
    }
    case 'override':
    case 'override_stale': {
      const id = await sessionId()
      const stops = openStops(await readWorld(clientId), id, now)
      const shown = deed === 'override' ? stops : stage.stale
      stage.stale = stops
      return act((ctx) => overrideSafety(ctx, { sessionId: id, stops: shown, reason: '当面说好了' }))
    }
    case 'test':
      return act((ctx) =>
        doPatchTest(ctx, {
          clientId,
          visitId,
          ...(other % 3 ? { productId: product } : { treatmentId: treatment }),
        }),
      )
    case 'read_clear':
    case 'read_reaction': {
      const open = await db.patchTest.findMany({ where: { clientId, result: null }, orderBy: { id: 'asc' } })
      const result = deed === 'read_clear' ? 'clear' : 'reaction'
      return act((ctx) => readPatchTest(ctx, { patchTestId: of(open).id, result }))
    }
    case 'undo': {
      const events = await db.visitEvent.findMany({ where: { visitId }, orderBy: { sequence: 'asc' } })
      return act((ctx) =>
        undoMove(ctx, { visitId, sequence: standingMoves(events as never).at(-1)?.sequence ?? 0 }),
      )
    }
    case 'lead_on': {
      // Not beyond the treatment, or little would be left to begin.
      const { stage: now } = await db.visit.findUniqueOrThrow({ where: { id: visitId } })
      const move = now === 'treatment' && pick % 8 ? null : nextMove(now)
      return move && act((ctx) => moveVisit(ctx, { visitId, move, reason: '说好的' }))
    }
    case 'skip':
      return act((ctx) => moveVisit(ctx, { visitId, move: 'skip_consultation', reason: '赶时间' }))
    case 'product_in':
      return db.treatmentProduct.createMany({
        data: { treatmentId: treatment, productId: product },
        skipDuplicates: true,
      })
    case 'product_out':
      return db.treatmentProduct.deleteMany({ where: { treatmentId: treatment, productId: product } })
    case 'step_in':
      return db.protocolStep.create({
        data: {
          addedAt: now,
          treatmentId: treatment,
          title: '敷',
          minutes: 5,
          products: { create: { productId: product } },
        },
      })
    case 'step_out':
      return db.protocolStep.updateMany({
        where: { treatmentId: treatment, retiredAt: null },
        data: { retiredAt: now },
      })
    case 'treatment_names':
      return db.treatmentContraindication.createMany({
        data: { treatmentId: treatment, contraindicationId: entry },
        skipDuplicates: true,
      })
    case 'product_names':
      return db.productContraindication.createMany({
        data: { productId: product, contraindicationId: entry },
        skipDuplicates: true,
      })
    case 'names_nothing':
      await db.treatmentContraindication.deleteMany({ where: { treatmentId: treatment } })
      return db.productContraindication.deleteMany({ where: { productId: product } })
    case 'words':
      return db.contraindication.update({
        where: { id: entry },
        data: { words: other % 2 ? ['BHA', '药膏'] : ['oco', 'nut', ''] },
      })
    case 'entry_off_and_on': {
      const { retiredAt } = await db.contraindication.findUniqueOrThrow({ where: { id: entry } })
      return db.contraindication.update({ where: { id: entry }, data: { retiredAt: retiredAt ? null : now } })
    }
    case 'wants_test': {
      const patchTestDays = other % 2 ? 2 : null
      if (pick % 2) return db.treatment.update({ where: { id: treatment }, data: { patchTestDays } })
      return db.product.update({ where: { id: product }, data: { patchTestDays } })
    }
  }
}
