// A process of its own: an empty migrated PostgreSQL in a temporary folder, and the built app on top of it.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '../../lib/db/embedded-postgres'
import { migrate } from '../../lib/db/migrate'
import { type ServedApp, serveApp, stopApp } from './serve-app'

const folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-e2e-'))
await chmod(folder, 0o711)
const database = await startEmbeddedPostgres({ folder, durable: false })
let app: ServedApp | undefined
let ending = false

for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, () => void end(0))

try {
  await migrate(database.url)
  app = serveApp(database.url, process.env.FOYER_E2E_PORT ?? '')
  app.process.once('exit', () => void end(1))
  await app.ready
  process.send?.({ databaseUrl: database.url })
} catch (error) {
  console.error(error)
  await end(1)
}

async function end(code: number): Promise<void> {
  if (ending) return
  ending = true
  if (app) await stopApp(app)
  await database.stop()
  await rm(folder, { recursive: true, force: true })
  process.exit(code)
}
