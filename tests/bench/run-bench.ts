// What the screens and deeds of the desk cost, each as a ratio to a plain look-up in the same run.
import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { performDeed } from '@/lib/actions/perform-deed'
import { getDoorCard } from '@/lib/clients/door-card-query'
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
import { createSalon } from '../factories/salon'
import { measureImport } from './import-bench'
import { interleaved, median, type Result, result } from './measure'
import { measureSearch } from './search-bench'
import { measureYears } from './years-bench'

const ROUNDS = 120

const MEASURES = { desk: measureDesk, import: measureImport, search: measureSearch, years: measureYears }

/** All of them, or those that are named on the command line. */
const asked = process.argv.slice(2)
const measures = Object.entries(MEASURES).filter(([name]) => asked.length === 0 || asked.includes(name))

const folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-bench-'))
await chmod(folder, 0o711)
const server = await startEmbeddedPostgres({ folder, durable: true })
process.env.DATABASE_URL = server.url
process.env.NEXTAUTH_SECRET ??= 'only-for-measuring'
try {
  await migrate(server.url)
  const results: Result[] = []
  for (const [, measure] of measures) {
    results.push(...(await measure()))
    await report(results)
  }
} finally {
  await db.$disconnect()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

async function measureDesk(): Promise<Result[]> {
  const quiet = await createSalon({ now: new Date() })
  const busy = await createSalon({ now: new Date() })
  const now = at(busy, '14:00')
  await fillDay(quiet, 5)
  await fillDay(busy, 200)
  const { visitId, clientId } = await createAppointment(busy, { startsAt: at(busy, '20:00') })
  await db.$executeRaw`ANALYZE`
  const staff = busy.receptionist

  const times = medians(
    await interleaved(ROUNDS, {
      lookup: () =>
        db.client.findUniqueOrThrow({ where: { id: clientId }, select: { id: true, name: true } }),
      board5: () => listBoardVisits(quiet.salon, now),
      board200: () => listBoardVisits(busy.salon, now),
      doorCard: () => getDoorCard(busy.salon.id, clientId, now),
      visit: () => getGuidedVisit(staff, visitId),
      bareWrite: () =>
        db.$transaction((tx) => tx.client.update({ where: { id: clientId }, data: { nickname: null } })),
      move: () => arriveAndTakeBack(),
    }),
  )

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

  return [
    result('door card / look-up by key', times.doorCard, times.lookup, 8),
    result('guided visit / look-up by key', times.visit, times.lookup, 25),
    result('board of 5 guests / look-up by key', times.board5, times.lookup, 15),
    result('board of 200 guests / board of 5', times.board200, times.board5, 20),
    result('two moves, each once and audited / one bare write', times.move, times.bareWrite, 12),
  ]
}

function medians<Name extends string>(taken: Record<Name, number[]>): Record<Name, number> {
  const entries = Object.entries<number[]>(taken).map(([name, values]) => [name, median(values)])
  return Object.fromEntries(entries) as Record<Name, number>
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
  const before: Result[] = asked.length > 0 ? JSON.parse(await readFile(file, 'utf8')) : []
  const others = before.filter(({ name }) => rounded.every((each) => each.name !== name))
  await writeFile(file, `${JSON.stringify([...others, ...rounded], null, 2)}\n`)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
