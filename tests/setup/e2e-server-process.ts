// A process of its own: an empty migrated PostgreSQL in a temporary folder, and the built app on top of it.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '../../lib/db/embedded-postgres'
import { migrate } from '../../lib/db/migrate'

const folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-e2e-'))
await chmod(folder, 0o711)
const database = await startEmbeddedPostgres({ folder, durable: false })
let app: ChildProcess | undefined
let ending = false

for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, () => void end(0))

try {
  await migrate(database.url)
  await serve(database.url)
  process.send?.({ databaseUrl: database.url })
} catch (error) {
  console.error(error)
  await end(1)
}

function serve(databaseUrl: string): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      AUTH_TRUST_HOST: '1',
      FOYER_COUNT_SQL: '1',
      PORT: process.env.FOYER_E2E_PORT,
      HOST: '127.0.0.1',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  app = child
  return new Promise((resolve, reject) => {
    child.on('message', (message: { ready?: true; trouble?: string }) =>
      message.ready ? resolve() : reject(new Error(message.trouble)),
    )
    child.once('exit', () => {
      reject(new Error('The app ended. Is there a build? node scripts/test.mjs --only e2e makes one.'))
      void end(1)
    })
  })
}

async function end(code: number): Promise<void> {
  if (ending) return
  ending = true
  if (app && app.exitCode === null && app.signalCode === null) {
    const gone = new Promise((resolve) => app?.once('exit', resolve))
    app.kill('SIGTERM')
    await gone
  }
  await database.stop()
  await rm(folder, { recursive: true, force: true })
  process.exit(code)
}
