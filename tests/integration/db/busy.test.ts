// Everybody waits behind one locked row: whoever comes in, and whoever is asked for, does not; the others hear that it
// is busy, and the same deed can be asked for again.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import { Refusal } from '@/lib/actions/refusal'
import { signIn } from '@/lib/auth/sign-in'
import { readSession } from '@/lib/auth/staff-sessions'
import { db, disconnect, doorDb } from '@/lib/db/client'
import { asRefusalCode } from '@/lib/db/constraint-errors'
import { health } from '@/lib/health/health'
import { isSetUp } from '@/lib/salons/salon-queries'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { TEST_NOW as now } from '../../factories/test-day'
import { freePort } from '../../setup/free-port'

const usual = process.env.FOYER_DB_POOL
const password = 'correct horse'
let house: TestSalon
let locker: pg.Client

beforeAll(async () => {
  house = await createSalon()
  await disconnect()
  process.env.FOYER_DB_POOL = '10'
  locker = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await locker.connect()
})

beforeEach(async () => {
  await locker.query('BEGIN')
  await locker.query('SELECT 1 FROM "Seat" WHERE id = $1 FOR UPDATE', [house.seats[0]?.id])
})

afterAll(async () => {
  await locker.end()
  await disconnect()
  if (usual === undefined) delete process.env.FOYER_DB_POOL
  else process.env.FOYER_DB_POOL = usual
})

function rename(name: string, key = randomUUID()) {
  return performDeed({
    staff: house.manager,
    now,
    name: 'seat.rename',
    key,
    body: { name },
    run: async (ctx) => {
      await ctx.tx.seat.update({ where: { id: house.seats[0]?.id ?? '' }, data: { name } })
      return { name }
    },
  })
}

it('lets people in, knows who is there and tells its health while ten deeds wait, and one more', async () => {
  const { userName, sessionId } = await createStaff(house.salon, { password, signedInAt: now })
  let settled = 0
  const deeds = Array.from({ length: 15 }, (_, n) =>
    rename(`busy ${n}`).finally(() => {
      settled += 1
    }),
  )
  const outcomes = Promise.allSettled(deeds)
  await untilTenWait()
  expect(await isSetUp()).toBe(false)
  expect(await readSession(sessionId, now)).toMatchObject({ verdict: 'live' })
  expect(await signIn({ userName, password, address: '192.0.2.7', now })).toMatchObject({
    verdict: 'signed_in',
  })
  expect(await health(now)).toMatchObject({ database: 'answers' })
  expect(settled, 'the deeds still wait').toBe(0)
  await locker.query('ROLLBACK')
  await outcomes
})

it('says that it is busy after a short wait, and does the same deed when it is asked again', async () => {
  const key = randomUUID()
  const deeds = await Promise.allSettled([
    rename('after all', key),
    ...Array.from({ length: 24 }, (_, n) => rename(`busy ${n}`)),
  ])
  for (const deed of deeds) {
    expect(deed.status).toBe('rejected')
    if (deed.status === 'rejected') expect(deed.reason).toEqual(new Refusal('busy'))
  }
  await locker.query('ROLLBACK')
  expect(await rename('after all', key)).toEqual({ name: 'after all' })
  expect(await rename('after all', key)).toEqual({ name: 'after all' })
})

it('calls a read that got no connection busy too', async () => {
  const holding = Promise.allSettled(Array.from({ length: 10 }, () => db.$executeRaw`SELECT pg_sleep(7)`))
  await locker.query('ROLLBACK')
  const refused = await db.seat.count().catch((error: unknown) => error)
  expect(asRefusalCode(refused)).toEqual({ code: 'busy' })
  // A page that breaks on it says so, instead of a number that nobody needs.
  expect(refused).toMatchObject({ digest: 'busy' })
  await holding
})

it('calls a read busy while no database is there at all', async () => {
  await locker.query('ROLLBACK')
  const there = process.env.DATABASE_URL
  await disconnect()
  try {
    process.env.DATABASE_URL = `postgresql://foyer@127.0.0.1:${await freePort()}/foyer`
    for (const client of [db, doorDb]) {
      const refused = await client.seat.count().catch((error: unknown) => error)
      expect(asRefusalCode(refused)).toEqual({ code: 'busy' })
      expect(refused).toMatchObject({ digest: 'busy' })
    }
    await expect(rename('later')).rejects.toEqual(new Refusal('busy'))
  } finally {
    await disconnect()
    process.env.DATABASE_URL = there
  }
  expect(await db.seat.count()).toBeGreaterThan(0)
})

async function untilTenWait(): Promise<void> {
  for (;;) {
    const [row] = await doorDb.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`
    if (row?.count === 10) return
  }
}
