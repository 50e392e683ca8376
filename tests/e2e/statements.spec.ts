// What a screen costs the database, counted at the driver of a server that serves nobody else meanwhile.
import { db } from '@/lib/db/client'
import type { Health } from '@/lib/health/health'
import { at, createAppointment } from '../factories/appointment'
import { createClient } from '../factories/client'
import { fillDay } from '../factories/day'
import { createOwedCall } from '../factories/follow-up'
import { createManyVisits } from '../factories/many-visits'
import type { TestSalon } from '../factories/salon'
import { freePort } from '../setup/free-port'
import { type ServedApp, serveApp, stopApp } from '../setup/serve-app'
import { expect, sessionCookie, sessionToken, test } from './fixtures'
import { guestAt } from './guests'

test.describe.configure({ mode: 'serial' })

/** Who asks is read once for each request, whatever it shows. */
const AUTHENTICATION = 1

let app: ServedApp
let address: string

test.beforeAll(async () => {
  const port = await freePort()
  address = `http://127.0.0.1:${port}`
  app = serveApp(process.env.DATABASE_URL ?? '', port)
  await app.ready
})

test.afterAll(() => stopApp(app))

test('today asks four times at most, whether the day holds 5 guests or 200', async ({ house }) => {
  await fillDay(house, 5)
  const few = await statementsOf(house, '/today')
  await fillDay(house, 195)
  const many = await statementsOf(house, '/today')
  expect(few.length).toBeGreaterThan(AUTHENTICATION)
  expect(few.length).toBeLessThanOrEqual(AUTHENTICATION + 4)
  expect(many).toEqual(few)
})

test('a visit asks no more for a guest with a long past than for a new one', async ({ house }) => {
  const fresh = await createAppointment(house, { startsAt: at(house, '10:00') })
  const few = await statementsOf(house, `/visits/${fresh.visitId}`)
  const past = ['2026-11-02', '2026-11-09', '2026-11-16'].map((date) => at(house, '10:00', date))
  const { id: clientId } = await db.client.findFirstOrThrow({
    where: { visits: { some: { id: fresh.visitId } } },
  })
  for (const startsAt of past) await createOwedCall(house, { clientId, startsAt, now: startsAt })
  const many = await statementsOf(house, `/visits/${fresh.visitId}`)
  expect(few.length).toBeGreaterThan(AUTHENTICATION)
  expect(few.length).toBeLessThanOrEqual(AUTHENTICATION + 4)
  expect(many).toEqual(few)
})

/** What the parts of the care record ask beside who asks: side by side, each once. */
const OF_STAGE = { consultation: 11, treatment: 9, recommendation: 7 } as const

for (const stage of ['consultation', 'treatment', 'recommendation'] as const) {
  test(`the ${stage} asks for the care of a guest as often after forty visits as at the first`, async ({
    house,
  }) => {
    const { visitId, clientId } = await guestAt(house, stage)
    const few = await statementsOf(house, `/visits/${visitId}`)
    await createManyVisits(house, clientId, 40, new Date(Date.now() - 10 * 86_400_000))
    const many = await statementsOf(house, `/visits/${visitId}`)
    expect(few.length).toBeGreaterThan(AUTHENTICATION + 4)
    expect(few.length).toBeLessThanOrEqual(AUTHENTICATION + OF_STAGE[stage])
    expect(many).toEqual(few)
  })
}

test('an archive asks six times at most, whether she came 5 times or 500, whatever part of it is read', async ({
  house,
}) => {
  const clientId = await createClient(house.receptionist, { phone: '13812345678' }, new Date())
  await createManyVisits(house, clientId, 5, new Date())
  const care = ['overview', 'readings', 'photos', 'notes'].map((part) => `care&part=${part}`)
  const parts = ['timeline', ...care, 'basics', 'traits', 'business', 'consents', 'looks']
  const ask = async () => {
    const asked: Record<string, string[]> = {}
    for (const part of parts) asked[part] = await statementsOf(house, `/clients/${clientId}?tab=${part}`)
    return asked
  }
  const few = await ask()
  await createManyVisits(house, clientId, 495, new Date(Date.now() - 10 * 86_400_000))
  for (const statements of Object.values(few)) {
    expect(statements.length).toBeGreaterThan(AUTHENTICATION)
    expect(statements.length).toBeLessThanOrEqual(6)
  }
  expect(await ask()).toEqual(few)
})

test('the client book asks for its lists and for one page, whether it holds 5 clients or 200', async ({
  house,
}) => {
  await fillDay(house, 5)
  const few = await statementsOf(house, '/clients')
  await fillDay(house, 195)
  const many = await statementsOf(house, '/clients')
  expect(few).toHaveLength(AUTHENTICATION + 2)
  expect(many).toEqual(few)
})

/** The statements that one request for a page sends, in alphabetical order: some go out side by side. */
async function statementsOf(house: TestSalon, page: string): Promise<string[]> {
  const headers = { cookie: `${sessionCookie}=${await sessionToken(house.manager)}` }
  const ask = async () => {
    const response = await fetch(address + page, { headers, redirect: 'manual' })
    await response.text()
    expect(response.status).toBe(200)
  }
  // The first request of a process also loads what it needs.
  await ask()
  const before = await count()
  await ask()
  const after = await count()
  return after.latest.slice(before.total - after.total).sort()
}

async function count() {
  const { statements } = (await (await fetch(`${address}/api/health`)).json()) as Health
  if (!statements) throw new Error('the server under test does not count')
  return statements
}
