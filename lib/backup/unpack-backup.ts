// Unpacks a backup beside the place where it is to be, and checks it to its last byte.
import 'server-only'
import { chown, mkdir, open, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { writeSettings } from '@/lib/db/cluster-settings'
import { isAlive } from '@/lib/db/data-folder'
import { canEnter, findPostgresBinaries, makePassable, type PostgresUser } from '@/lib/db/postgres-binaries'
import { type ArchiveEntry, readArchive, textOf } from './archive'
import { BackupTrouble, damaged } from './backup-trouble'
import { type ErasureNote, parseErasures } from './erasures'
import type { BackupFacts } from './make-backup'
import type { TableSums } from './table-sums'

export type Unpacked = {
  facts: BackupFacts
  tables: TableSums
  erasures: ErasureNote[]
  /** The folder in which secret, database and photos lie as they do in `.data`. */
  folder: string
}

/** What may lie in a folder into which a backup is restored: nothing of it is touched. */
const BYSTANDERS = new Set([
  'backup-places.txt',
  'backups',
  'demo',
  'demo-backups',
  'dev',
  'dev-backups',
  'erasures.txt',
])
const NAME = /^[\w.-]+(\/[\w.-]+)*$/

/** Throws BackupTrouble unless `folder` is empty, or not there. */
export async function checkEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error) => {
    if (error.code === 'ENOENT') return []
    if (error.code !== 'ENOTDIR') throw error
    throw new BackupTrouble(`${folder} is a file: name a folder with --to FOLDER.`)
  })
  const inTheWay = names.filter((name) => !BYSTANDERS.has(name) && !isScratch(name))
  if (inTheWay.length > 0)
    throw new BackupTrouble(
      `${folder} is not empty (${inTheWay.slice(0, 3).join(', ')}): a backup is never restored over something. Move it away, or name another folder with --to FOLDER.`,
    )
}

/** Unpacks `file` into a folder of its own within `folder`, which the caller moves or removes. */
export async function unpackBackup(
  file: string,
  passphrase: string | null,
  folder: string,
): Promise<Unpacked> {
  const { user } = await findPostgresBinaries()
  await makePassable(folder)
  if (!(await canEnter(folder, user)))
    throw new BackupTrouble(
      `The database runs as the user "postgres", who may not enter ${folder}: open the way to it (chmod o+x), or name another folder with --to FOLDER.`,
    )
  await clearScratch(folder)
  const scratch = path.join(folder, `restoring.by-${process.pid}`)
  await mkdir(scratch, { mode: 0o711 })
  try {
    return { folder: scratch, ...(await unpackInto(scratch, file, passphrase, user)) }
  } catch (error) {
    await rm(scratch, { recursive: true, force: true })
    throw error
  }
}

type Contents = { facts: BackupFacts; tables: TableSums; erasures: ErasureNote[] }

async function unpackInto(
  scratch: string,
  file: string,
  passphrase: string | null,
  user: PostgresUser,
): Promise<Contents> {
  const texts = new Map<string, string>()
  const folders = new Set<string>()
  const ownerOf = (name: string) => (/^[^/]+\/postgres(\/|$)/.test(name) ? user : {})
  const makeFolder = async (name: string) => {
    if (folders.has(name) || name === '.') return
    await makeFolder(path.posix.dirname(name))
    folders.add(name)
    // The folders above the database have to let its user through.
    const mode = name.includes('/') ? 0o700 : 0o711
    await mkdir(path.join(scratch, name), { mode })
    await own(path.join(scratch, name), ownerOf(name))
  }
  let facts: BackupFacts | undefined
  await readArchive(file, passphrase, async (entry) => {
    if (!facts) {
      facts = await factsFrom(entry, file)
      return
    }
    if (!NAME.test(entry.name) || !belongs(entry.name, facts.kind)) throw damaged(path.basename(file))
    if (entry.type === 'folder') return makeFolder(entry.name)
    if (TEXTS.includes(entry.name)) {
      texts.set(entry.name, await textOf(entry.bytes))
      return
    }
    await makeFolder(path.posix.dirname(entry.name))
    if (IS_SETTING.test(entry.name)) await passOver(entry.bytes)
    else await writeEntry(path.join(scratch, entry.name), entry, ownerOf(entry.name))
  })
  if (!facts) throw new BackupTrouble(`${path.basename(file)} is no backup of Foyer.`)
  if (facts.database === 'cluster')
    await writeSettings(path.join(scratch, facts.kind, 'postgres'), (place) => own(place, user))
  return {
    facts,
    tables: JSON.parse(texts.get('tables.json') ?? '{}'),
    erasures: parseErasures(texts.get('erasures.txt') ?? ''),
  }
}

const TEXTS = ['tables.json', 'erasures.txt']
/** By these a database can be told to run commands; Foyer’s own are laid there instead. */
const IS_SETTING = /^[^/]+\/postgres\/([^/]+\.(conf|signal)|postmaster\.[^/]+)$/

/** A backup is unpacked as root, where Foyer runs as root: nothing gets anywhere but where makeBackup puts it. */
function belongs(name: string, kind: string): boolean {
  const [top, within] = name.split('/')
  if (name.split('/').some((part) => /^\.+$/.test(part))) return false
  if (top !== kind) return name === 'secret' || TEXTS.includes(name)
  return within === undefined || ['postgres', 'photos', 'dump', 'password'].includes(within)
}

const printable = z.string().regex(/^\P{Cc}*$/u)
const factsSchema: z.ZodType<BackupFacts> = z.object({
  format: z.literal(1),
  kind: z.enum(['salon', 'demo', 'dev']),
  madeAt: z.iso.datetime(),
  database: z.enum(['cluster', 'dump']),
  migration: printable.nullable(),
  photos: z.enum(['here', 'bucket']),
  settings: z.record(z.string().regex(/^\w+$/), printable),
  log: z
    .string()
    .regex(/^[\w-]+$/)
    .nullable(),
})

/** The first entry says what kind of house the others are of. */
async function factsFrom(entry: ArchiveEntry, file: string): Promise<BackupFacts> {
  if (entry.type === 'folder' || entry.name !== 'backup.json')
    throw new BackupTrouble(`${path.basename(file)} is no backup of Foyer.`)
  const said: unknown = JSON.parse(await textOf(entry.bytes))
  const format = z.object({ format: z.number() }).safeParse(said).data?.format ?? 0
  if (format > 1)
    throw new BackupTrouble(
      `${path.basename(file)} was made by a newer Foyer: restore it with that one, or a later one.`,
    )
  const facts = factsSchema.safeParse(said)
  if (!facts.success) throw damaged(path.basename(file), facts.error)
  return facts.data
}

async function passOver(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of bytes);
}

async function writeEntry(
  place: string,
  { bytes }: Extract<ArchiveEntry, { type: 'file' }>,
  user: PostgresUser,
): Promise<void> {
  const file = await open(place, 'wx', 0o600)
  try {
    for await (const chunk of bytes) await file.write(chunk)
    // The database forces its own files to the disk when it recovers.
    if (user.uid === undefined) await file.sync()
  } finally {
    await file.close()
  }
  await own(place, user)
}

async function own(place: string, { uid, gid }: PostgresUser): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(place, uid, gid)
}

function isScratch(name: string): boolean {
  return /^restoring\.by-\d+$/.test(name)
}

/** What a restore that was cut off has left. */
async function clearScratch(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const maker = /^restoring\.by-(\d+)$/.exec(name)?.[1]
    if (!maker || isAlive(Number(maker))) continue
    await rm(path.join(folder, name), { recursive: true, force: true })
  }
}
