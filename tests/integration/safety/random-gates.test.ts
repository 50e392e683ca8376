// Whatever people do in whatever order: no treatment begins while something stops it that nobody has signed for.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { markAreaSchema } from '@/lib/assessments/assessment-schemas'
import { markArea } from '@/lib/assessments/mark-area'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { confirmAlert } from '@/lib/clients/confirm-alert'
import { noteAlert } from '@/lib/clients/note-alert'
import { retireAlert } from '@/lib/clients/retire-alert'
import { sortAlert } from '@/lib/clients/sort-alert'
import { db, type Tx } from '@/lib/db/client'
import { asRefusalCode } from '@/lib/db/constraint-errors'
import { Prisma } from '@/lib/db/generated/client'
import { doPatchTest } from '@/lib/patch-tests/do-patch-test'
import { readPatchTest } from '@/lib/patch-tests/read-patch-test'
import { takeBackPatchTest, takeBackReading } from '@/lib/patch-tests/take-back'
import { confirmSkinClear } from '@/lib/safety/clear-skin'
import { SAFETY_QUESTIONS } from '@/lib/safety/safety-flow'
import { skinClearSchema } from '@/lib/safety/safety-schemas'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { noteContentSchema } from '@/lib/treatment-notes/note-schemas'
import { saveTreatmentNote } from '@/lib/treatment-notes/save-treatment-note'
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
import { halts, openStops, readWorld, stopsOfSession } from './gate-oracle'

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
  '眼部刚动过手术，不做拔罐，怕热敷',
  'no eye care, no cupping, no heat',
  '肩上不能用果酸',
  '水杨酸过敏；不能拔灌',
  'nut allergy, no cuping',
  '有喜三个月',
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
  'take_back_test',
  'take_back_reading',
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
  'answer_no',
  'answer_yes',
  'works',
  'touches',
  'other_name',
  'mark',
  'unmark',
  'wipe',
  'found_clear',
  'seen_earlier',
  'less_earlier',
  'note_wound',
  'react',
  'clear_reaction',
  'ease',
  'heavier',
  'lighter',
  'other_therapist',
  'override_lasting',
  'nobody_else_decides',
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
    { weight: 2, arbitrary: fc.constantFrom('note', 'note_sorted', 'works', 'touches', 'other_name') },
    { weight: 2, arbitrary: fc.constantFrom('mark', 'mark', 'wipe', 'wipe', 'found_clear') },
    { weight: 1, arbitrary: fc.constant('note_wound') },
    { weight: 1, arbitrary: fc.constantFrom('seen_earlier', 'seen_earlier', 'less_earlier', 'found_clear') },
    { weight: 2, arbitrary: fc.constantFrom('sort_none', 'ask', 'ask', 'ask', 'test', 'read_clear') },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        'wants_test',
        'test',
        'read_reaction',
        'take_back_reading',
        'take_back_test',
      ),
    },
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
  /** Another visit of hers, which is over. */
  earlierId: string
  templateId: string
  /** Who may let begin what is stopped, but for the manager. */
  deciders: string[]
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
  const { id: templateId } = await db.assessmentTemplate.create({
    data: { salonId: house.salon.id, region: 'face', name: '面部检测' },
  })
  let run = 0
  const tally = { begun: 0, stopped: 0, signed: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 25, maxLength: 45 }), async (turns) => {
      let now = addMinutes(at(house, '14:00'), run++ * 200 * 1440)
      const { visitId: earlierId } = await createGuestAtGate(house, addMinutes(now, -180))
      const { clientId, visitId } = await createGuestAtGate(house, now)
      await db.visit.update({ where: { id: earlierId }, data: { stage: 'closed' } })
      await db.visit.update({ where: { id: earlierId }, data: { clientId } })
      const stage: Stage = {
        ...{ house, staff, entries, products, templateId, clientId, visitId, earlierId },
        deciders: [named.id],
        stale: [],
      }
      let world = await readWorld(clientId)
      for (const asked of turns) {
        now = addMinutes(now, asked.minutes)
        world = await play(stage, asked, { now, before: world }, tally)
      }
    }),
    // The menu lives on from run to run: a shorter run would not be the same.
    { numRuns: 30, endOnFailure: true },
  )
  // It has been where it matters; how often is up to chance.
  expect(Math.min(...Object.values(tally))).toBeGreaterThan(0)
}, 600_000)

async function play(
  stage: Stage,
  asked: Turn,
  { now, before }: { now: Date; before: World },
  tally: { begun: number; stopped: number; signed: number },
): Promise<World> {
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
      : stopsOfSession(before, session, now)
    expect({ deed: asked.deed, stops }).toEqual({ deed: asked.deed, stops: [] })
  }
  if (refused?.code === 'safety_stop') {
    tally.stopped++
    expect(isSomethingStopped(stage, before, now)).toBe(true)
    // The verb says what stops it; the store alone only says no.
    const told = before.sessions.map(({ id }) => openStops(before, id, now).join(' '))
    if (asked.deed === 'start') expect(told).toContain(refused.stops)
  }
  if (!refused && asked.deed.startsWith('override')) tally.signed++
  // The store and the oracle see the same in every session that has not begun, and in every one that runs.
  expect(await gatesOf(stage.visitId, now)).toEqual(
    Object.fromEntries(
      after.sessions
        .filter(({ visitId }) => visitId === stage.visitId)
        .map((session) => [
          session.id,
          session.startedAt
            ? { halts: halts(after, session.id) }
            : { stops: stopsOfSession(after, session, now), open: openStops(after, session.id, now) },
        ]),
    ),
  )
  return after
}

type World = Awaited<ReturnType<typeof readWorld>>

/** What the store says of every session of a visit, in one statement. */
async function gatesOf(visitId: string, now: Date): Promise<Record<string, unknown>> {
  const keys = (call: Prisma.Sql) =>
    Prisma.sql`(SELECT coalesce(json_agg(key ORDER BY key COLLATE "C"), '[]') FROM ${call} f)`
  const rows = await db.$queryRaw<{ id: string; gate: unknown }[]>`
    SELECT s.id, CASE WHEN s."startedAt" IS NULL
      THEN json_build_object(
        'stops', ${keys(Prisma.sql`foyer_safety_stops(s.id, ${now})`)},
        'open', ${keys(Prisma.sql`foyer_open_stops(s.id, ${now})`)})
      ELSE json_build_object('halts', ${keys(Prisma.sql`foyer_halts(s.id)`)}) END AS gate
    FROM "TreatmentSession" s WHERE s."visitId" = ${visitId}::uuid`
  return Object.fromEntries(rows.map(({ id, gate }) => [id, gate]))
}

function isSomethingStopped({ visitId }: Stage, world: World, now: Date) {
  const planned = world.sessions.some(
    ({ id }) => openStops(world, id, now).length > 0 || halts(world, id).length > 0,
  )
  const asIfPlanned = (treatmentId: string) => ({ id: '', visitId, treatmentId, therapistId: null })
  return planned || world.treatments.some(({ id }) => stopsOfSession(world, asIfPlanned(id), now).length > 0)
}

/** Past the rule that such rows are never rewritten, as an erasure goes. */
function unwritten<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL foyer.erasing = 'on'`
    return work(tx)
  })
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

async function perform(stage: Stage, { deed, who, pick, other, minutes }: Turn, now: Date): Promise<unknown> {
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
    kind: other % 5 ? ('allergy' as const) : ('pregnancy' as const),
    severity: other % 2 ? ('mild' as const) : ('serious' as const),
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
      return act((ctx) => retireAlert(ctx, { alertId, reason: '客人说已经没有了' }))
    }
    case 'confirm': {
      const alertId = await alert()
      return act((ctx) => confirmAlert(ctx, { alertId }))
    }
    case 'ask':
      return db.safetyAnswer.createMany({
        data: SAFETY_QUESTIONS.map((question) => {
          return { visitId, question, answer: 'no' as const, askedById: staff.id, askedAt: now }
        }),
      })
    case 'forget_asking':
      return unwritten((tx) => tx.safetyAnswer.deleteMany({ where: { visitId } }))
    case 'answer_no':
    case 'answer_yes': {
      const question = SAFETY_QUESTIONS[other % SAFETY_QUESTIONS.length] ?? 'allergy'
      const answer = deed === 'answer_no' ? 'no' : 'yes'
      return db.safetyAnswer.create({
        data: { visitId, question, answer, askedById: staff.id, askedAt: now },
      })
    }
    case 'works':
      return db.treatment.update({
        where: { id: treatment },
        data: { methods: [[], ['heat'], ['suction'], ['acid', 'current']][other % 4] ?? [] },
      })
    case 'touches':
      return db.treatment.update({
        where: { id: treatment },
        data: { touches: [[], ['forehead', 'cheek_left'], ['nape'], ['eye_left']][other % 4] ?? [] },
      })
    case 'other_name':
      return db.treatment.update({
        where: { id: treatment },
        data: { otherNames: [[], ['火罐'], ['拔罐', 'cupping']][other % 3] ?? [] },
      })
    case 'mark': {
      const area = pick % 2 ? 'cheek_left' : 'nape'
      const kind = ['wound', 'rash', 'fresh_scar', 'scar'][other % 4] ?? 'wound'
      const place = { visitId, templateId: stage.templateId, moment: other % 2 ? 'before' : 'after' } as const
      const sheet = await db.assessment.upsert({
        where: { visitId_templateId_moment: place },
        create: { ...place, takenById: staff.id, takenAt: now },
        update: {},
      })
      return db.areaMark.createMany({
        data: {
          ...{ assessmentId: sheet.id, area, kind, strength: 1 + (minutes % 3) },
          ...(other % 3 ? { markedById: staff.id, markedAt: now } : {}),
        },
        skipDuplicates: true,
      })
    }
    case 'unmark':
      return db.areaMark.deleteMany({ where: { assessment: { visitId } } })
    case 'wipe': {
      const drawn = of(
        await db.areaMark.findMany({
          where: { assessment: { visitId, moment: 'before' } },
          orderBy: [{ area: 'asc' }, { kind: 'asc' }],
        }),
      )
      const asked = markAreaSchema.parse({
        ...{ visitId, templateId: stage.templateId, area: drawn.area, kind: drawn.kind },
        // Or it is seen weaker or stronger than before.
        ...{ strength: other % 3 ? null : 1 + (pick % 3), seen: drawn.strength },
      })
      // Mostly by whoever is to treat her: so it is got past.
      const session = await db.treatmentSession.findUniqueOrThrow({ where: { id: await sessionId() } })
      const hers = stage.staff.find(({ id }) => id === session.therapistId) ?? staff
      return asStaff(other % 4 ? hers : staff, now)((ctx) => markArea(ctx, asked))
    }
    case 'seen_earlier': {
      const place = { visitId: stage.earlierId, templateId: stage.templateId, moment: 'before' } as const
      const { id: assessmentId } = await db.assessment.upsert({
        where: { visitId_templateId_moment: place },
        create: { ...place, takenById: staff.id, takenAt: now },
        update: {},
      })
      const mark = { assessmentId, area: pick % 2 ? 'cheek_left' : 'nape', kind: 'wound' }
      const drawn = { strength: 1 + (other % 3), markedById: staff.id, markedAt: now }
      return db.areaMark.upsert({
        where: { assessmentId_area_kind: mark },
        create: { ...mark, ...drawn },
        update: drawn,
      })
    }
    case 'less_earlier': {
      const drawn = of(
        await db.areaMark.findMany({
          where: { assessment: { visitId: stage.earlierId } },
          orderBy: { area: 'asc' },
        }),
      )
      const { area, kind, strength, markedById, markedAt } = drawn
      await db.areaMark.deleteMany({ where: { assessmentId: drawn.assessmentId, area } })
      const was = { area, kind, strength, markedById, markedAt }
      return db.clearedMark.create({
        data: { visitId: stage.earlierId, ...was, clearedById: staff.id, clearedAt: now },
      })
    }
    case 'found_clear': {
      const said = [
        ...(await db.clearedMark.findMany({ where: { visitId }, orderBy: { id: 'asc' } })),
        ...(await db.areaMark.findMany({
          where: { assessment: { visitId: stage.earlierId }, kind: 'wound' },
          orderBy: { area: 'asc' },
        })),
      ]
      const { area, kind } = of(said)
      const asked = skinClearSchema.parse({ visitId, area, kind })
      return act((ctx) => confirmSkinClear(ctx, asked))
    }
    case 'note_wound': {
      const begun = { visitId, startedAt: { not: null } }
      const { id } = of(await db.treatmentSession.findMany({ where: begun, orderBy: { id: 'desc' } }))
      const note = await db.treatmentNote.findUnique({ where: { sessionId: id } })
      const content = noteContentSchema.parse({
        findings: [[], [{ code: 'wound', strength: 1 + (pick % 3) }], [{ code: 'redness', strength: 1 }]][
          other % 3
        ],
        areas: [[], ['cheek_left'], ['cheek_left', 'nape'], ['nape'], ['eye_left']][pick % 5],
        products: other % 4 ? [] : [{ productId: product }],
      })
      return act((ctx) =>
        saveTreatmentNote(ctx, {
          ...{ sessionId: id, baseRevision: note?.revision ?? 0, content, supersedes: [] },
          amendmentReason: '补记',
        }),
      )
    }
    case 'react': {
      const id = await sessionId()
      const about = { salonId: house.salon.id, clientId, visitId, sessionId: id, treatmentId: treatment }
      const noted = { text: '红了一片', notedById: staff.id, notedAt: now }
      const told = await db.reaction.findFirst({ where: { sessionId: id } })
      if (!told) return db.reaction.create({ data: { ...about, ...noted } })
      return db.reaction.update({ where: { id: told.id }, data: other % 2 ? noted : {} })
    }
    case 'clear_reaction':
      return db.reaction.updateMany({
        where: { clientId },
        data: { clearedAt: now, clearedById: staff.id, clearedReason: '医生看过' },
      })
    case 'ease': {
      const alertId = await alert()
      const severity = other % 2 ? 'serious' : 'mild'
      const change = { easing: 'softened', severity, reason: '她说好了', byId: staff.id, at: now } as const
      return db.alertChange.create({ data: { alertId, ...change } })
    }
    case 'heavier':
    case 'lighter':
      return db.alert.updateMany({
        where: { id: await alert() },
        data: deed === 'heavier' ? { severity: 'serious', heavierAt: now } : { severity: 'mild' },
      })
    case 'other_therapist': {
      const id = await sessionId()
      return db.treatmentSession.updateMany({
        where: { id, startedAt: null },
        data: { therapistId: of(stage.staff).id },
      })
    }
    case 'override_lasting': {
      const id = await sessionId()
      const stops = openStops(await readWorld(clientId), id, now)
      if (stops.length === 0) return null
      const signed = { sessionId: id, byId: staff.id, at: now, reason: '她点了头', stops, isLasting: true }
      return db.safetyOverride.create({ data: signed })
    }
    case 'nobody_else_decides': {
      const isGone = other % 2 === 0
      return db.staffMember.updateMany({
        where: { id: { in: stage.deciders } },
        data: { deactivatedAt: isGone ? now : null },
      })
    }
    case 'plan':
      return act((ctx) =>
        addSession(ctx, { visitId, treatmentId: treatment, therapistId: of(house.therapists).id }),
      )
    case 'take_out': {
      const id = await sessionId()
      return act((ctx) => removeSession(ctx, { sessionId: id, reason: '她今天不想做' }))
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
      return act((ctx) => endSession(ctx, { sessionId: id, outcome: 'in_part', endReason: 'her_wish' }))
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
          place: 'inner_arm',
          ...(other % 3 ? { productId: product } : { treatmentId: treatment }),
        }),
      )
    case 'read_clear':
    case 'read_reaction': {
      const open = await db.patchTest.findMany({
        where: { clientId, result: null, takenBackAt: null },
        orderBy: { id: 'asc' },
      })
      const result = deed === 'read_clear' ? 'clear' : 'reaction'
      return act((ctx) => readPatchTest(ctx, { patchTestId: of(open).id, result }))
    }
    case 'take_back_test': {
      const open = await db.patchTest.findMany({ where: { clientId, result: null }, orderBy: { id: 'asc' } })
      return act((ctx) => takeBackPatchTest(ctx, { patchTestId: of(open).id }))
    }
    case 'take_back_reading': {
      const read = await db.patchTest.findMany({
        where: { clientId, result: { not: null } },
        orderBy: { id: 'asc' },
      })
      const { id, result } = of(read)
      // Mostly by whoever read it: so a reaction is got past.
      const reader = stage.staff.find((one) => one.id === of(read).readById) ?? staff
      return asStaff(
        other % 3 ? reader : staff,
        now,
      )((ctx) => takeBackReading(ctx, { patchTestId: id, result: result ?? 'clear' }))
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
