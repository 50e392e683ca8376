// What is read of a guest is the same however much the house knows of others, and whatever it has retired: of one who is
// known well, of one of whom nothing is known yet, and of one who is still to be called.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { readTimeline, type TimelineEntry } from '@/lib/clients/timeline-queries'
import { FILTER_NAMES } from '@/lib/clients/timeline-schemas'
import { db } from '@/lib/db/client'
import { addDays } from '@/lib/salon-time/salon-time'
import { at } from '../../factories/appointment'
import { createVisit } from '../../factories/assessment'
import { asStaff } from '../../factories/context'
import { createOwedCall } from '../../factories/follow-up'
import { addYears } from '../../factories/many-years'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { SALON_LISTS } from '../../factories/salon-lists'
import { TEST_DAY } from '../../factories/test-day'
import { createWholeArchive } from '../../factories/whole-archive'
import { everyRead, type Known, knownOf, READ_NAMES } from '../every-read'

// A whole archive is some sixty deeds.
vi.setConfig({ hookTimeout: 600_000 })

/** They tell of everybody: what they tell of her is held against what they told. */
const OF_EVERYBODY = [
  'listCallsDue',
  'listClients',
  'listDay',
  'listOverrides',
  'listReactions',
  'searchClients',
]

/** They tell what was retired too: to be restored, or because a plan of long ago may name it. */
const OF_ALL_TIMES =
  /ForSettings$|^(countSettings|readSalonSettings|getTreatmentCard|getVisitPlan|listCarePlans|listColleagues|listStaff)$/

/** They tell who is like her, or a page of what anybody did; a look is told from the first reading on. */
const OF_OTHERS = [
  'chainHead',
  'listDeeds',
  'listImports',
  'listLikelyDuplicates',
  'listLooks',
  'listRecentMerges',
]

const SUBJECTS = ['known well', 'hardly known', 'to be called'] as const

/** So many entries of a timeline are read at once. */
const PAGE = 20

type Found = Record<string, unknown>

const url = process.env.DATABASE_URL ?? ''
let house: TestSalon
let knownWell: string
const [before, after] = [new Map<string, Found>(), new Map<string, Found>()]

beforeAll(async () => {
  house = await createSalon({ retentionYears: 1 })
  const guests = await createGuests(house)
  knownWell = guests[0]?.clientId ?? ''
  await readAll(guests, before)
  await retireOneOfEach(house)
  // Each has twins: some a while earlier, some a while later.
  await addYears(url, { copies: 1, rows: 100_000 })
  await addYears(url, { copies: 1, rows: 100_000, apart: -20 })
  await readAll(guests, after)
})

async function createGuests(house: TestSalon): Promise<Known[]> {
  const now = at(house, '12:00')
  const known = await knownOf(house, await createWholeArchive(house, { now }), now)
  const twoDaysAgo = (time: string) => at(house, time, addDays(TEST_DAY, -2))
  const owed = await createOwedCall(house, { startsAt: twoDaysAgo('10:00'), now: twoDaysAgo('09:00') })
  const hardly = await createVisit(house)
  return [known, { ...known, ...hardly, sessionId: randomUUID() }, { ...known, ...owed }]
}

/** Of each list an entry that was retired at once, linked to what stands; and a colleague who has left. */
async function retireOneOfEach(house: TestSalon): Promise<void> {
  const past = at(house, '09:00', '2026-11-01')
  const ids: Record<string, string> = {}
  for (const [model, list] of Object.entries(SALON_LISTS)) {
    const id = await asStaff(house.manager, past)((ctx) => list.add(ctx, '从前的'))
    await asStaff(house.manager, past)((ctx) => list.retire(ctx, id))
    ids[model] = id
  }
  const [treatmentId, productId] = [house.treatments[0]?.id ?? '', house.products[0]?.id ?? '']
  const contraindicationId = ids.Contraindication ?? ''
  await db.treatmentContraindication.create({ data: { treatmentId, contraindicationId } })
  await db.productContraindication.create({ data: { productId, contraindicationId } })
  const over = { addedAt: past, retiredAt: past }
  await db.protocolStep.create({ data: { treatmentId, title: '从前的', minutes: 5, ...over } })
  await createStaff(house.salon, { name: '从前的', deactivatedAt: past })
}

async function readAll(guests: Known[], into: Map<string, Found>): Promise<void> {
  for (const [index, guest] of guests.entries()) {
    const found: Found = {}
    for (const [name, ask] of Object.entries(everyRead(guest))) {
      const answer = await ask()
      found[name] = OF_EVERYBODY.includes(name) ? hersIn(answer, [guest.clientId, guest.visitId]) : answer
    }
    into.set(SUBJECTS[index] ?? '', found)
  }
}

/** The smallest parts of an answer that name her. */
function hersIn(answer: unknown, ids: readonly string[]): unknown[] {
  if (answer === null || typeof answer !== 'object') return []
  const parts = Object.values(answer)
  if (parts.some((part) => typeof part === 'string' && ids.includes(part))) return [answer]
  return parts.flatMap((part) => hersIn(part, ids))
}

describe.each(SUBJECTS)('of a guest who is %s', (subject) => {
  const told = READ_NAMES.filter((name) => !OF_OTHERS.includes(name) && !OF_ALL_TIMES.test(name))

  it.each(told)('%s tells nothing else', (name) => {
    expect(after.get(subject)?.[name]).toEqual(before.get(subject)?.[name])
  })
})

it('what tells of everybody tells of one of them', () => {
  const told = OF_EVERYBODY.filter((name) =>
    [...before.values()].some(({ [name]: hers }) => Array.isArray(hers) && hers.length > 0),
  )
  expect(told).toEqual(OF_EVERYBODY)
})

it.each([undefined, ...FILTER_NAMES])(
  'her timeline goes on after whichever of its entries, told of %s',
  async (filter) => {
    const after = (before: TimelineEntry | undefined) =>
      readTimeline(house.manager, knownWell, { filter, before })
    const whole: TimelineEntry[] = []
    for (let page = await after(undefined); page.entries.length > 0; page = await after(whole.at(-1)))
      whole.push(...page.entries)
    const placeOf = ({ at, key }: TimelineEntry) => `${String(at.getTime()).padStart(15, '0')} ${key}`
    const places = whole.map(placeOf)
    expect(places.length).toBeGreaterThan(0)
    expect(places).toEqual(places.toSorted().reverse())
    for (const [index, entry] of whole.entries()) {
      const { entries, older } = await after(entry)
      const rest = places.slice(index + 1)
      expect(entries.map(placeOf)).toEqual(rest.slice(0, PAGE))
      expect(older === null).toBe(rest.length <= PAGE)
    }
  },
)
