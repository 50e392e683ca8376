// A start that was ended at any moment is no trouble to the next one, and a database that hangs is waited for.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tellFigure } from './figures'
import { clearAway, isWell, kill, newFolder, startSalon, until } from './salon-process'

let folder = ''

beforeEach(async () => {
  folder = await newFolder()
})
afterEach(() => clearAway(folder))

test.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)(
  'a first start is ended by %s while the database is being built',
  async (signal) => {
    const first = await startSalon(folder)
    await first.says('Database   ')
    // Some of the migrations are done by then, and some are not.
    await pause(Math.random() * 1_500)
    // Its database is left over then, and the next start ends it.
    if (signal === 'SIGKILL') for (const pid of await first.find('scripts/')) kill(pid)
    else await first.stop(signal)
    const second = await startSalon(folder)
    await second.untilWell()
    expect(await second.stop()).toBe(0)
  },
)

test('the database hangs for forty seconds', async () => {
  const salon = await startSalon(folder)
  await salon.untilWell()
  await salon.says('Foyer is ready')
  const frozen = await salon.find('postgres')
  for (const pid of frozen) kill(pid, 'SIGSTOP')
  const began = performance.now()
  await until(() => performance.now() - began > 40_000)
  expect(await isWell(salon.url)).toBe(false)
  for (const pid of frozen) kill(pid, 'SIGCONT')
  tellFigure('back after the database had hung', await salon.untilWell(), 'ms')
  // It hung, and nobody had to be started again.
  expect(salon.said()).not.toContain('started again')
  expect(await salon.stop()).toBe(0)
})

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
