// Owns the order of the checks, their counting, and the last line. A check that fails does not keep the others back.
// What waits for nothing of one another runs side by side: one alone leaves a core idle for a third of its time.
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { buildApp } from './build.mjs'
import { findChromium, wantsLighterChromium } from './chromium.mjs'
import { Failure, sentenceOf } from './failure.mjs'
import { installPackages } from './packages.mjs'
import { phase } from './phase.mjs'
import { generateClient } from './prisma-client.mjs'
import { endRunning, root, run, runNode } from './run.mjs'
import { HOW_TO_GET_FAKETIME, haveFaketime, shiftedEnv, shiftOfDay, shiftTo } from './shifted-clock.mjs'
import { countPlaywright, countVitest } from './test-counts.mjs'

/** What npm test runs; the faults as a whole take longer, and are asked for by name. */
const GROUPS = ['static', 'unit', 'integration', 'e2e']
const ASKED_FOR = ['faults']

/** Every instant is run, and so is every zone; see shifted-clock.mjs for what the zones are there for. */
export const DATES = [
  { title: 'five minutes to the new year in Shanghai', instant: '2026-12-31T15:55:00Z', zone: 'UTC' },
  {
    title: 'the last day of February, gone in Shanghai',
    instant: '2027-02-28T23:30:00Z',
    zone: 'Pacific/Apia',
  },
  { title: 'the end of a leap day', instant: '2028-02-29T15:50:00Z', zone: 'America/New_York' },
  { title: 'a minute to summer time in London', instant: '2027-03-28T00:59:00Z', zone: 'Asia/Kolkata' },
]

/** @typedef {{ passed: number, failed: number, failures: string[] }} Count */
/** @typedef {{ title: string, check: () => unknown }} Check */
/** @typedef {Check[]} Lane One after another. */
/** @typedef {Lane[]} Stage Side by side; the next stage begins when all have ended. */

/**
 * Runs the groups that the arguments ask for; sets the exit code.
 * @param {string[]} args
 */
export async function runTests(args) {
  const { groups, rest } = read(args)
  await runChecks((reports) => checksOf(groups, rest, reports))
}

/**
 * Runs unit and integration tests at each of DATES; sets the exit code.
 * @param {string[]} args
 */
export async function runTestsAtDates(args) {
  await runChecks((reports) => checksAtDates(args[0] === '--' ? args.slice(1) : args, reports))
}

/** @param {(reports: string) => Stage[]} stages given a folder for reports */
async function runChecks(stages) {
  let stopped = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      stopped = true
      endRunning()
    })
  const reports = await mkdtemp(path.join(os.tmpdir(), 'foyer-reports-'))
  /** @type {Count} */
  const total = { passed: 0, failed: 0, failures: [] }
  try {
    for (const stage of stages(reports)) await runStage(stage, total, () => stopped)
  } finally {
    await rm(reports, { recursive: true, force: true })
  }
  if (stopped) add(total, 'Run', { passed: 0, failed: 1, failures: ['stopped before its end'] })
  if (total.failures.length > 0)
    console.log(`\nFailed:\n${total.failures.map((one) => `  ✗ ${one}`).join('\n')}`)
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
}

/** The first lane has the screen; at a terminal, where it draws as it pleases, the others speak when it has ended. */
async function runStage(lanes, total, hasStopped) {
  const later = []
  const aside = process.stdout.isTTY ? (text) => later.push(text) : (text) => console.log(text)
  const screen = async ([first = []]) => {
    await runLane(first, total, hasStopped)
    for (const text of later.splice(0)) console.log(text)
  }
  const others = lanes.slice(1).map((lane) => runLane(lane, total, hasStopped, aside))
  await Promise.all([screen(lanes), ...others])
  for (const text of later) console.log(text)
}

async function runLane(checks, total, hasStopped, aside) {
  for (const { title, check } of checks)
    if (!hasStopped()) add(total, title, await counted(title, check, aside))
}

function read(args) {
  const cut = args.indexOf('--')
  const own = cut < 0 ? args : args.slice(0, cut)
  const rest = cut < 0 ? [] : args.slice(cut + 1)
  if (own.length === 0) return { groups: GROUPS, rest }
  if (own[0] === '--only' && own.length === 2 && [...GROUPS, ...ASKED_FOR].includes(own[1]))
    return { groups: [own[1]], rest }
  console.error(
    `Say: node scripts/test.mjs [--only ${[...GROUPS, ...ASKED_FOR].join('|')}] [-- arguments for the test runner]`,
  )
  process.exit(2)
}

/**
 * Each check either passes or throws, or returns the count of the tests it ran. The build comes after the types, since
 * both write those of the routes.
 */
function checksOf(groups, rest, reports) {
  const wanted = (group) => groups.includes(group)
  const projects = ['unit', 'integration'].filter(wanted)
  const lanes = [
    projects.length > 0 ? testsOf(projects, reports, rest) : [],
    [...(wanted('static') ? STATIC : []), ...(wanted('e2e') || wanted('faults') ? [BUILD] : [])],
  ]
  const journeys = { title: 'Tests: e2e', check: () => playwright(rest, reports) }
  const faults = {
    title: 'Tests: faults',
    check: () => faultTests(reports, wanted('faults') ? rest : SHORT_FAULTS),
  }
  return [
    [PREPARATIONS],
    lanes.filter((lane) => lane.length > 0),
    wanted('e2e') ? [[{ title: 'Chromium', check: haveChromium }, journeys], [faults]] : [],
    wanted('faults') ? [[faults]] : [],
  ]
}

const PREPARATIONS = [
  { title: 'Packages', check: installPackages },
  { title: 'Database client', check: generateClient },
]
const STATIC = [
  {
    title: 'Format and lint',
    check: () => tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  },
  { title: 'Types', check: types },
  { title: 'Dead code', check: () => tool('knip/bin/knip.js', []) },
]
const BUILD = { title: 'Production build', check: buildApp }

/** Tests that are green today alone are found today and not on the day after: they are run tomorrow, somewhere else. */
function testsOf(projects, reports, rest) {
  const shift = shiftOfDay(new Date())
  const tests = projects.map((project) => ({
    title: `Tests: ${project}`,
    check: async () => {
      const env = shiftedEnv(plain(), shift, await haveFaketime())
      return vitest([project], path.join(reports, `${project}.json`), env, rest)
    },
  }))
  return [{ title: `Clock: ${shift.zone}`, check: () => tellShift(shift) }, ...tests]
}

function checksAtDates(rest, reports) {
  const dates = DATES.map(({ title, instant, zone }, index) => ({
    title: `${instant} ${zone}`,
    check: async () => {
      const library = await haveFaketime()
      if (!library)
        throw new Failure(`The clock cannot be put forward without faketime. ${HOW_TO_GET_FAKETIME}`)
      console.log(`\n${instant} in ${zone}: ${title}`)
      const env = shiftedEnv(plain(), shiftTo(instant, zone, new Date()), library)
      return vitest(['unit', 'integration'], path.join(reports, `${index}.json`), env, rest)
    },
  }))
  return [[[...PREPARATIONS, ...dates]]]
}

async function tellShift({ zone }) {
  if (await haveFaketime()) return { note: `tomorrow, in ${zone}` }
  console.log(
    `\nThe tests run today, in ${zone}: only faketime can take them to tomorrow. ${HOW_TO_GET_FAKETIME}\n`,
  )
  return { note: `today, in ${zone}` }
}

async function counted(title, check, aside) {
  try {
    const result = await phase(title, check, aside)
    return result?.count ?? { passed: 1, failed: 0, failures: [] }
  } catch (error) {
    if (error.count) return error.count
    const say = aside ?? console.log
    say(`\n${error instanceof Failure ? error.message : (error.stack ?? error)}\n`)
    return { passed: 0, failed: 1, failures: [sentenceOf(error).split('\n').at(-1)] }
  }
}

function add(total, title, { passed, failed, failures }) {
  total.passed += passed
  total.failed += failed
  total.failures.push(...failures.map((one) => `${title}: ${one}`))
}

async function tool(program, args) {
  const { code, said } = await runNode([path.join('node_modules', program), ...args], { env: plain() })
  if (code !== 0) throw new Failure(`${said.trim()}\n${path.basename(program)} found something to put right.`)
}

/** Next writes types for the routes, and the app is checked with them. */
async function types() {
  const { code, said } = await runNode(['node_modules/next/dist/bin/next', 'typegen'], { env: plain() })
  if (code !== 0) throw new Failure(`${said.trim()}\nThe types of the routes could not be written.`)
  await tool('typescript/bin/tsc', ['--noEmit', '--incremental', 'false', '--pretty', 'false'])
}

async function vitest(projects, report, env, rest) {
  const args = [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const { code } = await runNode(['node_modules/vitest/vitest.mjs', ...args, ...rest], { env, show: true })
  return conclude(countVitest(await readReport(report), code, root))
}

/** A few of them beside the journeys; npm run faults runs all. */
const SHORT_FAULTS = ['tests/faults/restarts.test.ts']

async function faultTests(reports, rest) {
  return vitest(['faults'], path.join(reports, 'faults.json'), plain(), rest)
}

async function playwright(rest, reports) {
  const report = path.join(reports, 'e2e.json')
  const { code } = await runNode(
    ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', ...rest],
    {
      env: { ...plain(), PLAYWRIGHT_JSON_OUTPUT_NAME: report },
      show: true,
    },
  )
  return conclude(countPlaywright(await readReport(report), code))
}

function conclude(count) {
  if (count.failed > 0) throw Object.assign(new Failure('Some tests failed.'), { count })
  return { count, note: `${count.passed} passed` }
}

async function readReport(file) {
  return JSON.parse(await readFile(file, 'utf8').catch(() => 'null'))
}

/** One with windows will do where the lighter one cannot be had. */
async function haveChromium() {
  if (!wantsLighterChromium()) return { note: 'unchanged' }
  const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version')
  if (!mayInstall && findChromium()) return { note: 'the one with windows' }
  try {
    if (mayInstall) await fetchLighterChromium()
    else await fetched(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  } catch (error) {
    if (!findChromium()) throw error
    return { note: 'the one with windows' }
  }
}

async function fetchLighterChromium() {
  await fetched('apt-get', ['update', ...IMPATIENTLY])
  const packages = ['chromium-headless-shell', 'fonts-noto-cjk']
  await fetched('apt-get', ['install', '-y', '--no-install-recommends', ...IMPATIENTLY, ...packages])
}

/** Where there is no network, nobody waits long to hear of it. */
const IMPATIENTLY = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=15']

async function fetched(program, args) {
  const { code, said } = await run(program, args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (code !== 0) throw new Failure(`${said.trim().slice(-2000)}\nChromium could not be installed.`)
}

/** Whatever the person's own shell is set to must not reach the tests. */
function plain() {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }
  for (const name of [
    'DATABASE_URL',
    'NODE_ENV',
    'NEXTAUTH_URL',
    'NEXTAUTH_SECRET',
    'FOYER_SECRET',
    'FORCE_COLOR',
  ])
    delete env[name]
  if (!process.stdout.isTTY) env.NO_COLOR = '1'
  return env
}
