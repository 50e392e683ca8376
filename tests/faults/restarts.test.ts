// Whatever is killed is there again by itself, and whoever says stop finds nothing left.
import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tellFigure } from './figures'
import { clearAway, isWell, kill, newFolder, type SalonProcess, startSalon, until } from './salon-process'

let folder = ''

beforeEach(async () => {
  folder = await newFolder()
})
afterEach(() => clearAway(folder))

async function ready(output: 'kept' | number = 'kept'): Promise<SalonProcess> {
  const salon = await startSalon(folder, output)
  await salon.untilWell()
  return salon
}

test('the app, its database, one of the database’s processes, and what looks after both are killed in turn', async () => {
  const salon = await ready()
  await salon.says('Foyer is ready')
  const kills = [
    { name: 'app', find: () => salon.find('scripts/serve.ts'), back: 'The app is there again' },
    { name: 'database', find: () => salon.find('/postgres'), back: 'The database is there again' },
    {
      name: 'keeper of both',
      find: () => salon.find('scripts/run-foyer.ts'),
      back: 'Foyer is started again',
    },
  ]
  for (const { name, find, back } of kills) {
    const [victim] = await find()
    kill(victim)
    const began = performance.now()
    await salon.says(back)
    await until(async () => (await find()).some((pid) => pid !== victim))
    await salon.untilWell()
    tellFigure(`back after the ${name} was killed`, performance.now() - began, 'ms')
    expect(await find(), name).not.toContain(victim)
  }
  await until(async () => salon.said().split('Foyer is ready').length === 3)
  const noted = JSON.parse(await readFile(path.join(folder, 'salon/restarts.json'), 'utf8'))
  expect(noted.map((each: { what: string }) => each.what)).toEqual(['app', 'database', 'all'])
  expect(await salon.stop()).toBe(0)
})

test('nobody reads its log any more', async () => {
  const salon = await ready()
  salon.launcher.stdout?.destroy()
  salon.launcher.stderr?.destroy()
  await refuseMany(salon.url)
  expect(await isWell(salon.url)).toBe(true)
  expect(await salon.stop()).toBe(0)
})

test('the disk of its log is full', async () => {
  const full = openSync('/dev/full', 'w')
  const salon = await ready(full)
  closeSync(full)
  await refuseMany(salon.url)
  expect(await isWell(salon.url)).toBe(true)
  expect(await salon.stop()).toBe(0)
})

test('its terminal is closed', async () => {
  const salon = await ready()
  process.kill(-(salon.launcher.pid ?? 0), 'SIGHUP')
  expect(await isWell(salon.url)).toBe(true)
  expect(await salon.stop('SIGINT')).toBe(0)
})

/** What anybody on the network may send, each of which is written down. */
async function refuseMany(url: string): Promise<void> {
  for (let turn = 0; turn < 60; turn++) {
    const headers = {
      origin: 'http://elsewhere.example',
      'next-action': 'a'.repeat(42),
      'content-type': 'text/plain',
    }
    const answer = await fetch(`${url}/today`, { method: 'POST', headers, body: '[]', redirect: 'manual' })
    await answer.arrayBuffer()
  }
}
