// The second half of demo, start and dev: database, migrating, filling, building, serving, and the end of it all.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DatabaseTrouble } from '../lib/db/database-trouble'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../lib/db/embedded-postgres'
import { checkExternalDatabase } from '../lib/db/external-database'
import { migrate } from '../lib/db/migrate'
import { believedProxies } from './steps/believed-proxy'
import { buildApp } from './steps/build.mjs'
import { demoState, emptyDemo, markDemo } from './steps/demo-day'
import { Failure, knownSentence, sentenceOf, tell } from './steps/failure.mjs'
import { noteRestart, restartsFile } from './steps/note-restart'
import { forgiveLostOutput, passOn } from './steps/output.mjs'
import { phase } from './steps/phase.mjs'
import { countRestarts, howItEnded, NEEDS_A_PERSON } from './steps/restarts.mjs'
import { endRunning, root, runNode, serverTypeScript } from './steps/run.mjs'
import { checkSecret } from './steps/secret.mjs'
import { tellSetUpCode } from './steps/set-up-code'

type Kind = 'demo' | 'salon' | 'dev'

const kind = process.argv[2] as Kind
const data = path.resolve(root, process.env.FOYER_DATA ?? '.data')
const port = process.env.PORT ?? '3000'
const host = process.env.HOST ?? '0.0.0.0'

let database: EmbeddedPostgres | undefined
let app: ChildProcess | undefined
let migrating: Promise<unknown> | undefined
let ending: Promise<void> | undefined
/** Since when each is there, and how often in a row it was not for long. */
const lives = {
  app: { since: 0, next: countRestarts() },
  database: { since: 0, next: countRestarts() },
}

forgiveLostOutput()
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, () => void end(0))
// Whoever has started us was killed before we listened.
if (process.send && !process.connected) void end(0)
// Whoever has started it says when a closed terminal is to end it.
process.on('SIGHUP', () => undefined)

try {
  await bringUp()
} catch (error) {
  if (!ending) {
    tell(error)
    void end(isLasting(error) ? NEEDS_A_PERSON : 1)
  }
}

async function bringUp(): Promise<void> {
  const url = await phase('Database', openDatabase)
  process.env.DATABASE_URL = url
  process.env.NEXTAUTH_SECRET = await secret()
  placePhotos()
  process.env.FOYER_RESTARTS = restartsFile(path.join(data, kind))
  // By this the house that serves knows that it may make backups of itself.
  process.env.FOYER_KIND = kind
  process.env.FOYER_DATA = data
  process.env.AUTH_TRUST_HOST = '1'
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  const demo = kind === 'salon' ? null : await phase('Demo of today', putAwayOldDemo)
  await phase('Migrations', async () => {
    const work = migrate(url, { beforeScript: stopBetweenScripts })
    migrating = work.catch(() => undefined)
    const applied = await work
    return { note: applied.length > 0 ? `${applied.length} applied` : 'unchanged' }
  })
  if (demo?.toFill) await phase('Demo salon', fillDemo)
  if (kind !== 'dev') await phase('Build', buildApp)
  believedProxies(process.env.FOYER_TRUST_PROXY)
  await phase('Serving', async () => {
    await serve()
    await checkWell()
  })
  if (ending) return
  tellPlace()
  const restarted = process.env.FOYER_RESTARTED
  if (restarted)
    await noteRestart(path.join(data, kind), { at: new Date().toISOString(), what: 'all', why: restarted })
  process.send?.({ ready: true })
  console.log(`\nFoyer is ready at ${address()}`)
  if (kind !== 'salon') return
  // Whatever happens to the app from here on is for restart() to see to.
  const told = await tellSetUpCode(address(), data, process.env.NEXTAUTH_SECRET ?? '').catch(sentenceOf)
  if (told) console.log(told)
}

/** Where the data may not lie where one looks for them, this is said at every start. */
function tellPlace(): void {
  const expected = path.join(data, kind)
  if (!database || database.place === expected) return
  console.log(
    `\nThe data lie in ${database.place}: PostgreSQL may not enter ${expected}. Whoever copies ${data} copies no guest; back up with "npm run backup".`,
  )
}

function address(): string {
  return `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`
}

/** Whoever says stop waits for the script that is running, and for no other. */
function stopBetweenScripts(): void {
  if (ending)
    throw new Failure('Stopped before the next change to the database; it goes on at the next start.')
}

/** The URL to work with: PostgreSQL of our own, or for the real salon the one that DATABASE_URL names. */
async function openDatabase(): Promise<string> {
  const external = process.env.DATABASE_URL
  if (kind === 'salon' && external) {
    await checkExternalDatabase(external)
    return external
  }
  await keepDatabase()
  return (database as EmbeddedPostgres | undefined)?.url ?? ''
}

/** Starts PostgreSQL, and again whenever it ends by itself: the app finds it at the same address. */
async function keepDatabase(): Promise<void> {
  const server = await startEmbeddedPostgres({ folder: path.join(data, kind) })
  database = server
  lives.database.since = Date.now()
  void server.ended.then(async () => {
    if (ending) return
    // What it needs to end in order by itself, it has had.
    await server.stop()
    await restart('database', 'the database has ended', keepDatabase)
  })
}

/** Waits a little longer each time, and gives up with a sentence when starting again does not help. */
async function restart(what: keyof typeof lives, why: string, start: () => Promise<void>): Promise<void> {
  if (ending) return
  const now = Date.now()
  const pause = lives[what].next(now - lives[what].since)
  const name = { app: 'The app', database: 'The database' }[what]
  if (pause === null) {
    tell(new Failure(`${name} ends again and again, and Foyer gives up: ${why}. ${WHERE_TO_LOOK}`))
    return end(NEEDS_A_PERSON)
  }
  console.error(`\n${name} is started again: ${why}.`)
  await wait(pause)
  if (ending) return
  try {
    await start()
    await noteRestart(path.join(data, kind), { at: new Date(now).toISOString(), what, why })
    console.log(`${name} is there again after ${((Date.now() - now) / 1000).toFixed(1)} s.`)
  } catch (error) {
    if (ending) return
    if (isLasting(error)) {
      tell(error)
      return end(NEEDS_A_PERSON)
    }
    await restart(what, sentenceOf(error), start)
  }
}

function isLasting(error: unknown): boolean {
  return error instanceof DatabaseTrouble && error.isLasting
}

const WHERE_TO_LOOK = 'The log of the database is postgres.log in the data folder.'

/** Whether there is a demo to fill; one of another day, or half filled, is thrown away first. */
async function putAwayOldDemo(): Promise<{ toFill: boolean; note: string }> {
  if (!database) throw new Error('A demo is always kept in a database of our own.')
  const state = await demoState(database)
  if (state === 'outdated') {
    await emptyDemo(database)
    await rm(process.env.FOYER_PHOTOS ?? '', { recursive: true, force: true })
  }
  const note = { blank: 'to be filled', today: 'unchanged', outdated: 'outdated, to be filled anew' }[state]
  return { toFill: state !== 'today', note }
}

async function fillDemo(): Promise<void> {
  if (!database) return
  const url = new URL(database.url)
  // Nobody misses a demo that a power cut left half filled; what is written last, the mark, waits for the disk.
  url.searchParams.set('options', '-c synchronous_commit=off')
  const { code, said } = await runNode([...serverTypeScript, 'scripts/fill-demo.ts'], {
    env: { ...process.env, DATABASE_URL: url.toString() },
  })
  if (code !== 0)
    throw new Failure(knownSentence(said) ?? `${said.trim()}\n\nThe demo salon could not be filled.`)
  await markDemo(database)
}

/** Photos lie beside the database they belong to; those of a demo never anywhere else. */
function placePhotos(): void {
  const beside = path.join(data, kind, 'photos')
  if (kind === 'salon') process.env.FOYER_PHOTOS ??= beside
  else {
    process.env.FOYER_PHOTOS = beside
    delete process.env.FOYER_PHOTOS_S3
  }
}

/** What signs the session cookies: FOYER_SECRET, or made once and kept beside the data. */
async function secret(): Promise<string> {
  if (process.env.FOYER_SECRET) return checkSecret(process.env.FOYER_SECRET, 'FOYER_SECRET')
  const file = path.join(data, 'secret')
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept.trim()) return checkSecret(kept.trim(), `The secret in ${file}`)
  const made = randomBytes(32).toString('base64url')
  await mkdir(data, { recursive: true })
  await writeFile(file, `${made}\n`, { mode: 0o600 })
  return made
}

/** Starts the app, and again whenever it ends by itself. Resolves when it has said that it is well. */
async function serve(): Promise<void> {
  if (ending) return
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: kind === 'dev' ? 'development' : 'production', PORT: port, HOST: host },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  app = child
  // The app never waits for a log that nobody reads.
  passOn(child.stdout, 1)
  passOn(child.stderr, 2)
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message: { ready?: true; trouble?: string }) => {
      if (message.trouble) reject(new Failure(message.trouble))
      if (message.ready) resolve()
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Failure('The app ended while it was starting.')))
  })
  lives.app.since = Date.now()
  child.once('exit', (code, signal) => void restart('app', howItEnded(code, signal), serve))
}

async function checkWell(): Promise<void> {
  if (ending) return
  const answer = await fetch(`${address()}/api/health`)
  const said = await answer.text()
  // A disk that is nearly full is no reason not to begin: the manager reads of it on her screen.
  const isReady = answer.ok || /"migrations":"up_to_date"/.test(said)
  if (!isReady) throw new Failure(`The app serves, but is not well: ${said.slice(0, 200)}`)
}

/** The app first, then the database; safe to call many times. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    endRunning()
    await Promise.all([stopApp(), migrating])
    await database?.stop().catch(tell)
    process.exit(code)
  })()
  return ending
}

async function stopApp(): Promise<void> {
  const child = app
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const insist = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(insist)
}
