// What the screens that are open all day cost after many years, against the same salon in its first week.
import { getDoorCard } from '@/lib/clients/door-card-query'
import { db } from '@/lib/db/client'
import { listCallsDue } from '@/lib/follow-ups/follow-up-queries'
import { listBoardVisits } from '@/lib/visits/board-queries'
import { getGuidedVisit } from '@/lib/visits/visit-queries'
import { at } from '../factories/appointment'
import { fillDay } from '../factories/day'
import { createOwedCall } from '../factories/follow-up'
import { createManyVisits } from '../factories/many-visits'
import { addYears } from '../factories/many-years'
import { createSalon, type TestSalon } from '../factories/salon'
import { createWholeArchive } from '../factories/whole-archive'
import { dropDatabase, makeDatabase } from '../setup/databases'
import { queryOnce } from '../setup/query-once'
import { interleaved, median, type Result, result } from './measure'

const COPIES = 8_000
const ROWS = 40_000
const ROUNDS = 150
const WARM_UP = 20

type Screen = 'lookUp' | 'board' | 'visit' | 'doorCard' | 'calls'

/**
 * In a database of its own: what else is measured fills the tables. The two moments cannot take turns, so each is told in
 * look-ups by key of its own minute.
 */
export async function measureYears(): Promise<Result[]> {
  const shared = process.env.DATABASE_URL ?? ''
  const name = `years_${process.pid}`
  await turnTo(await makeDatabase(shared, name, 'template'))
  try {
    return await measureHere(process.env.DATABASE_URL ?? '')
  } finally {
    await turnTo(shared)
    await dropDatabase(shared, name)
  }
}

async function turnTo(url: string): Promise<void> {
  process.env.DATABASE_URL = url
  await db.$disconnect()
}

async function measureHere(url: string): Promise<Result[]> {
  const house = await createSalon()
  const screens = await openScreens(house)
  await queryOnce(url, 'VACUUM ANALYZE')
  const first = await measureScreens(screens)
  await addYears(url, { copies: COPIES, rows: ROWS })
  // Nobody keeps a plan that was made for a small salon for years.
  await db.$disconnect()
  const later = await measureScreens(screens)
  const pace = later.lookUp / first.lookUp
  const grown = (what: string, screen: Screen) =>
    result(`${what} in 40,000 visits / in the first week`, later[screen], first[screen] * pace, 1.5)
  return [
    grown('board', 'board'),
    grown('guided visit', 'visit'),
    grown('door card', 'doorCard'),
    grown('calls due', 'calls'),
  ]
}

async function openScreens(house: TestSalon): Promise<Record<Screen, () => Promise<unknown>>> {
  const now = at(house, '14:00')
  const { clientId, visitId } = await createWholeArchive(house, { now: at(house, '12:00') })
  await createManyVisits(house, clientId, 4, at(house, '12:00'))
  await db.visit.updateMany({ where: { clientId }, data: { seatId: house.seats[0]?.id ?? '' } })
  await createOwedCall(house, { startsAt: at(house, '10:00') })
  await fillDay(house, 24)
  const { salon, manager } = house
  return {
    lookUp: () => db.client.findUniqueOrThrow({ where: { id: clientId }, select: { id: true, name: true } }),
    board: () => listBoardVisits(salon, now),
    visit: () => getGuidedVisit(manager, visitId),
    doorCard: () => getDoorCard(salon.id, clientId, now),
    calls: () => listCallsDue(salon, now),
  }
}

/** Medians in milliseconds; the first calls connect and plan, and are not counted. */
async function measureScreens(
  screens: Record<Screen, () => Promise<unknown>>,
): Promise<Record<Screen, number>> {
  await interleaved(WARM_UP, screens)
  const taken = await interleaved(ROUNDS, screens)
  const entries = Object.entries<number[]>(taken).map(([name, values]) => [name, median(values)])
  return Object.fromEntries(entries) as Record<Screen, number>
}
