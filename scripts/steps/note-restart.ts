// Owns the list of restarts that lies beside the data: the manager's screen tells the last of them.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

export type Restart = { at: string; what: 'app' | 'database' | 'all'; why: string }

const KEPT = 20

/** Where they are noted. */
export function restartsFile(folder: string): string {
  return path.join(folder, 'restarts.json')
}

/** Adds to `restarts.json` in `folder`; a list that cannot be written is no reason not to serve. */
export async function noteRestart(folder: string, restart: Restart): Promise<void> {
  const file = restartsFile(folder)
  const before = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Restart[],
    () => [],
  )
  const text = JSON.stringify([...before, restart].slice(-KEPT))
  await mkdir(folder, { recursive: true })
    .then(() => writeFile(`${file}.new`, text, { mode: 0o600 }))
    .then(() => rename(`${file}.new`, file))
    .catch((error: Error) => console.error(`The restart could not be noted: ${error.message}`))
}
