// Owns the folder that a database of our own lies in: where it really is, whom it belongs to, who looks after it.
import 'server-only'
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import {
  chmod,
  lchown,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { DatabaseTrouble } from './database-trouble'
import { canEnter, makePassable, type PostgresUser } from './postgres-binaries'

/**
 * The data normally lies in `folder`. When started as root in a checkout that other users may not enter
 * (/root, say), the user PostgreSQL runs as could not reach it: then it lies under /var/lib/foyer, and
 * `folder` remembers where.
 */
export async function placeFor(folder: string, user: PostgresUser): Promise<string> {
  await makePassable(folder)
  const pointer = path.join(folder, 'data-is-at')
  const remembered = await readFile(pointer, 'utf8').catch(() => null)
  if (remembered !== null) {
    const place = remembered.trim()
    if (await exists(place)) return place
    throw new DatabaseTrouble(
      `The data should be in ${place}, as ${pointer} says, but it is not there: put it back, or remove that file to begin anew.`,
    )
  }
  if (await canEnter(folder, user)) return folder
  if (await canEnter(path.dirname(folder), user)) {
    await chmod(folder, 0o711)
    return folder
  }
  const home = '/var/lib/foyer'
  await makePassable(home)
  if (!(await canEnter(home, user)))
    throw new DatabaseTrouble(
      `The user "postgres" may enter neither ${folder} nor ${home}: open one of them (chmod o+x), or start as another user.`,
    )
  const place = await mkdtemp(path.join(home, `${path.basename(folder)}-`))
  await chmod(place, 0o711)
  await writeFile(pointer, `${place}\n`)
  return place
}

export async function keptPassword(place: string): Promise<string> {
  const file = path.join(place, 'password')
  const kept = await readFile(file, 'utf8').catch(() => null)
  if (kept) return kept.trim()
  if (await exists(path.join(place, 'postgres')))
    throw new DatabaseTrouble(
      `The password of the database is missing: ${file} has to be restored from a backup.`,
    )
  const password = randomBytes(24).toString('base64url')
  await writeFile(file, `${password}\n`, { mode: 0o600 })
  return password
}

export async function clearHalfMade(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    const maker = /^(?:postgres|initial-password)\.by-(\d+)$/.exec(name)?.[1]
    if (maker && !isAlive(Number(maker))) await rm(path.join(place, name), { recursive: true, force: true })
  }
}

/**
 * Puts right what a copy with other tools has changed: whom the files belong to, who may read them, and the empty
 * folders that some leave out. Throws DatabaseTrouble, with the command that does it, where we may not.
 */
export async function healCluster(cluster: string, user: PostgresUser): Promise<void> {
  if (process.platform === 'win32') return
  const owner = { uid: user.uid ?? process.getuid?.() ?? 0, gid: user.gid ?? process.getgid?.() ?? 0 }
  await giveTo(cluster, owner)
  const { mode } = await stat(cluster)
  if ((mode & 0o077) !== 0) await chmod(cluster, 0o700)
  if (((await stat(cluster)).mode & 0o027) !== 0) throw new DatabaseTrouble(noOwners(cluster))
  for (const empty of OFTEN_EMPTY) {
    const made = await mkdir(path.join(cluster, empty), { recursive: true, mode: 0o700 })
    if (made) await giveTo(made, owner)
  }
}

const OFTEN_EMPTY = [
  'pg_commit_ts',
  'pg_dynshmem',
  'pg_logical/mappings',
  'pg_logical/snapshots',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat',
  'pg_stat_tmp',
  'pg_tblspc',
  'pg_twophase',
  'pg_wal/archive_status',
  'pg_wal/summaries',
]

type Owner = { uid: number; gid: number }

/** A copy belongs to whoever made it as a whole: the first few files tell. */
async function giveTo(folder: string, owner: Owner): Promise<void> {
  const names = await readdir(folder).catch((error) => {
    if (error.code === 'EACCES') throw new DatabaseTrouble(belongsToAnother(folder))
    throw error
  })
  const owners = await Promise.all(
    [folder, ...names.map((name) => path.join(folder, name))].map(async (file) => (await stat(file)).uid),
  )
  if (owners.every((uid) => uid === owner.uid)) return
  if (process.getuid?.() !== 0) throw new DatabaseTrouble(belongsToAnother(folder))
  try {
    for (const name of await readdir(folder, { recursive: true }))
      await lchown(path.join(folder, name), owner.uid, owner.gid)
    await lchown(folder, owner.uid, owner.gid)
  } catch (error) {
    throw new DatabaseTrouble(noOwners(folder), { cause: error })
  }
  if ((await stat(folder)).uid !== owner.uid) throw new DatabaseTrouble(noOwners(folder))
}

function belongsToAnother(folder: string): string {
  return `The data in ${folder} belong to another user: sudo chown -R "$(whoami)" "${path.dirname(folder)}"`
}

function noOwners(folder: string): string {
  return `The disk that ${folder} lies on keeps no owners of files, as memory sticks often do: copy the data to a disk of this computer and start from there.`
}

/** Whether PostgreSQL was stopped in order, as its control file says. */
export async function wasStoppedInOrder(cluster: string): Promise<boolean> {
  const file = await open(path.join(cluster, 'global', 'pg_control'))
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, STATE_AT)
    return [buffer.readUInt32LE(), buffer.readUInt32BE()].includes(SHUT_DOWN)
  } finally {
    await file.close()
  }
}

/** Where the state stands in pg_control since PostgreSQL 8, and what it is after a stop in order. */
const STATE_AT = 16
const SHUT_DOWN = 1

/** Writes down that this process looks after the database in `place`; the returned function takes it back. */
export async function signFolder(place: string): Promise<() => Promise<void>> {
  const file = keeperFile(place)
  await writeFile(file, `${process.pid} ${await beganAt(process.pid)}\n`, { mode: 0o600 })
  return () => rm(file, { force: true })
}

/** The process that looks after the database in `place`, or null when the one that did is gone. */
export async function findKeeper(place: string): Promise<number | null> {
  const [pid, ...began] = (await readFile(keeperFile(place), 'utf8').catch(() => '')).trim().split(' ')
  if (!pid || !isAlive(Number(pid))) return null
  return (await beganAt(Number(pid))) === began.join(' ') ? Number(pid) : null
}

function keeperFile(place: string): string {
  return path.join(place, 'kept-by')
}

/** Tells one process from a later one of the same number; empty where the system does not say. */
async function beganAt(pid: number): Promise<string> {
  const facts = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (facts !== null) return factsAfterName(facts)[19] ?? ''
  const told = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => null)
  return told?.stdout.trim().replace(/\s+/g, ' ') ?? ''
}

/**
 * Whether a process of this number lives, whoever it belongs to. One that has ended and that nobody has fetched, as
 * happens in a container whose first process expects no such thing, has a number still, and nothing else.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  try {
    return factsAfterName(readFileSync(`/proc/${pid}/stat`, 'utf8'))[0] !== 'Z'
  } catch {
    // No /proc, or it has ended just now: the next look tells.
    return true
  }
}

/** The facts of /proc/…/stat from the state on: a name before it may hold blanks and brackets. */
function factsAfterName(facts: string): string[] {
  return facts.slice(facts.lastIndexOf(')') + 2).split(' ')
}

const LOGS_KEPT = 3

/** The log of the last runs stays: what is asked afterwards is why the one before has ended. */
export async function makeRoomForLog(log: string): Promise<void> {
  for (let age = LOGS_KEPT; age > 0; age--) {
    const from = age === 1 ? log : `${log}.${age - 1}`
    await rename(from, `${log}.${age}`).catch((error) => {
      if (error.code !== 'ENOENT') throw error
    })
  }
}

/** Whether there is a file or folder of this name. */
export async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
