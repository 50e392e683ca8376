// The log of the database, kept piece by piece on another disk: what a backup lacks of what was written after it.
import 'server-only'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { settle } from './archive'
import { notLocked } from './backup-trouble'
import { locking, unlocking } from './locked-stream'

/** Where in the log of which house a piece begins and ends. Positions are bytes since the log began. */
export type LogPiece = { place: string; from: bigint; to: bigint; keptAt: Date }

const PIECE = /^([0-9a-f]{16})-([0-9a-f]{16})\.wal\.gz(\.locked)?$/
const READ = 262_144

/** The folder of the pieces of one house; each restored house begins one of its own. */
export function logFolder(backups: string, lineage: string): string {
  return path.join(/* turbopackIgnore: true */ backups, 'log', lineage)
}

/** Keeps the bytes from `from` to `to` of the log in `wal`; on the disk when it returns. */
export async function keepPiece(
  folder: string,
  wal: Wal,
  { from, to }: { from: bigint; to: bigint },
  passphrase: string | null,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = `${hex(from)}-${hex(to)}.wal.gz${passphrase ? '.locked' : ''}`
  const place = path.join(/* turbopackIgnore: true */ folder, name)
  const beside = `${place}.${process.pid}.part`
  const stages = [createGzip({ level: 4 }), ...(passphrase ? [await locking(passphrase)] : [])]
  try {
    const file = createWriteStream(beside, { mode: 0o600, flush: true })
    await pipeline([Readable.from(bytesOf(wal, from, to)), ...stages, file])
    await rename(beside, place)
    await settle(folder)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/** The pieces that follow one another without a gap from `from` on, in order. */
export async function piecesFrom(folder: string, from: bigint): Promise<LogPiece[]> {
  const chain: LogPiece[] = []
  let at = from
  for (const piece of await allPieces(folder)) {
    if (piece.to <= at) continue
    if (piece.from > at) break
    chain.push(piece)
    at = piece.to
  }
  return chain
}

/**
 * Writes the pieces into the files of the log in `wal`, from the position `from` on; what comes after is zeros. Stops at
 * a piece that is damaged, and returns the last one that was whole.
 */
export async function layOut(
  pieces: readonly LogPiece[],
  from: bigint,
  wal: Wal,
  passphrase: string | null,
): Promise<LogPiece | null> {
  let last: LogPiece | null = null
  for (const piece of pieces) {
    const begin = last?.to ?? from
    const whole = await layOutOne(piece, begin, wal, passphrase).then(
      () => true,
      () => false,
    )
    if (!whole) return last
    last = piece
  }
  return last
}

async function layOutOne(piece: LogPiece, from: bigint, wal: Wal, passphrase: string | null): Promise<void> {
  const isLocked = piece.place.endsWith('.locked')
  if (passphrase && !isLocked) throw notLocked(path.basename(piece.place))
  const stages = isLocked
    ? [unlocking(passphrase ?? '', path.basename(piece.place)), createGunzip()]
    : [createGunzip()]
  let position = piece.from
  const lay = async (chunk: Buffer) => {
    const begin = position > from ? position : from
    const fresh = chunk.subarray(Number(begin - position))
    if (fresh.length > 0) await writeAt(wal, begin, fresh)
    position += BigInt(chunk.length)
  }
  const laying = new Writable({
    write: (chunk, _, done) => void lay(chunk).then(() => done(), done),
  })
  await pipeline([createReadStream(piece.place), ...stages, laying])
}

/** Takes away what no backup needs any more: everything older than `needed`, in every house. */
export async function dropOldPieces(backups: string, needed: Date): Promise<void> {
  const root = path.join(backups, 'log')
  for (const lineage of await readdir(root).catch(() => [])) {
    for (const { place, keptAt } of await allPieces(path.join(root, lineage)))
      if (keptAt < needed) await rm(place, { force: true })
  }
}

/** The files of a log: their folder, the first letters of their names, and how long each is. */
export type Wal = { folder: string; timeline: string; segment: number }

/** The name of the file in which `position` is. */
function fileOf({ folder, timeline, segment }: Wal, position: bigint): string {
  const number = position / BigInt(segment)
  const perHigh = 0x1_0000_0000n / BigInt(segment)
  const half = (value: bigint) => value.toString(16).toUpperCase().padStart(8, '0')
  return path.join(
    /* turbopackIgnore: true */ folder,
    `${timeline}${half(number / perHigh)}${half(number % perHigh)}`,
  )
}

/** The position at which the file of this name ends. */
export function endOfFile(name: string, segment: number): bigint {
  const perHigh = 0x1_0000_0000n / BigInt(segment)
  const number = BigInt(`0x${name.slice(8, 16)}`) * perHigh + BigInt(`0x${name.slice(16, 24)}`)
  return (number + 1n) * BigInt(segment)
}

/** PostgreSQL's own way of writing a position, such as 0/1A2B3C. */
export function parsePosition(lsn: string): bigint {
  const [high = '0', low = '0'] = lsn.split('/')
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`)
}

export function formatPosition(position: bigint): string {
  return `${(position >> 32n).toString(16)}/${(position & 0xffff_ffffn).toString(16)}`
}

async function* bytesOf(wal: Wal, from: bigint, to: bigint): AsyncGenerator<Buffer> {
  for (let at = from; at < to; ) {
    const offset = Number(at % BigInt(wal.segment))
    const wanted = Math.min(READ, wal.segment - offset, Number(to - at))
    const file = await open(fileOf(wal, at))
    try {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(wanted), 0, wanted, offset)
      if (bytesRead === 0) throw new Error('a file of the log is shorter than it says')
      yield buffer.subarray(0, bytesRead)
      at += BigInt(bytesRead)
    } finally {
      await file.close()
    }
  }
}

async function writeAt(wal: Wal, position: bigint, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const at = position + BigInt(done)
    const offset = Number(at % BigInt(wal.segment))
    const length = Math.min(bytes.length - done, wal.segment - offset)
    const file = await open(fileOf(wal, at), offset === 0 ? 'w' : 'r+', 0o600)
    try {
      if (offset === 0) await file.truncate(wal.segment)
      await file.write(bytes, done, length, offset)
    } finally {
      await file.close()
    }
    done += length
  }
}

/** By where they begin, the longest first. */
async function allPieces(folder: string): Promise<LogPiece[]> {
  const names = await readdir(folder).catch(() => [])
  const pieces = await Promise.all(
    names.map(async (name) => {
      const [, from, to] = PIECE.exec(name) ?? []
      if (!from || !to) return null
      const place = path.join(folder, name)
      return { place, from: BigInt(`0x${from}`), to: BigInt(`0x${to}`), keptAt: (await stat(place)).mtime }
    }),
  )
  return pieces
    .filter((piece) => piece !== null)
    .sort((one, other) => Number(one.from - other.from) || Number(other.to - one.to))
}

function hex(position: bigint): string {
  return position.toString(16).padStart(16, '0')
}
