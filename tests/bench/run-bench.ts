// What the screens and deeds of the desk cost, each as a ratio to a plain look-up in the same run.
import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { performDeed } from '@/lib/actions/perform-deed'
import { getDoorCard } from '@/lib/clients/door-card-query'
import { searchClients } from '@/lib/clients/search-clients'
import { db } from '@/lib/db/client'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrate } from '@/lib/db/migrate'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { listBoardVisits } from '@/lib/visits/board-queries'
import { moveVisit } from '@/lib/visits/move-visit'
import { undoMove } from '@/lib/visits/undo-move'
import { getGuidedVisit } from '@/lib/visits/visit-queries'
import { at, createAppointment } from '../factories/appointment'
import { fillDay } from '../factories/day'
import { createManyClients } from '../factories/many-clients'
import { createSalon } from '../factories/salon'

type Result = {
  name: string
  value: number
  unit: 'ms'
  baseline: number
  ratio: number
  goal: number
  met: boolean
}

/** Calls of each kind, taken in turns so that a noisy minute hits all alike. */
const ROUNDS = 120
const CLIENTS = 10_000

const folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-bench-'))
await chmod(folder, 0o711)
const server = await startEmbeddedPostgres({ folder, durable: true })
process.env.DATABASE_URL = server.url
try {
  await migrate(server.url)
  await report(await measure())
} finally {
  await db.$disconnect()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

async function measure(): Promise<Result[]> {
  const quiet = await createSalon()
  const busy = await createSalon()
  const now = at(busy, '14:00')
  await fillDay(quiet, 5)
  await fillDay(busy, 200)
  await createManyClients(busy, CLIENTS)
  const { visitId, clientId } = await createAppointment(busy, { startsAt: at(busy, '20:00') })
  await db.$executeRaw`ANALYZE`
  const staff = busy.receptionist

  const times = await interleaved({
    lookup: () => db.client.findUniqueOrThrow({ where: { id: clientId }, select: { id: true, name: true } }),
    board5: () => listBoardVisits(quiet.salon, now),
    board200: () => listBoardVisits(busy.salon, now),
    doorCard: () => getDoorCard(busy.salon.id, clientId, now),
    visit: () => getGuidedVisit(staff, visitId),
    searchName: () => searchClients({ staff, now }, '王'),
    searchDigits: () => searchClients({ staff, now }, '1234'),
    bareWrite: () =>
      db.$transaction((tx) => tx.client.update({ where: { id: clientId }, data: { nature: null } })),
    move: () => arriveAndTakeBack(),
  })

  async function arriveAndTakeBack(): Promise<void> {
    const deed = { staff, now: addMinutes(now, 1), body: {} }
    const { sequence } = await performDeed({
      ...deed,
      name: 'bench.arrive',
      key: randomUUID(),
      run: (ctx) => moveVisit(ctx, { visitId, move: 'arrive' }),
    })
    await performDeed({
      ...deed,
      name: 'bench.undo',
      key: randomUUID(),
      run: (ctx) => undoMove(ctx, { visitId, sequence }),
    })
  }

  const result = (name: string, value: number, baseline: number, goal: number): Result => {
    const ratio = value / baseline
    return { name, value, unit: 'ms', baseline, ratio, goal, met: ratio <= goal }
  }
  return [
    result('door card / look-up by key', times.doorCard, times.lookup, 8),
    result('search by one character in 10,000 clients / look-up by key', times.searchName, times.lookup, 8),
    result('search by four digits in 10,000 clients / look-up by key', times.searchDigits, times.lookup, 5),
    result('guided visit / look-up by key', times.visit, times.lookup, 25),
    result('board of 5 guests / look-up by key', times.board5, times.lookup, 15),
    result('board of 200 guests / board of 5', times.board200, times.board5, 20),
    result('two moves, each once and audited / one bare write', times.move, times.bareWrite, 12),
  ]
}

/** The median time of each kind of call, in milliseconds. */
async function interleaved<Name extends string>(
  calls: Record<Name, () => Promise<unknown>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(calls) as Name[]
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) {
      const began = performance.now()
      await calls[name]()
      taken[name].push(performance.now() - began)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken[name])])) as Record<Name, number>
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

async function report(results: Result[]): Promise<void> {
  const rounded = results.map((result) => ({
    ...result,
    value: round(result.value),
    baseline: round(result.baseline),
    ratio: round(result.ratio),
  }))
  console.table(rounded)
  const file = fileURLToPath(new URL('./results.json', import.meta.url))
  await writeFile(file, `${JSON.stringify(rounded, null, 2)}\n`)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
