// The disk fills while four tablets write, and is emptied again.
import { execFile } from 'node:child_process'
import { open, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tellFigure } from './figures'
import { clearAway, isWell, newFolder, startSalon, until } from './salon-process'
import { expectAllKept, openTablets, untilAllWrite } from './tablets'

const run = promisify(execFile)
/** Only root may make a disk of a few hundred megabytes to fill. */
const mayMount = process.platform === 'linux' && process.getuid?.() === 0

let folder = ''

beforeEach(async () => {
  folder = await newFolder()
})
afterEach(async () => {
  await clearAway(folder, async () => {
    if (mayMount) await run('umount', [folder])
  })
})

test.skipIf(!mayMount)('the disk is full, and has room again', async () => {
  await run('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=0711', 'tmpfs', folder])
  const salon = await startSalon(folder)
  await salon.untilWell()
  const tablets = await openTablets(salon)
  const writing = tablets.map((tablet) => tablet.write())
  try {
    await untilAllWrite(tablets)
    const filler = path.join(folder, 'filler')
    await fill(filler)
    await until(async () => !(await isWell(salon.url)))
    const told = await fetch(`${salon.url}/api/health`).catch(() => null)
    expect(told?.ok ?? false).toBe(false)
    await rm(filler)
    const began = performance.now()
    await untilAllWrite(tablets)
    tellFigure('writing again after the disk had been full', performance.now() - began, 'ms')
  } finally {
    for (const tablet of tablets) tablet.stop()
    await Promise.all(writing)
  }
  await expectAllKept(tablets)
  expect(await salon.stop()).toBe(0)
})

/** To the last byte. */
async function fill(file: string): Promise<void> {
  const handle = await open(file, 'w')
  try {
    for (let size = 1_048_576; size >= 1; ) {
      const isWritten = await handle.write(Buffer.alloc(size, 1)).then(
        () => true,
        () => false,
      )
      if (!isWritten) size = Math.floor(size / 4)
    }
  } finally {
    await handle.close()
  }
}
