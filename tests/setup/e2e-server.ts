// Starts what the journeys run against, and tells the tests where its database is.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'

/** Sets DATABASE_URL for factories running inside of the tests; the returned function ends everything again. */
export default async function setup(): Promise<() => Promise<void>> {
  // Known to the tests too: they sign in by cookie.
  process.env.NEXTAUTH_SECRET = randomBytes(32).toString('base64url')
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'tests/setup/e2e-server-process.ts'],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
  process.env.DATABASE_URL = await databaseOf(child)
  return () => end(child)
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
