// While four tablets write, app, database and what looks after both are killed at random: nothing that was acknowledged is
// lost or doubled, and everything is there again by itself.

import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tellFigure } from './figures'
import { clearAway, kill, newFolder, startSalon } from './salon-process'
import { expectAllKept, openTablets, untilAllWrite } from './tablets'

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
  tellFigure(
    'acknowledged',
    tablets.reduce((sum, tablet) => sum + tablet.acknowledged(), 0),
    'sentences',
  )
  await expectAllKept(tablets)
  expect(await salon.stop()).toBe(0)
})

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
