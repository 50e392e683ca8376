// A stream behind a passphrase: AES-256-GCM, chunk by chunk, so that neither a byte nor the end of it can be altered
// without being noticed, and so that no more than a chunk is ever in memory.
import 'server-only'
import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import { promisify } from 'node:util'
import { BackupTrouble, damaged, notWhole } from './backup-trouble'

const MAGIC = Buffer.from('FOYER-LOCKED-1\n')
const SALT = 16
const PREFIX = 7
const CHECK = 16
const HEAD = MAGIC.length + SALT + PREFIX + CHECK
const CHUNK = 65_536
const TAG = 16
/** 64 MB and some tenths of a second for every guess. */
const COST = { N: 65_536, r: 8, p: 1, maxmem: 128 * 1_048_576 }

const derive = promisify<string, Buffer, number, typeof COST, Buffer>(scrypt)

/** The bytes by which a locked file is known. */
export const lockedBeginning: Buffer = MAGIC

/** Locks what passes through it. */
export async function locking(passphrase: string): Promise<Transform> {
  const salt = ownSalt
  const prefix = randomBytes(PREFIX)
  const { key, check } = await keyFrom(passphrase, salt)
  return new Locking(key, Buffer.concat([MAGIC, salt, prefix, check]))
}

/**
 * Unlocks what passes through it; `name` stands in the sentences. Fails for another passphrase, for a changed byte
 * and for a missing end, and lets nothing out that it has not checked.
 */
export function unlocking(passphrase: string, name: string): Transform {
  return new Unlocking(passphrase, name)
}

/** One for as long as this process lives: the log is kept in many small files, and each key costs half a second. */
const ownSalt = randomBytes(SALT)

type Keys = { key: Buffer; check: Buffer }

const MOST_KNOWN = 8
const known = new Map<string, Promise<Keys>>()

function keyFrom(passphrase: string, salt: Buffer): Promise<Keys> {
  const name = `${salt.toString('hex')} ${passphrase}`
  const found = known.get(name)
  if (found) return found
  if (known.size >= MOST_KNOWN) known.clear()
  const made = derive(passphrase.normalize('NFC'), salt, 32 + CHECK, COST).then((bytes) => ({
    key: bytes.subarray(0, 32),
    check: bytes.subarray(32),
  }))
  known.set(name, made)
  return made
}

function nonce(head: Buffer, number: number, last: boolean): Buffer {
  const made = Buffer.alloc(12)
  head.copy(made, 0, MAGIC.length + SALT, MAGIC.length + SALT + PREFIX)
  made.writeUInt32BE(number, PREFIX)
  made[11] = last ? 1 : 0
  return made
}

/** Hands on full pieces of a fixed size as soon as more has come after them; the rest at the end. */
abstract class InPieces extends Transform {
  private held: Buffer[] = []
  private length = 0
  private number = 0

  protected constructor(private readonly size: number) {
    super()
  }

  protected abstract piece(bytes: Buffer, number: number, last: boolean): Buffer

  protected accept(bytes: Buffer): void {
    this.held.push(bytes)
    this.length += bytes.length
    if (this.length <= this.size) return
    let all = Buffer.concat(this.held)
    for (; all.length > this.size; all = all.subarray(this.size))
      this.push(this.piece(all.subarray(0, this.size), this.number++, false))
    this.held = [all]
    this.length = all.length
  }

  protected acceptLast(): void {
    this.push(this.piece(Buffer.concat(this.held), this.number, true))
  }
}

class Locking extends InPieces {
  private headed = false

  constructor(
    private readonly key: Buffer,
    private readonly head: Buffer,
  ) {
    super(CHUNK)
  }

  override _transform(bytes: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.writeHead()
    this.accept(bytes)
    done()
  }

  override _flush(done: TransformCallback): void {
    this.writeHead()
    this.acceptLast()
    done()
  }

  protected piece(bytes: Buffer, number: number, last: boolean): Buffer {
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce(this.head, number, last))
    cipher.setAAD(this.head)
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }

  private writeHead(): void {
    if (!this.headed) this.push(this.head)
    this.headed = true
  }
}

class Unlocking extends InPieces {
  private beginning: Buffer = Buffer.alloc(0)
  private head: Buffer | undefined
  private key: Buffer = Buffer.alloc(0)

  constructor(
    private readonly passphrase: string,
    private readonly file: string,
  ) {
    super(CHUNK + TAG)
  }

  override _transform(bytes: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.receive(bytes).then(() => done(), done)
  }

  override _flush(done: TransformCallback): void {
    try {
      if (!this.head) throw notWhole(this.file)
      this.acceptLast()
      done()
    } catch (error) {
      done(error instanceof Error ? error : damaged(this.file))
    }
  }

  protected piece(bytes: Buffer, number: number, last: boolean): Buffer {
    const plain = this.opened(bytes, number, last)
    if (plain) return plain
    if (last && bytes.length < TAG) throw notWhole(this.file)
    // A chunk that is whole and was followed by others: what followed has gone.
    throw last && this.opened(bytes, number, false) ? notWhole(this.file) : this.cut(bytes, last)
  }

  /** A chunk that ends early cannot be told from a changed one; that its end is missing is what usually happened. */
  private cut(bytes: Buffer, last: boolean): BackupTrouble {
    if (!last) return damaged(this.file)
    return new BackupTrouble(
      `${this.file} is damaged or not whole: ${bytes.length < CHUNK + TAG ? 'its end is' : 'what stands at its end is'} not what was written. Use an earlier backup.`,
    )
  }

  private opened(bytes: Buffer, number: number, last: boolean): Buffer | null {
    if (!this.head || bytes.length < TAG) return null
    const decipher = createDecipheriv('aes-256-gcm', this.key, nonce(this.head, number, last))
    decipher.setAAD(this.head)
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG))
    try {
      return Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - TAG)), decipher.final()])
    } catch {
      return null
    }
  }

  private async receive(bytes: Buffer): Promise<void> {
    if (this.head) return this.accept(bytes)
    this.beginning = Buffer.concat([this.beginning, bytes])
    if (this.beginning.length < HEAD) return
    const head = this.beginning.subarray(0, HEAD)
    const { key, check } = await keyFrom(this.passphrase, head.subarray(MAGIC.length, MAGIC.length + SALT))
    if (!timingSafeEqual(check, head.subarray(HEAD - CHECK)))
      throw new BackupTrouble(`The passphrase does not open ${this.file}: it was made with another one.`)
    this.key = key
    this.head = head
    this.accept(this.beginning.subarray(HEAD))
  }
}
