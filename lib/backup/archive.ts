// Owns the one file that a backup is: a tar of everything, compressed, locked when there is a passphrase, with a list
// of what it holds at its end. Without that list it is not whole.
import 'server-only'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import tar from 'tar-stream'
import { BackupTrouble, damaged, notLocked, notWhole } from './backup-trouble'
import { lockedBeginning, locking, unlocking } from './locked-stream'

/** One file of an archive, as the list at the end has it. */
type Listed = { name: string; size: number; sha256: string }

type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

export type ArchiveWriter = {
  folder: (name: string) => Promise<void>
  /** Of exactly `size` bytes: what comes beyond is left out, what lacks is filled with zeros. */
  file: (name: string, size: number, bytes: Bytes) => Promise<void>
  text: (name: string, text: string) => Promise<void>
}

export type ArchiveEntry =
  | { type: 'folder'; name: string }
  | { type: 'file'; name: string; bytes: AsyncIterable<Uint8Array> }

const LIST = 'contents.json'
/** Beyond this, compressing costs more time than it saves room. */
const LEVEL = 4
/** gzip's checksum does not cover its first bytes; ours always begins so. */
const GZIP = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])
const ZEROS = Buffer.alloc(65_536)

/**
 * Writes `place` through `fill`: under another name until it is on the disk, so that a backup that bears its name is
 * whole. Returns its size.
 */
export async function writeArchive(
  place: string,
  passphrase: string | null,
  fill: (archive: ArchiveWriter) => Promise<void>,
): Promise<number> {
  const beside = `${place}.${process.pid}.part`
  try {
    const pack = tar.pack()
    const stages = [createGzip({ level: LEVEL }), ...(passphrase ? [await locking(passphrase)] : [])]
    const file = createWriteStream(beside, { flags: 'wx', mode: 0o600, flush: true })
    const written = pipeline([Readable.from(pack), ...stages, file])
    // Whichever of the two fails ends the other, and its own reason is the one to tell.
    let reason: unknown
    const failed = (error: Error) => {
      reason ??= error
      pack.destroy(error)
    }
    await Promise.all([written.catch(failed), fillAndList(pack, fill).catch(failed)])
    if (reason) throw reason
    const { size } = await stat(beside)
    await rename(beside, place)
    await settle(path.dirname(place))
    return size
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/**
 * Reads `place` entry by entry, each of which has to be consumed, and checks them against the list at the end. What
 * was taken counts only when this has returned.
 */
export async function readArchive(
  place: string,
  passphrase: string | null,
  take: (entry: ArchiveEntry) => Promise<void>,
): Promise<void> {
  const name = path.basename(place)
  const stages = await stagesFor(place, passphrase)
  const extract = tar.extract()
  let reason: unknown
  const failed = (error: unknown) => {
    reason ??= error
  }
  const read = pipeline([createReadStream(place), ...stages, extract as unknown as NodeJS.WritableStream])
  const taken = takeAll(extract, take)
  await Promise.all([read.catch(failed), taken.catch(failed)])
  if (reason) throw sentenceFor(reason, name)
  const { list, found } = await taken
  if (!list) throw notWhole(name)
  const same = list.length === found.size && list.every((each) => isSame(each, found.get(each.name)))
  if (!same) throw damaged(name)
}

/** The longest text in a backup is the list of its files. */
const LONGEST_TEXT = 64 * 1024 * 1024

/** Everything a stream says, as text; a SyntaxError beyond LONGEST_TEXT bytes. */
export async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > LONGEST_TEXT) throw new SyntaxError('a text that is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** A new name is on the disk only once its folder was told to be; a stick may not know how. */
export async function settle(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

async function fillAndList(pack: tar.Pack, fill: (archive: ArchiveWriter) => Promise<void>): Promise<void> {
  const list: Listed[] = []
  const add = async (header: tar.Headers, bytes: Bytes) => {
    const size = header.size ?? 0
    const hash = createHash('sha256')
    await addEntry(pack, header, hashed(ofExactly(size, bytes), hash))
    list.push({ name: header.name, size, sha256: hash.digest('hex') })
  }
  const text = (name: string, said: string) => {
    const bytes = Buffer.from(said)
    return add({ name, size: bytes.length, mode: 0o600 }, [bytes])
  }
  await fill({
    folder: (name) => addEntry(pack, { name, type: 'directory', mode: 0o700 }, []),
    file: (name, size, bytes) => add({ name, size, mode: 0o600 }, bytes),
    text,
  })
  const said = Buffer.from(JSON.stringify(list))
  await addEntry(pack, { name: LIST, size: said.length, mode: 0o600 }, [said])
  pack.finalize()
}

async function addEntry(pack: tar.Pack, header: tar.Headers, bytes: Bytes): Promise<void> {
  let sink: NodeJS.WritableStream | undefined
  const ended = new Promise<void>((resolve, reject) => {
    sink = pack.entry(header, (error) =>
      error ? reject(error) : resolve(),
    ) as unknown as NodeJS.WritableStream
    sink.on('error', reject)
  })
  ended.catch(() => undefined)
  for await (const chunk of bytes) {
    if (sink?.write(chunk)) continue
    await Promise.race([new Promise((resolve) => sink?.once('drain', resolve)), ended])
  }
  sink?.end()
  await ended
}

async function* hashed(bytes: Bytes, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
}

/** A file of a living database may have grown or shrunk since it was asked how long it is. */
async function* ofExactly(size: number, bytes: Bytes): AsyncGenerator<Uint8Array> {
  let left = size
  for await (const chunk of bytes) {
    if (left === 0) break
    const piece = chunk.subarray(0, left)
    left -= piece.length
    yield piece
  }
  for (; left > 0; left -= Math.min(left, ZEROS.length)) yield ZEROS.subarray(0, left)
}

async function stagesFor(place: string, passphrase: string | null) {
  const name = path.basename(place)
  const beginning = await beginningOf(place)
  if (beginning.length === 0) throw notWhole(name)
  if (beginning.equals(lockedBeginning)) {
    if (passphrase) return [unlocking(passphrase, name), createGunzip()]
    throw new BackupTrouble(
      `${name} is locked with a passphrase: set FOYER_BACKUP_PASSPHRASE to the one it was made with.`,
    )
  }
  if (beginning.subarray(0, GZIP.length).equals(GZIP)) {
    // Whoever can write to the stick could lay anything there: behind a passphrase, only what it has locked is believed.
    if (passphrase) throw notLocked(name)
    return [createGunzip()]
  }
  throw new BackupTrouble(`${name} is no backup of Foyer, or it is damaged.`)
}

async function beginningOf(place: string): Promise<Buffer> {
  const file = await open(place).catch((error) => {
    if (error.code !== 'ENOENT') throw error
    throw new BackupTrouble(`There is no file ${place}.`)
  })
  try {
    if (!(await file.stat()).isFile())
      throw new BackupTrouble(`${place} is not a file: name the backup itself.`)
    const bytes = Buffer.alloc(lockedBeginning.length)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

type Taken = { list: Listed[] | undefined; found: Map<string, Listed> }

async function takeAll(extract: tar.Extract, take: (entry: ArchiveEntry) => Promise<void>): Promise<Taken> {
  const found = new Map<string, Listed>()
  let list: Listed[] | undefined
  for await (const entry of extract) {
    const { name, type } = entry.header
    if (type === 'directory') {
      entry.resume()
      await take({ type: 'folder', name: name.replace(/\/$/, '') })
    } else if (type !== 'file') throw new SyntaxError(`an entry of the kind ${type}`)
    else if (name === LIST) list = JSON.parse(await textOf(entry))
    else {
      const hash = createHash('sha256')
      let size = 0
      const bytes = async function* () {
        for await (const chunk of entry as AsyncIterable<Uint8Array>) {
          hash.update(chunk)
          size += chunk.length
          yield chunk
        }
      }
      await take({ type: 'file', name, bytes: bytes() })
      found.set(name, { name, size, sha256: hash.digest('hex') })
    }
  }
  return { list, found }
}

function isSame(listed: Listed, found: Listed | undefined): boolean {
  return found !== undefined && listed.size === found.size && listed.sha256 === found.sha256
}

function sentenceFor(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'Z_BUF_ERROR') return notWhole(name)
  if (/^Z_/.test(code) || error instanceof SyntaxError) return damaged(name, error)
  if (error instanceof Error && /Invalid tar header|Unexpected end of data/.test(error.message))
    return damaged(name, error)
  return error
}
