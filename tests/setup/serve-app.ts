// The built app as a process of its own, on a database that is there already.
import { type ChildProcess, spawn } from 'node:child_process'

export type ServedApp = { process: ChildProcess; ready: Promise<void> }

/** Starts the app on `port` of this computer. `ready` rejects when it ends instead of answering. */
export function serveApp(databaseUrl: string, port: number | string): ServedApp {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      AUTH_TRUST_HOST: '1',
      FOYER_COUNT_SQL: '1',
      PORT: String(port),
      HOST: '127.0.0.1',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: { ready?: true; trouble?: string }) =>
      message.ready ? resolve() : reject(new Error(message.trouble)),
    )
    child.once('exit', () =>
      reject(new Error('The app ended. Is there a build? node scripts/test.mjs --only e2e makes one.')),
    )
  })
  return { process: child, ready }
}

/** Stops it in order, and waits until it is gone. */
export async function stopApp({ process: app }: ServedApp): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return
  const gone = new Promise((resolve) => app.once('exit', resolve))
  app.kill('SIGTERM')
  await gone
}
