// The second half of demo, start and dev: database, migrating, filling, building, serving, and the end of it all.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../lib/db/embedded-postgres'
import { checkExternalDatabase } from '../lib/db/external-database'
import { migrate } from '../lib/db/migrate'
import { buildApp } from './steps/build.mjs'
import { demoState, emptyDemo, markDemo } from './steps/demo-day'
import { Failure, knownSentence, tell } from './steps/failure.mjs'
import { phase } from './steps/phase.mjs'
import { endRunning, root, runNode, serverTypeScript } from './steps/run.mjs'

type Kind = 'demo' | 'salon' | 'dev'

const kind = process.argv[2] as Kind
const data = path.resolve(root, process.env.FOYER_DATA ?? '.data')
const port = process.env.PORT ?? '3000'
const host = process.env.HOST ?? '0.0.0.0'

let database: EmbeddedPostgres | undefined
let app: ChildProcess | undefined
let ending: Promise<void> | undefined

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const)
  process.on(signal, () => void end(0))

try {
  await bringUp()
} catch (error) {
  if (!ending) {
    tell(error)
    void end(1)
  }
}

async function bringUp(): Promise<void> {
  const url = await phase('Database', openDatabase)
  process.env.DATABASE_URL = url
  process.env.NEXTAUTH_SECRET = await secret()
  placePhotos()
  process.env.AUTH_TRUST_HOST = '1'
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  const demo = kind === 'salon' ? null : await phase('Demo of today', putAwayOldDemo)
  await phase('Migrations', async () => {
    const applied = await migrate(url)
    return { note: applied.length > 0 ? `${applied.length} applied` : 'unchanged' }
  })
  if (demo?.toFill) await phase('Demo salon', fillDemo)
  if (kind !== 'dev') await phase('Build', buildApp)
  await phase('Serving', serve)
  if (ending) return
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  console.log(`\nFoyer is ready at http://${shown}:${port}`)
}

/** The URL to work with: PostgreSQL of our own, or for the real salon the one that DATABASE_URL names. */
async function openDatabase(): Promise<string> {
  const external = process.env.DATABASE_URL
  if (kind === 'salon' && external) {
    await checkExternalDatabase(external)
    return external
  }
  const server = await startEmbeddedPostgres({ folder: path.join(data, kind) })
  database = server
  void server.ended.then(() => {
    if (ending) return
    tell(new Failure('The database has ended unexpectedly; its log is in postgres.log of the data folder.'))
    void end(1)
  })
  return server.url
}

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
  if (process.env.FOYER_SECRET) return process.env.FOYER_SECRET
  const file = path.join(data, 'secret')
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept.trim()) return kept.trim()
  const made = randomBytes(32).toString('base64url')
  await mkdir(data, { recursive: true })
  await writeFile(file, `${made}\n`, { mode: 0o600 })
  return made
}

/** Resolves when the app has said that it is well. */
async function serve(): Promise<void> {
  if (ending) return
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: kind === 'dev' ? 'development' : 'production', PORT: port, HOST: host },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  app = child
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message: { ready?: true; trouble?: string }) => {
      if (message.trouble) reject(new Failure(message.trouble))
      if (message.ready) resolve()
    })
    child.once('error', reject)
    child.once('exit', () => {
      reject(new Failure('The app ended while it was starting.'))
      if (ending) return
      void end(1)
    })
  })
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const answer = await fetch(`http://${shown}:${port}/api/health`)
  if (!answer.ok) throw new Failure(`The app serves, but is not well: ${(await answer.text()).slice(0, 200)}`)
}

/** The app first, then the database; safe to call many times. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    endRunning()
    await stopApp()
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
