// Runs what package.json calls, as a person types it.
import { spawn } from 'node:child_process'

export type Ended = { code: number | null; said: string }

/** `scripts/<script>.mjs`, with nothing of this process that leads it to another house. */
export function runCommand(
  script: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<Ended> {
  const { DATABASE_URL: _, FOYER_BACKUPS: __, NODE_OPTIONS: ___, ...usual } = process.env
  const child = spawn(process.execPath, [`scripts/${script}.mjs`, ...args], {
    env: { ...usual, FOYER_LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said }))
  })
}
