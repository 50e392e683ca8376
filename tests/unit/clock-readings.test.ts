// Who may look at the machine's clock: the doors, which take `now` from it, and whoever waits. All others are told.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

const READING = /\bnew Date\(\s*\)|\bDate\.now\(/

/** Requests come in here. */
const DOORS = [
  'lib/actions/staff-action.ts',
  'lib/actions/staff-picture-route.ts',
  'lib/actions/staff-route.ts',
  'lib/actions/staff-upload-route.ts',
  'lib/auth/auth-options.ts',
  'lib/auth/require-staff.ts',
  'prisma/seed/demo.ts',
]

/** They wait for another program, look at how old a file is, or ask again later on their own. */
const WAITING = [
  'lib/backup/backup-clock.ts',
  'lib/db/embedded-postgres.ts',
  'lib/imports/spool-file.ts',
  'lib/live/live-stream.ts',
]

/** They test one of the above, come in by a door, run a program, or wait themselves. */
const TESTS = [
  'tests/integration/auth/first-password.test.ts',
  'tests/integration/auth/sign-in.test.ts',
  'tests/integration/live/live.test.ts',
  'tests/integration/staff/password-reset.test.ts',
  'tests/integration/until-somebody-waits.ts',
  'tests/unit/treatment-notes/typing-faults.test.ts',
]

test.each([
  ['lib', 'prisma/seed'],
  ['tests/factories', 'tests/integration', 'tests/unit'],
])('of %s nobody else reads the clock', (...folders) => {
  const known = [...DOORS, ...WAITING, ...TESTS].filter((file) =>
    folders.some((folder) => file.startsWith(`${folder}/`)),
  )
  expect(folders.flatMap(sourcesIn).filter(readsClock).sort()).toEqual(known.sort())
})

function sourcesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('lib/db/generated'))
}

function readsClock(file: string): boolean {
  return READING.test(readFileSync(path.join(root, file), 'utf8'))
}
