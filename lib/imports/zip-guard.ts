// Whether a zip file is what it says, before anything unpacks it: whole, and not a bomb.
import 'server-only'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { Refusal } from '@/lib/actions/refusal'

const MOST_ENTRIES = 500
/** What is read is held as one text per part, and no text is longer. */
const MOST_BYTES = 480 * 1024 * 1024
const MOST_SHARED = 128 * 1024 * 1024
/** A sheet packs to a twentieth; what packs to less than a three-hundredth holds nothing but weight. */
const HEAVIEST = 300
const LIGHT = 16 * 1024 * 1024

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const DEFLATED = 8

type Entry = { name: string; method: number; sum: number; packed: number; at: number }

/**
 * Refuses `import_broken` when the file is torn, a part is not what was packed, or the parts do not lie one behind the
 * other as its index says, and `import_too_heavy` when it would unpack to more than a list of clients can be. Every part
 * is unpacked once to nowhere, because what an index claims about sizes need not be true.
 */
export async function guardZip(path: string): Promise<void> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const { entries, indexAt } = await indexOf(file, size)
    let end = 0
    let total = 0
    for (const entry of entries.toSorted((a, b) => a.at - b.at)) {
      const start = await bodyOf(file, entry)
      // Between two parts there is room for a description of the first, and for nothing else.
      if (entry.at < end || entry.at > end + 24) throw new Refusal('import_broken')
      end = start + entry.packed
      total += await unpackedSize(path, entry, start, MOST_BYTES - total)
      if (total > LIGHT && total > size * HEAVIEST) throw new Refusal('import_too_heavy')
    }
    if (indexAt < end || indexAt > end + 24) throw new Refusal('import_broken')
  } finally {
    await file.close()
  }
}

async function indexOf(file: FileHandle, size: number): Promise<{ entries: Entry[]; indexAt: number }> {
  const tail = await bytesAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557))
  let end = tail.length - 22
  while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1
  if (end < 0) throw new Refusal('import_broken')
  const count = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  const indexAt = tail.readUInt32LE(end + 16)
  if (count > MOST_ENTRIES) throw new Refusal('import_too_heavy')
  if (indexAt + length > size || length > 1024 * 1024) throw new Refusal('import_broken')
  return { entries: entriesOf(await bytesAt(file, indexAt, length), count), indexAt }
}

function entriesOf(index: Buffer, count: number): Entry[] {
  const entries: Entry[] = []
  let at = 0
  for (let nth = 0; nth < count; nth++) {
    if (at + 46 > index.length || index.readUInt32LE(at) !== ENTRY) throw new Refusal('import_broken')
    const [name, extra, comment] = [28, 30, 32].map((offset) => index.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    entries.push({
      name: index.toString('utf8', at + 46, at + 46 + name),
      method: index.readUInt16LE(at + 10),
      sum: index.readUInt32LE(at + 16),
      packed: index.readUInt32LE(at + 20),
      at: index.readUInt32LE(at + 42),
    })
    at += 46 + name + extra + comment
  }
  return entries
}

async function bodyOf(file: FileHandle, { at }: Entry): Promise<number> {
  const head = await bytesAt(file, at, 30)
  if (head.length < 30 || head.readUInt32LE(0) !== LOCAL) throw new Refusal('import_broken')
  return at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
}

async function unpackedSize(path: string, entry: Entry, start: number, room: number): Promise<number> {
  if (entry.packed === 0 || entry.method !== DEFLATED) return entry.packed
  const most = entry.name.endsWith('sharedStrings.xml') ? Math.min(room, MOST_SHARED) : room
  const packed = createReadStream(path, { start, end: start + entry.packed - 1 })
  const inflate = createInflateRaw()
  packed.on('error', (error) => inflate.destroy(error))
  let size = 0
  let sum = 0
  try {
    for await (const piece of packed.pipe(inflate)) {
      size += (piece as Buffer).length
      sum = crc32(piece as Buffer, sum)
      if (size > most) throw new Refusal('import_too_heavy')
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('import_broken')
  } finally {
    packed.destroy()
  }
  // What ends before its place is over could hide another part behind it.
  if (inflate.bytesWritten !== entry.packed || sum !== entry.sum) throw new Refusal('import_broken')
  return size
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}
