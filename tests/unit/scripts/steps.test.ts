// What the scripts say when they cannot go on, and how they count.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { knownTrouble } from '@/lib/db/database-trouble'
import packageJson from '@/package.json'
import lock from '@/package-lock.json'
import { Failure, sentenceOf } from '@/scripts/steps/failure.mjs'
import { fingerprint } from '@/scripts/steps/fingerprint.mjs'
import { holdsAll, missingFromLock } from '@/scripts/steps/lock-file.mjs'
import { nodeTrouble } from '@/scripts/steps/node-version.mjs'
import { checkFree, listenTrouble, readAddress } from '@/scripts/steps/port.mjs'
import { checkSecret } from '@/scripts/steps/secret.mjs'
import { countPlaywright, countVitest } from '@/scripts/steps/test-counts.mjs'

describe('Node', () => {
  test.each(['20.19.0', '20.20.2', '22.12.0', '24.1.0'])('%s will do', (version) => {
    expect(nodeTrouble(version)).toBeNull()
  })
  test.each(['20.18.3', '20.9.0', '18.20.0', '8.0.0'])('%s is too old, and is told so', (version) => {
    expect(nodeTrouble(version)).toContain(`needs Node 20.19 or newer, and this is Node ${version}`)
  })
  test('has one floor: the scripts, package.json, the lock file and README say the same', async () => {
    const readme = await readFile(path.resolve(import.meta.dirname, '../../../README.md'), 'utf8')
    const [, floor = ''] = /needs Node ≥ ([\d.]+)/.exec(readme) ?? []
    expect(packageJson.engines.node).toBe(`>=${floor}`)
    expect(lock.packages[''].engines.node).toBe(`>=${floor}`)
    expect(nodeTrouble(`${floor}.0`)).toBeNull()
    const [major, minor] = floor.split('.').map(Number)
    expect(nodeTrouble(`${major}.${(minor ?? 0) - 1}.0`)).toContain(`needs Node ${floor} or newer`)
  })
  test('is old enough for nobody who would then be turned away by Prisma', () => {
    const [oldest] = lock.packages['node_modules/prisma'].engines.node.split(' || ')
    expect(packageJson.engines.node).toBe(oldest?.replace('^', '>='))
  })
})

describe('the port', () => {
  test('is 3000 for every tablet unless told otherwise', () => {
    expect(readAddress({})).toEqual({ port: 3000, host: '0.0.0.0' })
    expect(readAddress({ PORT: '8080', HOST: '127.0.0.1' })).toEqual({ port: 8080, host: '127.0.0.1' })
  })
  test.each(['abc', '0', '65536', '80.5'])('"%s" is none', (PORT) => {
    expect(() => readAddress({ PORT })).toThrow(Failure)
  })
  test('that is taken is told in one sentence', async () => {
    const taken = createServer()
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port)),
    )
    const address = { port, host: '127.0.0.1' }
    await expect(checkFree(address)).rejects.toThrow(`Port ${port} is already in use`)
    await new Promise((resolve) => taken.close(resolve))
    await expect(checkFree(address)).resolves.toBeUndefined()
  })
  test('troubles have one line each', () => {
    for (const code of ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'EWHATEVER'])
      expect(listenTrouble(Object.assign(new Error('x'), { code }), 80, 'h')).toMatch(/^[^\n]+\.$/)
  })
})

test('a secret that can be guessed is refused with a sentence that does not repeat it', () => {
  const long = 'k'.repeat(32)
  expect(checkSecret(long, 'FOYER_SECRET')).toBe(long)
  expect(() => checkSecret('k'.repeat(31), 'FOYER_SECRET')).toThrow(/FOYER_SECRET has to have at least 32/)
  expect(() => checkSecret(`q${' '.repeat(40)}`, 'FOYER_SECRET')).toThrow(/it has 1:/)
  expect(() => checkSecret('letmein', 'FOYER_SECRET')).not.toThrow(/letmein/)
})

describe('a failure', () => {
  test('of the disk is told in one sentence, wherever it comes from', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    expect(sentenceOf(full)).toBe('The disk is full: free some space and start again.')
    expect(knownTrouble('initdb: error: could not write: No space left on device')).toContain('disk is full')
  })
  test('with a sentence of its own keeps it; any other gets one', () => {
    expect(sentenceOf(new Failure('No.'))).toBe('No.')
    expect(sentenceOf(new Error('first\nsecond'))).toBe('Foyer could not go on: first')
  })
})

test('the lock file holds the packages of every platform, so that npm ci accepts it', () => {
  expect(missingFromLock(lock).map(({ place }) => place)).toEqual([])
  const packages = { 'node_modules/a': { optionalDependencies: { '@a/linux-x64-musl': '1.0.0' } } }
  expect(missingFromLock({ packages })).toEqual([
    {
      place: 'node_modules/@a/linux-x64-musl',
      entry: { version: '1.0.0', cpu: ['x64'], libc: ['musl'], os: ['linux'], optional: true },
    },
  ])
})

test.each([
  ['all of it', { 'node_modules/a': '1', 'node_modules/b': '1', 'node_modules/c': '1' }, true],
  ['without what another platform asks for', { 'node_modules/a': '1' }, true],
  ['without what everybody asks for', { 'node_modules/b': '1', 'node_modules/c': '1' }, false],
  ['one in another version', { 'node_modules/a': '2' }, false],
  ['an optional one in another version', { 'node_modules/a': '1', 'node_modules/b': '2' }, false],
  ['another optional one in another version', { 'node_modules/a': '1', 'node_modules/c': '2' }, false],
])('what is installed is told from what the lock names: %s', (_name, versions, isAll) => {
  const packages = {
    '': {},
    'node_modules/a': { version: '1' },
    'node_modules/b': { version: '1', optional: true },
    'node_modules/c': { version: '1', devOptional: true },
  }
  const installed = Object.entries(versions).map(([place, version]) => [place, { version }])
  expect(holdsAll({ packages }, { packages: Object.fromEntries(installed) })).toBe(isAll)
})

test('a fingerprint sees names and contents, and nothing that is left out', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-fingerprint-'))
  try {
    await mkdir(path.join(folder, 'app'))
    await writeFile(path.join(folder, 'app', 'a.ts'), '1')
    const first = await fingerprint(folder, ['app', 'missing'])
    expect(await fingerprint(folder, ['app', 'missing'])).toBe(first)
    await writeFile(path.join(folder, 'app', 'b.ts'), '')
    expect(await fingerprint(folder, ['app'], (name: string) => name === 'app/b.ts')).toBe(first)
    expect(await fingerprint(folder, ['app'])).not.toBe(first)
    await rm(path.join(folder, 'app', 'b.ts'))
    await writeFile(path.join(folder, 'app', 'a.ts'), '2')
    expect(await fingerprint(folder, ['app'])).not.toBe(first)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

describe('counting', () => {
  const file = (status: string, ...statuses: string[]) => ({
    name: '/checkout/tests/a.test.ts',
    status,
    message: 'Cannot find module x\n at y',
    assertionResults: statuses.map((one) => ({ status: one, fullName: `is ${one}` })),
  })
  test('what passed, what failed, and what was skipped as failed', () => {
    const report = { testResults: [file('failed', 'passed', 'passed', 'failed', 'skipped')] }
    expect(countVitest(report, 1, '/checkout')).toEqual({
      passed: 2,
      failed: 2,
      failures: ['tests/a.test.ts › is failed', 'tests/a.test.ts › is skipped (skipped)'],
    })
  })
  test('a file that could not be loaded is a failure', () => {
    const report = { testResults: [file('failed'), file('passed', 'passed')] }
    expect(countVitest(report, 1, '/checkout')).toMatchObject({
      passed: 1,
      failures: ['tests/a.test.ts › Cannot find module x'],
    })
  })
  test('a runner that says nothing, or ends badly, has failed', () => {
    expect(countVitest(null, 0, '')).toMatchObject({ passed: 0, failed: 1 })
    expect(countVitest({ testResults: [file('passed', 'passed')] }, 1, '')).toMatchObject({
      passed: 1,
      failed: 1,
    })
    expect(countPlaywright(null, 1)).toMatchObject({ passed: 0, failed: 1 })
  })
  test('journeys in nested suites', () => {
    const spec = (status: string) => ({ title: status, tests: [{ status, projectName: 'tablet' }] })
    const report = {
      errors: [],
      suites: [
        {
          title: 'a.test.ts',
          specs: [spec('expected')],
          suites: [{ title: 'inner', specs: [spec('unexpected'), spec('skipped')] }],
        },
      ],
    }
    expect(countPlaywright(report, 1)).toEqual({
      passed: 1,
      failed: 2,
      failures: ['tablet › a.test.ts › inner › unexpected', 'tablet › a.test.ts › inner › skipped (skipped)'],
    })
  })
})
