// Starts what the journeys run against, and tells the tests where its database is.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

export type ServerUnderTest = { databaseUrl: string; stop: () => Promise<void> }

/** Sets DATABASE_URL for factories running inside of the tests; the returned function ends everything again. */
export default async function setup(): Promise<() => Promise<void>> {
  // Known to the tests too: they sign in by cookie.
  process.env.NEXTAUTH_SECRET = randomBytes(32).toString('base64url')
  // Factories take photos for the server to show.
  const photos = await mkdtemp(path.join(os.tmpdir(), 'foyer-photos-'))
  process.env.FOYER_PHOTOS = photos
  process.env.FOYER_BACKUPS = path.join(photos, 'backups')
  const { databaseUrl, stop } = await startServer(Number(process.env.FOYER_E2E_PORT))
  process.env.DATABASE_URL = databaseUrl
  return async () => {
    await stop()
    await rm(photos, { recursive: true, force: true })
  }
}

/** The built app on `port` of this computer, with an empty migrated database of its own; told `env` besides. */
export async function startServer(port: number, env: Record<string, string> = {}): Promise<ServerUnderTest> {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'tests/setup/e2e-server-process.ts'],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, FOYER_E2E_PORT: String(port), ...env },
    },
  )
  return { databaseUrl: await databaseOf(child), stop: () => end(child) }
}

function databaseOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: { databaseUrl: string }) => resolve(message.databaseUrl))
    child.once('error', reject)
    child.once('exit', () => reject(new Error('The server under test ended while it was starting.')))
  })
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
