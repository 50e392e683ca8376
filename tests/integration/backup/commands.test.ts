// The commands of README.md, as a person types them beside a house in use.
import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { runCommand } from '../run-command'
import { type House, makeFolder, openHouse } from './house'

let house: House
let elsewhere = ''

beforeAll(async () => {
  house = await openHouse()
})

afterAll(() => house.end())

beforeEach(async () => {
  elsewhere = await makeFolder('foyer-elsewhere-')
})

afterEach(() => rm(elsewhere, { recursive: true, force: true }))

const run = (script: string, args: string[], env: Record<string, string> = {}) =>
  runCommand(script, args, { FOYER_DATA: house.data, ...env })

it('backup, backup:verify and restore do what README.md says, behind a passphrase', async () => {
  const env = { FOYER_BACKUP_PASSPHRASE: '龙井 and scones' }
  const backup = await run('backup', ['--to', elsewhere], env)
  expect(backup).toMatchObject({ code: 0, said: expect.stringContaining('verified by restoring it') })
  const [name = ''] = (await readdir(elsewhere)).filter((each) => each.endsWith('.locked'))
  const file = path.join(elsewhere, name)
  const verified = await run('backup-verify', [file], env)
  expect(verified).toMatchObject({ code: 0, said: expect.stringContaining('all as they were') })
  const there = path.join(elsewhere, 'there')
  const refused = await run('restore', [file, '--to', there], { FOYER_BACKUP_PASSPHRASE: 'coffee' })
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('The passphrase does not open') })
  const full = await run('restore', [file], env)
  expect(full).toMatchObject({ code: 1, said: expect.stringContaining('is not empty') })
  const restored = await run('restore', [file, '--to', there], env)
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining(`FOYER_DATA=${there} npm start`) })
  expect(await readdir(there)).toContain('salon')
})

it('backup without a place is one of the house’s own, on its list', async () => {
  const { code, said } = await run('backup', [])
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('on the same disk') })
  expect(await db.backup.findMany({ select: { verifiedAt: true, fault: true } })).toEqual([
    { verifiedAt: expect.any(Date), fault: null },
  ])
})

it('a command without a file, or for a house that is not there, says what it lacks', async () => {
  expect(await run('restore', [])).toMatchObject({
    code: 1,
    said: expect.stringContaining('Name the backup'),
  })
  const unplugged = path.join(elsewhere, 'stick')
  expect(await run('backup', ['--to', unplugged])).toMatchObject({
    code: 1,
    said: expect.stringContaining(`There is no folder ${unplugged}: plug its drive in`),
  })
  const none = await run('backup', [], { FOYER_DATA: elsewhere })
  expect(none).toMatchObject({ code: 1, said: expect.stringContaining('There is no database in') })
  expect(await readdir(elsewhere)).toEqual([])
})
