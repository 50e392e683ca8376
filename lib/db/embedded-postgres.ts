// Owns a real PostgreSQL in a folder of our own: made once, started, recovered after a crash, stopped.
import 'server-only'
import { type ChildProcess, spawn } from 'node:child_process'
import { appendFile, chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { checkWholeness } from './check-wholeness'
import {
  clearHalfMade,
  exists,
  findKeeper,
  healCluster,
  isAlive,
  keptPassword,
  makeRoomForLog,
  placeFor,
  signFolder,
  wasStoppedInOrder,
} from './data-folder'
import { DatabaseTrouble, knownTrouble } from './database-trouble'
import {
  findPostgresBinaries,
  type PostgresBinaries,
  type PostgresUser,
  quietEnvironment,
} from './postgres-binaries'

export type EmbeddedPostgres = {
  /** Connection URL of the database `foyer`. */
  url: string
  /** Connection URL of another database of the same server. */
  urlOf: (database: string) => string
  /** Where the data really is; see placeFor. */
  place: string
  /** Resolves when the server has ended, by us or by itself. */
  ended: Promise<void>
  /** Ends the server cleanly; safe to call twice. */
  stop: () => Promise<void>
}

type Options = {
  /** The folder the database belongs to, such as .data/salon. */
  folder: string
  /** False only for tests: nothing is forced to disk. */
  durable?: boolean
}

/** Any constant; whoever holds it on the database `postgres` is the one who looks after the server. */
const KEEPER_LOCK = 460_718
const DATABASE = 'foyer'
const STARTING_UP = '57P03'
/** More than any system gives a process, so that PostgreSQL sees that the writer of its lock file is gone. */
const NO_SUCH_PROCESS = 2_147_483_646

/**
 * Starts PostgreSQL in `folder`, making the cluster when there is none, and creates the database `foyer`.
 * A server left over from a crash is taken over as it runs where it is started as we would start it, and ended first
 * where not; what a copy has changed of owners and modes is put right, and what was not stopped in order is looked
 * through. Throws DatabaseTrouble when another Foyer uses the folder, when the disk
 * is full, when the server does not come up, or when what it holds is damaged.
 */
export async function startEmbeddedPostgres({ folder, durable = true }: Options): Promise<EmbeddedPostgres> {
  try {
    const binaries = await findPostgresBinaries()
    const place = await placeFor(path.resolve(folder), binaries.user)
    const cluster = path.join(place, 'postgres')
    const password = await keptPassword(place)
    await clearHalfMade(place)
    await refuseSecond(place)
    const isNew = !(await exists(cluster))
    if (isNew) await makeCluster(cluster, password, durable, binaries)
    else await healCluster(cluster, binaries.user)
    const leftover = await findLeftover(cluster, password)
    if (leftover?.isFree && (await isStartedAlike(cluster, leftover.port, durable, binaries))) {
      const server = await takeOver(cluster, password, leftover)
      if (server) return server
    }
    if (leftover) await endLeftover(leftover.pid)
    const isDoubtful = !isNew && !(await wasStoppedInOrder(cluster))
    const server = await startServer(cluster, password, durable, binaries)
    if (isDoubtful) await checkServer(server)
    return server
  } catch (error) {
    if (error instanceof DatabaseTrouble) throw error
    const sentence = knownTrouble(String(error))
    if (sentence) throw new DatabaseTrouble(sentence, { cause: error })
    throw error
  }
}

/** The URL of the database `foyer` of the server that runs on `folder` right now, or null. Ends nothing. */
export async function findRunningPostgres(folder: string): Promise<string | null> {
  const pointer = path.join(folder, 'data-is-at')
  const place = (await readFile(pointer, 'utf8').catch(() => folder)).trim()
  const cluster = path.join(place, 'postgres')
  const [pid, , , port] = (await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => ''))
    .split('\n')
    .map(Number)
  if (!pid || !port || !isAlive(pid) || !(await isServerOf(cluster, pid))) return null
  return urlOf(port, await keptPassword(place), DATABASE)
}

/** Also while its own database is down and about to be started again. */
async function refuseSecond(place: string): Promise<void> {
  const keeper = await findKeeper(place)
  if (keeper === null || keeper === process.pid) return
  throw new DatabaseTrouble(
    `Another Foyer (process ${keeper}) is already running on ${place}: end that one first, or choose another folder with FOYER_DATA.`,
    { isLasting: true },
  )
}

async function checkServer(server: EmbeddedPostgres): Promise<void> {
  try {
    await checkWholeness(server.url)
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Initialises beside the final name and renames at the end: a cluster that exists is whole. */
async function makeCluster(
  cluster: string,
  password: string,
  durable: boolean,
  { initdb, user }: PostgresBinaries,
): Promise<void> {
  const place = path.dirname(cluster)
  const made = `${cluster}.by-${process.pid}`
  const passwordFile = path.join(place, `initial-password.by-${process.pid}`)
  try {
    await mkdir(made, { mode: 0o700 })
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
    if (user.uid !== undefined && user.gid !== undefined) {
      await chown(made, user.uid, user.gid)
      await chown(passwordFile, user.uid, user.gid)
    }
    await initialise(initdb, user, [
      `--pgdata=${made}`,
      '--username=foyer',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ])
    await rename(made, cluster).catch((error) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(made, { recursive: true, force: true })
    await rm(passwordFile, { force: true })
  }
}

async function initialise(initdb: string, user: PostgresUser, flags: string[]): Promise<void> {
  const child = spawn(initdb, flags, {
    ...user,
    cwd: path.parse(initdb).root,
    env: quietEnvironment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const code = await exitOf(child)
  if (code !== 0)
    throw new DatabaseTrouble(
      knownTrouble(said) ??
        `The database could not be made: ${lastLine(said) || `initdb ended with ${code}`}`,
    )
}

type Leftover = {
  pid: number
  port: number
  /** It has answered, and nobody looks after it; false where it does not answer. */
  isFree: boolean
}

/** The server that a killed Foyer left running on this cluster; refuses when somebody still looks after it. */
async function findLeftover(cluster: string, password: string): Promise<Leftover | null> {
  const lockFile = path.join(cluster, 'postmaster.pid')
  const lines = (await readFile(lockFile, 'utf8').catch(() => '')).split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!pid) return null
  if (!isAlive(pid) || !(await isServerOf(cluster, pid))) {
    // The number is nobody's, or another program's by now; the rest of the file still guards the shared memory.
    await writeFile(lockFile, [String(NO_SUCH_PROCESS), ...lines.slice(1)].join('\n'))
    return null
  }
  const holder = await holderOfLock(port, password)
  if (holder === 'somebody')
    throw new DatabaseTrouble(
      `Another Foyer is already running on ${path.dirname(cluster)}: end that one first, or choose another folder with FOYER_DATA.`,
      { isLasting: true },
    )
  return { pid, port, isFree: holder === 'nobody' }
}

/** By what PostgreSQL itself writes down of how it was started; a newer Foyer may start it otherwise. */
async function isStartedAlike(
  cluster: string,
  port: number,
  durable: boolean,
  { postgres }: PostgresBinaries,
): Promise<boolean> {
  const told = await readFile(path.join(cluster, 'postmaster.opts'), 'utf8').catch(() => '')
  const flags = flagsFor(cluster, port, durable).map((flag) => ` "${flag}"`)
  return told.trimEnd() === `${postgres}${flags.join('')}`
}

/** Goes on with it as it runs; null when it has ended meanwhile, or cannot be reached. */
async function takeOver(
  cluster: string,
  password: string,
  { pid, port }: Leftover,
): Promise<EmbeddedPostgres | null> {
  const keeper = keeperClient(port, password)
  try {
    await keeper.connect()
  } catch {
    await keeper.end().catch(() => undefined)
    return null
  }
  return looksAfter({
    pid,
    ended: endOfStranger(pid),
    keeper,
    port,
    password,
    place: path.dirname(cluster),
  })
}

/** Nobody is told of the end of a process that another has started. */
async function endOfStranger(pid: number): Promise<void> {
  while (isAlive(pid)) await pause(200)
}

async function endLeftover(pid: number): Promise<void> {
  if (await endProcess(pid)) return
  throw new DatabaseTrouble(
    `A database left over from an earlier run (process ${pid}) does not end: end it by hand.`,
  )
}

async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => processList(pid))
  return command.includes('postgres') && command.includes(cluster)
}

/** For systems without /proc. */
async function processList(pid: number): Promise<string> {
  const child = spawn('ps', ['-o', 'args=', '-p', String(pid)], { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  await exitOf(child).catch(() => undefined)
  return said
}

/** Who holds the lock, and goes on holding it: PostgreSQL notices a killed keeper a moment later. */
async function holderOfLock(port: number, password: string): Promise<'somebody' | 'nobody' | 'unknown'> {
  const lingersUntil = Date.now() + 3_000
  for (const until = Date.now() + 20_000; Date.now() < until; await pause(50)) {
    const client = new pg.Client({ connectionString: urlOf(port, password, 'postgres') })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS free', [KEEPER_LOCK])
      if (rows[0]?.free === true) return 'nobody'
      if (Date.now() > lingersUntil) return 'somebody'
    } catch (error) {
      if (codeOf(error) !== STARTING_UP) return 'unknown'
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return 'unknown'
}

async function startServer(
  cluster: string,
  password: string,
  durable: boolean,
  binaries: PostgresBinaries,
): Promise<EmbeddedPostgres> {
  const place = path.dirname(cluster)
  const log = path.join(place, 'postgres.log')
  for (let attempt = 1; ; attempt++) {
    const port = await keptPort(place, attempt > 1)
    const child = await launch(cluster, port, durable, log, binaries)
    const ended = exitOf(child).then(() => undefined)
    const keeper = await connectWhenUp(port, password, ended).catch(async (error) => {
      await endProcess(child.pid ?? NO_SUCH_PROCESS)
      throw error
    })
    if (!keeper) {
      const said = await readFile(log, 'utf8')
      const passing = /could not bind|Address already in use|pre-existing shared memory block/.test(said)
      if (passing && attempt < 8) {
        await pause(attempt * 100)
        continue
      }
      throw new DatabaseTrouble(troubleFrom(said, place))
    }
    return looksAfter({ pid: child.pid ?? NO_SUCH_PROCESS, keeper, ended, port, password, place })
  }
}

type Running = {
  pid: number
  keeper: pg.Client
  ended: Promise<void>
  port: number
  password: string
  place: string
}

async function looksAfter({ pid, keeper, ended, port, password, place }: Running): Promise<EmbeddedPostgres> {
  let stopping: Promise<void> | undefined
  let hasEnded = false
  let unsign: () => Promise<void> = async () => undefined
  const hold = holdLock(keeper, () => keeperClient(port, password), place)
  const stop = () => {
    stopping ??= (async () => {
      await hold.letGo()
      if (!hasEnded) await endProcess(pid)
      await ended
      await unsign()
    })()
    return stopping
  }
  void ended.then(() => {
    hasEnded = true
    return hold.letGo()
  })
  // Taken by somebody else while we had lost it: two must not serve from one folder.
  void hold.taken.then(stop)
  try {
    await hold.first
    unsign = await signFolder(place)
    await haveDatabase(keeper)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url: urlOf(port, password, DATABASE),
    urlOf: (name) => urlOf(port, password, name),
    place,
    ended,
    stop,
  }
}

type Hold = {
  /** Rejects with DatabaseTrouble when somebody else has it. */
  first: Promise<void>
  /** Resolves when it was lost, and somebody else took it before we could again. */
  taken: Promise<void>
  letGo: () => Promise<void>
}

/** PostgreSQL ends all its connections when one of its processes was killed: the lock goes, and is taken again. */
function holdLock(first: pg.Client, connect: () => pg.Client, place: string): Hold {
  let client = first
  let isOver = false
  let tellTaken: () => void = () => undefined
  const taken = new Promise<void>((resolve) => {
    tellTaken = resolve
  })
  const take = async (): Promise<boolean> => {
    client.once('end', () => void takeAgain())
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS ours', [KEEPER_LOCK])
    return rows[0]?.ours === true
  }
  const takeAgain = async (): Promise<void> => {
    for (; !isOver; await pause(100)) {
      client = connect()
      client.on('error', () => undefined)
      const isUp = await client.connect().then(
        () => true,
        () => false,
      )
      if (!isUp) continue
      if (isOver) return client.end()
      const isOurs = await take().catch(() => null)
      if (isOurs === true) return
      if (isOurs === false) return tellTaken()
    }
  }
  first.on('error', () => undefined)
  return {
    first: take().then((ours) => {
      if (!ours) throw new DatabaseTrouble(`Another Foyer has just started on ${place}.`, { isLasting: true })
    }),
    taken,
    letGo: async () => {
      isOver = true
      await client.end().catch(() => undefined)
    },
  }
}

async function haveDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
  if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`)
}

async function launch(
  cluster: string,
  port: number,
  durable: boolean,
  log: string,
  { postgres, user }: PostgresBinaries,
): Promise<ChildProcess> {
  await makeRoomForLog(log)
  const out = await open(log, 'a', 0o600)
  try {
    // Detached: Ctrl-C at the terminal must reach the app first and the database last.
    return spawn(postgres, flagsFor(cluster, port, durable), {
      ...user,
      cwd: path.parse(postgres).root,
      env: quietEnvironment,
      detached: true,
      stdio: ['ignore', out.fd, out.fd],
    }).on('error', (error) => void appendFile(log, `${error}\n`))
  } finally {
    await out.close()
  }
}

function flagsFor(cluster: string, port: number, durable: boolean): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    max_connections: durable ? '100' : '300',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Rows and statements hold what guests confided; they have no business in a log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(durable
      ? { shared_buffers: `${sharedBuffersMB(os.totalmem())}MB` }
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** An eighth of the machine's memory in whole megabytes: PostgreSQL's own 128 MB would read a large salon's index from
 * outside at every keystroke. Never less than that, and no more than 2 GB, for the app lives here too. */
function sharedBuffersMB(bytes: number): number {
  return Math.min(2048, Math.max(128, Math.floor(bytes / 8 / 1_048_576)))
}

/** A client of the database `postgres` once it answers; null when the server ended instead. */
async function connectWhenUp(
  port: number,
  password: string,
  ended: Promise<void>,
): Promise<pg.Client | null> {
  let over = false
  void ended.then(() => {
    over = true
  })
  // Replaying the log after a power cut can take minutes; a server that is not even starting up cannot.
  let silentUntil = Date.now() + 60_000
  while (!over) {
    const client = keeperClient(port, password)
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      if (codeOf(error) === STARTING_UP) silentUntil = Date.now() + 60_000
      else if (codeOf(error) === '28P01')
        throw new DatabaseTrouble('The database does not accept the password kept beside it.')
      if (Date.now() > silentUntil) throw new DatabaseTrouble('The database started but does not answer.')
    }
    await Promise.race([pause(40), ended])
  }
  return null
}

function keeperClient(port: number, password: string): pg.Client {
  return new pg.Client({
    connectionString: urlOf(port, password, 'postgres'),
    application_name: 'foyer-keeper',
    keepAlive: true,
  })
}

async function keptPort(place: string, another: boolean): Promise<number> {
  const file = path.join(place, 'port')
  const kept = Number(await readFile(file, 'utf8').catch(() => ''))
  // Whatever else stands there is as good as nothing.
  const isPort = Number.isInteger(kept) && kept > 0 && kept <= 65_535
  if (isPort && !another && (await freePort(kept))) return kept
  const port = await freePort(0)
  if (!port) throw new DatabaseTrouble('No free port was found for the database.')
  await writeFile(file, `${port}\n`)
  return port
}

/** `wanted` (or any, for 0) when nobody listens there on loopback; null otherwise. */
function freePort(wanted: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(null))
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : null
      probe.close(() => resolve(port))
    })
  })
}

/** Asks for a fast shutdown, then insists; true once the process is gone. */
async function endProcess(pid: number): Promise<boolean> {
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return true
    }
    for (const until = Date.now() + patience; Date.now() < until; await pause(20)) {
      if (!isAlive(pid)) return true
    }
  }
  return !isAlive(pid)
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(null))
    child.once('exit', (code) => resolve(code))
  })
}

function urlOf(port: number, password: string, database: string): string {
  return `postgresql://foyer:${password}@127.0.0.1:${port}/${database}`
}

function troubleFrom(said: string, place: string): string {
  if (/lock file "postmaster.pid" already exists/.test(said))
    return `Another Foyer is already running on ${place}.`
  const fatal = said.split('\n').filter((line) => /FATAL|PANIC|Error/.test(line))
  return knownTrouble(said) ?? `The database did not start: ${fatal.at(-1) ?? lastLine(said)}`
}

function lastLine(said: string): string {
  return said.trim().split('\n').at(-1) ?? ''
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
