// A whole Foyer as a salon runs it, with whatever may happen to it.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { freePort } from '../setup/free-port'
import { makeQuickFolder } from '../setup/quick-folder'

export type Output = 'kept' | number

export type SalonProcess = {
  url: string
  folder: string
  launcher: ChildProcess
  /** Everything it has printed; empty where it prints elsewhere. */
  said: () => string
  /** Resolves once a line with these words has been printed. */
  says: (words: string) => Promise<void>
  /** The processes of this Foyer whose command line holds these words. */
  find: (words: string) => Promise<number[]>
  /** Resolves with the milliseconds until it answers, and is well. */
  untilWell: () => Promise<number>
  /** Asks it to end; resolves with its exit code when every process of it is gone. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

const PATIENCE = 120_000

/** An empty one that PostgreSQL’s own user may enter. */
export async function newFolder(): Promise<string> {
  const folder = path.join(makeQuickFolder('foyer-faults-'), 'data')
  await mkdir(folder, { mode: 0o711 })
  return folder
}

/** `npm start` without npm; it has its own process group, as at a terminal of its own. */
export async function startSalon(folder: string, output: Output = 'kept'): Promise<SalonProcess> {
  const port = await freePort()
  const to = output === 'kept' ? ('pipe' as const) : output
  const launcher = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...ownEnvironment(), FOYER_DATA: folder, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', to, to],
    detached: true,
  })
  let said = ''
  for (const stream of [launcher.stdout, launcher.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
    })
  const url = `http://127.0.0.1:${port}`
  const find = async (words: string) =>
    (await processesOf(folder)).filter(({ command }) => command.includes(words)).map(({ pid }) => pid)
  return {
    url,
    folder,
    launcher,
    said: () => said,
    says: (words) => until(() => said.includes(words) || over(launcher, said)),
    find,
    untilWell: async () => {
      const began = performance.now()
      await until(async () => (await isWell(url)) || over(launcher, said))
      return performance.now() - began
    },
    stop: async (signal = 'SIGTERM') => {
      const gone = new Promise<number | null>((resolve) => {
        if (launcher.exitCode !== null || launcher.signalCode !== null) resolve(launcher.exitCode)
        else launcher.once('exit', resolve)
      })
      launcher.kill(signal)
      const code = await gone
      await until(async () => (await processesOf(folder)).length === 0)
      return code
    },
  }
}

/** Ends what a failed test has left behind, and its folder; `before` that, when nobody uses it any more. */
export async function clearAway(
  folder: string,
  before: () => Promise<void> = async () => undefined,
): Promise<void> {
  for (const { pid } of await processesOf(folder)) kill(pid)
  await until(async () => (await processesOf(folder)).length === 0)
  await before()
  await rm(path.dirname(folder), { recursive: true, force: true })
}

export function kill(pid: number | undefined, signal: NodeJS.Signals = 'SIGKILL'): void {
  if (!pid) throw new Error('there is nobody to kill')
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

export async function isWell(url: string): Promise<boolean> {
  return fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) }).then(
    (answer) => answer.ok,
    () => false,
  )
}

/** Asked again and again until it is so; what never becomes so fails by itself. */
export async function until(is: () => unknown): Promise<void> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    if (await is()) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('it never came to pass')
}

function over(launcher: ChildProcess, said: string): false {
  if (launcher.exitCode === null && launcher.signalCode === null) return false
  throw new Error(`Foyer has ended: ${said.slice(-2_000)}`)
}

/** Of /proc: those that were started with this data folder, and the database that lies in it. */
async function processesOf(folder: string): Promise<{ pid: number; command: string }[]> {
  const found: { pid: number; command: string }[] = []
  for (const pid of (await readdir('/proc')).map(Number).filter((each) => each > 1 && each !== process.pid)) {
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ')
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
    if (command && (command.includes(folder) || environment.includes(`FOYER_DATA=${folder}\0`)))
      found.push({ pid, command })
  }
  return found
}

function ownEnvironment(): NodeJS.ProcessEnv {
  const env = { ...process.env }
  for (const name of [
    'DATABASE_URL',
    'NODE_ENV',
    'NODE_OPTIONS',
    'VITEST',
    'npm_lifecycle_event',
    'LD_PRELOAD',
  ])
    delete env[name]
  return env
}
