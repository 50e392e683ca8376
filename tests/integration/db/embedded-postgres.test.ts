// The database in a folder: made once, found again, taken back after a crash, never shared.
import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:fs'
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive } from '@/lib/db/data-folder'
import { type EmbeddedPostgres, findRunningPostgres, startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { queryOnce } from '@/tests/setup/query-once'

let folder = ''
const started: EmbeddedPostgres[] = []
const helpers: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-embedded-'))
  await chmod(folder, 0o711)
})

afterEach(async () => {
  for (const helper of helpers.splice(0)) helper.kill('SIGKILL')
  await Promise.all(started.splice(0).map((server) => server.stop()))
  await rm(folder, { recursive: true, force: true })
})

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ folder, durable: false })
  started.push(server)
  return server
}

/** Another process that starts the database and then dies without a word. */
async function startAndDie(): Promise<number> {
  const program = `
    const { startEmbeddedPostgres } = await import('./lib/db/embedded-postgres.ts')
    await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)}, durable: false })
    process.kill(process.pid, 'SIGKILL')`
  const flags = ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '--eval', program]
  const child = spawn(process.execPath, flags, { stdio: 'ignore' })
  helpers.push(child)
  await new Promise((resolve) => child.once('exit', resolve))
  return serverPid()
}

async function serverPid(): Promise<number> {
  return Number((await readFile(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

test.each(['70000', '-1', '5.5', 'x'])('takes another port where %s is kept, which is none', async (kept) => {
  await writeFile(path.join(folder, 'port'), `${kept}\n`)
  const { url } = await start()
  expect(await queryOnce(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('keeps what was written, its port and its password, and speaks UTF-8 in byte order', async () => {
  const first = await start()
  await queryOnce(first.url, 'CREATE TABLE kept AS SELECT 1 AS one')
  await first.stop()
  const second = await start()
  expect(second.url).toBe(first.url)
  expect(await queryOnce(second.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }])
  const [row] = await queryOnce(
    second.url,
    `SELECT current_setting('server_encoding') AS encoding, current_setting('listen_addresses') AS listens,
            datlocprovider AS provider, datlocale AS locale FROM pg_database WHERE datname = 'foyer'`,
  )
  expect(row).toEqual({ encoding: 'UTF8', listens: '127.0.0.1', provider: 'b', locale: 'C.UTF-8' })
  expect((await stat(path.join(folder, 'password'))).mode & 0o777).toBe(0o600)
})

test('is durable unless told otherwise', async () => {
  const server = await startEmbeddedPostgres({ folder })
  started.push(server)
  const [row] = await queryOnce(
    server.url,
    `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS waits`,
  )
  expect(row).toEqual({ fsync: 'on', waits: 'on' })
})

test('takes over a database whose keeper was killed as it runs, and ends it in its time', async () => {
  const orphan = await startAndDie()
  expect(isAlive(orphan)).toBe(true)
  const server = await start()
  expect(await serverPid()).toBe(orphan)
  expect(await queryOnce(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await expect(start(), 'looked after again').rejects.toThrow('Another Foyer is already running')
  await server.stop()
  expect(isAlive(orphan)).toBe(false)
})

test('is told of the end of a database that it has taken over', async () => {
  const orphan = await startAndDie()
  const server = await start()
  process.kill(orphan, 'SIGKILL')
  await server.ended
  await server.stop()
  expect(await queryOnce((await start()).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('starts anew what a killed keeper has started otherwise than it is started now', async () => {
  const orphan = await startAndDie()
  const options = path.join(folder, 'postgres', 'postmaster.opts')
  await writeFile(
    options,
    (await readFile(options, 'utf8')).replace('"max_connections=300"', '"max_connections=9"'),
  )
  const server = await start()
  expect(isAlive(orphan)).toBe(false)
  expect(await queryOnce(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('ends a left over database that does not answer, and starts it anew', async () => {
  const orphan = await startAndDie()
  await writeFile(path.join(folder, 'password'), 'another\n')
  await expect(start()).rejects.toThrow('does not accept the password')
  expect(isAlive(orphan)).toBe(false)
})

test('starts again after everything was killed at once', async () => {
  process.kill(await startAndDie(), 'SIGKILL')
  const server = await start()
  expect(await queryOnce(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('is not misled by a lock file whose number belongs to another program by now', async () => {
  const server = await start()
  const lockFile = path.join(folder, 'postgres', 'postmaster.pid')
  const lines = (await readFile(lockFile, 'utf8')).split('\n')
  await server.stop()
  await writeFile(lockFile, [process.pid, ...lines.slice(1)].join('\n'), { mode: 0o644 })
  const again = await start()
  expect(await queryOnce(again.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('refuses a folder that somebody else serves from', async () => {
  const server = await start()
  await expect(start()).rejects.toThrow('Another Foyer is already running')
  expect(await queryOnce(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('clears away what a killed beginning left behind', async () => {
  await mkdir(path.join(folder, 'postgres.by-999999999'), { recursive: true })
  await writeFile(path.join(folder, 'postgres.by-999999999', 'PG_VERSION'), '18\n')
  await start()
  expect((await readdir(folder)).sort()).toEqual(['kept-by', 'password', 'port', 'postgres', 'postgres.log'])
})

test('tells when the server ends by itself', async () => {
  const server = await start()
  process.kill(await serverPid(), 'SIGQUIT')
  await expect(server.ended).resolves.toBeUndefined()
  await expect(server.stop()).resolves.toBeUndefined()
})

test('keeps its hold of the folder when one of the database’s own processes is killed', async () => {
  const server = await start()
  const [victim] = await queryOnce(server.url, KEEPERS)
  process.kill(Number(victim?.pid), 'SIGKILL')
  await untilHeldBy((pid) => pid !== victim?.pid, server.url)
  await expect(start()).rejects.toThrow('Another Foyer is already running')
  expect(await queryOnce(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('is refused to a second while the first is about to start its database again', async () => {
  const server = await start()
  process.kill(await serverPid(), 'SIGQUIT')
  await server.ended
  await server.stop()
  await writeFile(
    path.join(folder, 'kept-by'),
    `1 ${(await readFile('/proc/1/stat', 'utf8')).split(' ')[21]}\n`,
  )
  await expect(start()).rejects.toThrow('Another Foyer (process 1) is already running')
})

test('is not misled by a keeper whose number belongs to another program by now', async () => {
  const server = await start()
  await server.stop()
  for (const gone of ['1 0', `${process.ppid}`, 'nobody']) {
    await writeFile(path.join(folder, 'kept-by'), `${gone}\n`)
    const again = await start()
    expect(await queryOnce(again.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await again.stop()
  }
})

test('a reader finds a database that nobody looks after, and leaves it running', async () => {
  const orphan = await startAndDie()
  const url = await findRunningPostgres(folder)
  expect(await queryOnce(url ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(isAlive(orphan)).toBe(true)
  await start()
})

test('heals what a copy made by somebody else has changed', async () => {
  const first = await start()
  await queryOnce(first.url, 'CREATE TABLE kept AS SELECT 1 AS one')
  await first.stop()
  const cluster = path.join(folder, 'postgres')
  const copy = `${cluster}-copy`
  await cp(cluster, copy, { recursive: true, mode: constants.COPYFILE_FICLONE })
  await rm(cluster, { recursive: true })
  await rename(copy, cluster)
  await chmod(cluster, 0o755)
  // Tools that copy files alone leave the empty folders out.
  for (const empty of ['pg_notify', 'pg_wal/archive_status'])
    await rm(path.join(cluster, empty), { recursive: true })
  const server = await start()
  expect(await queryOnce(server.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }])
  expect((await stat(cluster)).mode & 0o777).toBe(0o700)
})

test('looks through what was not stopped in order, and does not serve what is damaged', async () => {
  const server = await start()
  await queryOnce(server.url, 'CREATE TABLE kept AS SELECT n FROM generate_series(1, 5000) n')
  await queryOnce(server.url, 'CREATE INDEX kept_n ON kept (n)')
  await queryOnce(server.url, 'CHECKPOINT')
  const [index] = await queryOnce(server.url, `SELECT pg_relation_filepath('kept_n') AS file`)
  const file = path.join(folder, 'postgres', String(index?.file))
  const old = await readFile(file)
  await queryOnce(server.url, 'INSERT INTO kept SELECT n FROM generate_series(5001, 20000) n')
  await queryOnce(server.url, 'CHECKPOINT')
  process.kill(await serverPid(), 'SIGQUIT')
  await server.ended
  // As when it is copied while it runs: one file is of before, the others are of after.
  const { uid, gid } = await stat(file)
  await writeFile(file, old)
  await chown(file, uid, gid)
  await expect(start()).rejects.toThrow('The data are damaged')
})

test('serves again what only broke off', async () => {
  const server = await start()
  await queryOnce(server.url, 'CREATE TABLE kept AS SELECT n FROM generate_series(1, 5000) n')
  await queryOnce(server.url, 'CHECKPOINT')
  process.kill(await serverPid(), 'SIGQUIT')
  await server.ended
  const again = await start()
  expect(await queryOnce(again.url, 'SELECT count(*)::int AS kept FROM kept')).toEqual([{ kept: 5000 }])
  expect((await readdir(folder)).filter((name) => name.startsWith('postgres.log'))).toHaveLength(2)
})

const KEEPERS = `
  SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 460718 AND granted`

/** Asked anew until it is so: whoever was killed takes all connections with him. */
async function untilHeldBy(is: (pid: unknown) => boolean, url: string): Promise<void> {
  for (;;) {
    const rows = await queryOnce(url, KEEPERS).catch(() => [])
    if (rows.some((row) => is(row.pid))) return
  }
}
