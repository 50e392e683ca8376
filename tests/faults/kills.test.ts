// While four tablets write, app, database and what looks after both are killed at random: nothing that was acknowledged is
// lost or doubled, and everything is there again by itself.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { encode } from 'next-auth/jwt'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { findRunningPostgres } from '@/lib/db/embedded-postgres'
import { tellFigure } from './figures'
import { clearAway, kill, newFolder, type SalonProcess, startSalon, until } from './salon-process'

/** How many, and what chose them: a run that fails is run again with its own. */
const KILLS = Number(process.env.FOYER_FAULT_KILLS ?? 200)
const SEED = Number(process.env.FOYER_FAULT_SEED ?? Date.now() % 1_000_000)

let folder = ''

beforeEach(async () => {
  folder = await newFolder()
})
afterEach(() => clearAway(folder))

test(`${KILLS} kills, chosen by FOYER_FAULT_SEED=${SEED}`, {
  timeout: KILLS * 30_000 + 120_000,
}, async () => {
  const salon = await startSalon(folder)
  await salon.untilWell()
  process.env.DATABASE_URL = (await findRunningPostgres(path.join(folder, 'salon'))) ?? ''
  const { db } = await import('@/lib/db/client')
  const tablets = await openTablets(salon)
  const writing = tablets.map((tablet) => tablet.write())
  const backs: number[] = []
  const random = randomOf(SEED)
  try {
    for (let turn = 0; turn < KILLS; turn++) {
      await pause(random() * 1_500)
      const words = ['scripts/serve.ts', '/postgres', 'scripts/run-foyer.ts'][Math.floor(random() * 3)] ?? ''
      const victims = await salon.find(words)
      const victim = victims[Math.floor(random() * victims.length)]
      // It may just be on its way back from the last one.
      if (victim === undefined) continue
      kill(victim)
      const began = performance.now()
      await untilAllWrite(tablets)
      backs.push(performance.now() - began)
    }
  } finally {
    for (const tablet of tablets) tablet.stop()
    await Promise.all(writing)
  }
  backs.sort((a, b) => a - b)
  tellFigure('killed and back, half of them within', backs[Math.floor(backs.length / 2)] ?? 0, 'ms')
  tellFigure('killed and back, nineteen of twenty within', backs[Math.floor(backs.length * 0.95)] ?? 0, 'ms')
  tellFigure('killed and back, all within', backs.at(-1) ?? 0, 'ms')
  console.log(`acknowledged: ${tablets.reduce((sum, tablet) => sum + tablet.acknowledged(), 0)}`)
  for (const tablet of tablets) {
    const kept = await db.visitNote.findMany({ where: { visitId: tablet.visitId } })
    expect(kept.map(({ text, revision }) => ({ text, revision }))).toEqual([
      { text: wordsOf(tablet.acknowledged()), revision: tablet.acknowledged() },
    ])
  }
  const { replayStage } = await import('@/lib/visits/visit-flow')
  const visits = await db.visit.findMany({ include: { events: { orderBy: { sequence: 'asc' } } } })
  for (const visit of visits) expect(replayStage(visit.events)).toBe(visit.stage)
  await db.$disconnect()
  expect(await salon.stop()).toBe(0)
})

type Tablet = {
  visitId: string
  /** Writes sentence after sentence, each again until it is acknowledged; resolves when stopped. */
  write: () => Promise<void>
  stop: () => void
  acknowledged: () => number
}

async function openTablets(salon: SalonProcess): Promise<Tablet[]> {
  const { db } = await import('@/lib/db/client')
  const { createSalon } = await import('../factories/salon')
  const { createClient } = await import('../factories/client')
  const { asStaff } = await import('../factories/context')
  const { walkIn } = await import('@/lib/visits/walk-in')
  const now = new Date()
  await db.organisation.create({ data: { id: 1, name: '雅座', setUpAt: now } })
  const house = await createSalon({ opensAt: '00:00', closesAt: '24:00', timeZone: 'Asia/Shanghai', now })
  const secret = (await readFile(path.join(folder, 'secret'), 'utf8')).trim()
  const tablets: Tablet[] = []
  for (let turn = 0; turn < 4; turn++) {
    const clientId = await createClient(house.receptionist, {}, now)
    const { visitId } = await asStaff(house.receptionist, now)((ctx) => walkIn(ctx, { clientId }))
    tablets.push(tabletOf(salon.url, visitId, await cookieOf(house.receptionist, secret)))
  }
  return tablets
}

async function cookieOf(staff: SignedInStaff, secret: string): Promise<string> {
  return `next-auth.session-token=${await encode({ token: { sessionId: staff.sessionId }, secret })}`
}

function tabletOf(url: string, visitId: string, cookie: string): Tablet {
  let count = 0
  let isStopped = false
  const save = async (body: object): Promise<boolean> => {
    const answer = await fetch(`${url}/api/notes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => null)
    if (!answer) return false
    const told = await answer.json().catch(() => null)
    if (answer.status === 200)
      return told?.result?.outcome === 'saved' || Promise.reject(new Error(JSON.stringify(told)))
    if (answer.status >= 500) return false
    throw new Error(`${answer.status} ${JSON.stringify(told)}`)
  }
  return {
    visitId,
    write: async () => {
      while (!isStopped || count === 0) {
        const idempotencyKey = crypto.randomUUID()
        const body = {
          visitId,
          kind: 'assessment',
          text: wordsOf(count + 1),
          baseRevision: count,
          idempotencyKey,
        }
        while (!(await save(body))) await pause(100)
        count += 1
        await pause(20)
      }
    },
    stop: () => {
      isStopped = true
    },
    acknowledged: () => count,
  }
}

const wordsOf = (count: number) => `第 ${count} 句`

async function untilAllWrite(tablets: Tablet[]): Promise<void> {
  const before = tablets.map((tablet) => tablet.acknowledged())
  await until(() => tablets.every((tablet, index) => tablet.acknowledged() > (before[index] ?? 0) + 1))
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Mulberry32: the same seed, the same numbers. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
