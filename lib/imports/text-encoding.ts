// In which encoding a text file was written, told by its bytes alone.
import 'server-only'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Refusal } from '@/lib/actions/refusal'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252'

/** Of what is not UTF-8: pairs of high bytes are Chinese; a high byte before a plain letter is an accent. */
const CHINESE_SHARE = 0.6

/**
 * UTF-8 or UTF-16 by its mark, else UTF-8 when every byte of the file holds to it, else GB18030 (which includes GBK)
 * or Windows-1252 by how the high bytes stand. Refuses `import_encoding` when none of them fits, and
 * `import_not_a_table` for what is no text.
 */
export async function encodingOf(path: string): Promise<TextEncoding> {
  const marked = await markOf(path)
  const encoding = marked ?? (await unmarkedEncoding(path))
  if (!(await isClean(path, encoding))) throw new Refusal('import_encoding')
  return encoding
}

/** The text of the file, piece by piece. Its mark is not part of it. */
export async function* textOf(path: string, encoding: TextEncoding, strict = false): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: strict })
  for await (const bytes of createReadStream(path)) yield decoder.decode(bytes as Buffer, { stream: true })
  yield decoder.decode()
}

async function markOf(path: string): Promise<TextEncoding | null> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(3), 0, 3, 0)
    const start = buffer.subarray(0, bytesRead).toString('hex')
    if (start.startsWith('efbbbf')) return 'utf-8'
    if (start.startsWith('fffe')) return 'utf-16le'
    return start.startsWith('feff') ? 'utf-16be' : null
  } finally {
    await file.close()
  }
}

async function unmarkedEncoding(path: string): Promise<TextEncoding> {
  if (await holds(path, 'utf-8')) return 'utf-8'
  let high = 0
  let pairs = 0
  let previous = 0
  for await (const bytes of createReadStream(path)) {
    for (const byte of bytes as Buffer) {
      if (byte === 0) throw new Refusal('import_not_a_table')
      if (previous >= 0x80) {
        high += 1
        if (byte >= 0x80) pairs += 1
        previous = 0
      } else previous = byte
    }
  }
  if (pairs < high * CHINESE_SHARE) return 'windows-1252'
  if (await holds(path, 'gb18030')) return 'gb18030'
  throw new Refusal('import_encoding')
}

async function holds(path: string, encoding: TextEncoding): Promise<boolean> {
  try {
    for await (const _ of textOf(path, encoding, true));
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** Control characters and characters that stand for lost ones are a sign that it was read wrongly, or is no text. */
async function isClean(path: string, encoding: TextEncoding): Promise<boolean> {
  for await (const text of textOf(path, encoding)) {
    if (text.includes('\0')) throw new Refusal('import_not_a_table')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    if (/[\u0001-\u0008\u000E-\u001F\u0080-\u0084\u0086-\u009F\uFFFD]/.test(text)) return false
  }
  return true
}
