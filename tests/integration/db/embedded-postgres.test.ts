// The database in a folder: made once, found again, taken back after a crash, never shared.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
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

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

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

test('takes back a database whose keeper was killed', async () => {
  const orphan = await startAndDie()
  expect(isAlive(orphan)).toBe(true)
  const server = await start()
  expect(isAlive(orphan)).toBe(false)
  expect(await queryOnce(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
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
  expect((await readdir(folder)).sort()).toEqual(['password', 'port', 'postgres', 'postgres.log'])
})

test('tells when the server ends by itself', async () => {
  const server = await start()
  process.kill(await serverPid(), 'SIGQUIT')
  await expect(server.ended).resolves.toBeUndefined()
  await expect(server.stop()).resolves.toBeUndefined()
})
