// What is read of a guest is the same however much the house knows of others: of one who is known well, of one of whom
// nothing is known yet, and of one who is still to be called.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { addDays } from '@/lib/salon-time/salon-time'
import { at } from '../../factories/appointment'
import { createVisit } from '../../factories/assessment'
import { createOwedCall } from '../../factories/follow-up'
import { addYears } from '../../factories/many-years'
import { createSalon } from '../../factories/salon'
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

type Found = Record<string, unknown>

const url = process.env.DATABASE_URL ?? ''
const [before, after] = [new Map<string, Found>(), new Map<string, Found>()]

beforeAll(async () => {
  const guests = await createGuests()
  await readAll(guests, before)
  // Each has twins: some a while earlier, some a while later.
  await addYears(url, { copies: 1, rows: 100_000 })
  await addYears(url, { copies: 1, rows: 100_000, apart: -20 })
  await readAll(guests, after)
})

async function createGuests(): Promise<Known[]> {
  const house = await createSalon({ retentionYears: 1 })
  const now = at(house, '12:00')
  const known = await knownOf(house, await createWholeArchive(house, { now }), now)
  const twoDaysAgo = (time: string) => at(house, time, addDays(TEST_DAY, -2))
  const owed = await createOwedCall(house, { startsAt: twoDaysAgo('10:00'), now: twoDaysAgo('09:00') })
  const hardly = await createVisit(house)
  return [known, { ...known, ...hardly, sessionId: randomUUID() }, { ...known, ...owed }]
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
  const told = READ_NAMES.filter((name) => !OF_OTHERS.includes(name))

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
