// A PostgreSQL of somebody else's is copied by its own programs, pg_dump and pg_restore, where they are installed.
import 'server-only'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Client } from 'pg'
import type { ArchiveWriter } from './archive'
import { BackupTrouble } from './backup-trouble'

/** One file in the archive holds so much: how long it all becomes is known only at the end. */
const PIECE = 4 * 1_048_576

/** Throws BackupTrouble where pg_dump is missing, or older than the server. */
export async function checkDumpProgram(client: Client): Promise<void> {
  const { rows } = await client.query<{ major: number }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS major`,
  )
  await checkProgram('pg_dump', rows[0]?.major ?? 0)
}

/** Puts a dump of `url`, as the exported `snapshot` sees it, into the archive, in pieces under `name`. */
export async function archiveDump(
  archive: ArchiveWriter,
  url: string,
  snapshot: string,
  name: string,
): Promise<void> {
  const flags = ['--format=custom', '--no-owner', '--no-privileges', '--compress=0']
  const child = run('pg_dump', url, [...flags, `--snapshot=${snapshot}`])
  child.stdin.end()
  const ended = endOf(child, 'pg_dump')
  ended.catch(() => undefined)
  let number = 0
  for await (const piece of inPieces(child.stdout))
    await archive.file(`${name}/${String(number++).padStart(8, '0')}`, piece.length, [piece])
  await ended
}

/** Reads a dump into the empty database `url`; `pieces` come in the order in which they were put in. */
export async function restoreDump(url: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  await checkProgram('pg_restore', 0)
  const flags = ['--no-owner', '--no-privileges', '--exit-on-error', '--single-transaction']
  const child = run('pg_restore', url, flags)
  child.stdout.resume()
  const ended = endOf(child, 'pg_restore')
  ended.catch(() => undefined)
  child.stdin.on('error', () => undefined)
  for await (const piece of pieces)
    if (!child.stdin.write(piece)) await Promise.race([once(child.stdin, 'drain'), ended])
  child.stdin.end()
  await ended
}

async function checkProgram(program: string, major: number): Promise<void> {
  const child = spawn(program, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  })
  if (code !== 0)
    throw new BackupTrouble(
      `The program ${program} is not installed here: install PostgreSQL's client programs, or back the database up with its own tools.`,
    )
  const own = Number(/(\d+)/.exec(said)?.[1])
  if (own < major)
    throw new BackupTrouble(
      `The program ${program} is of PostgreSQL ${own}, and the database of ${major}: install the client programs of ${major}.`,
    )
}

/** The password goes by the environment: what stands on a command line can be read by everybody on this computer. */
function run(program: string, url: string, flags: string[]) {
  const bare = new URL(url)
  const password = decodeURIComponent(bare.password)
  bare.password = ''
  bare.searchParams.delete('options')
  return spawn(program, [...flags, `--dbname=${bare}`], {
    stdio: 'pipe',
    env: { ...process.env, ...(password ? { PGPASSWORD: password } : {}) },
  })
}

async function endOf(child: ReturnType<typeof run>, program: string): Promise<void> {
  let said = ''
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2_000)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0)
    throw new BackupTrouble(
      `${program} could not do it: ${said.trim().split('\n')[0] || `it ended with ${code}`}`,
    )
}

async function* inPieces(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let length = 0
  for await (const chunk of bytes) {
    held.push(chunk)
    length += chunk.length
    if (length < PIECE) continue
    yield Buffer.concat(held)
    held = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(held)
}
