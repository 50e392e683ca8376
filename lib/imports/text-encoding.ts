// In which encoding a text file was written, told by its bytes alone.
import 'server-only'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Refusal } from '@/lib/actions/refusal'
import type { TextEncoding } from './import-flow'
import { plausibility } from './text-plausibility'

/** What a text that is no UTF-8 may be, and what the salons of some countries' own computers wrote. */
const CANDIDATES: readonly TextEncoding[] = [
  'gb18030',
  'big5',
  'shift_jis',
  'euc-kr',
  'windows-1252',
  'windows-1250',
  'macintosh',
]
const HOME: Readonly<Record<string, TextEncoding>> = {
  CN: 'gb18030',
  SG: 'gb18030',
  HK: 'big5',
  TW: 'big5',
  MO: 'big5',
  JP: 'shift_jis',
  KR: 'euc-kr',
  ...Object.fromEntries(
    ['PL', 'CZ', 'SK', 'HU', 'SI', 'HR', 'RO'].map((country) => [country, 'windows-1250' as const]),
  ),
}
const HOME_COUNTS = 0.1
/** Where nothing speaks for the East, most texts of the West are of this kind. */
const WEST_COUNTS = 0.08
/** Below it nobody can have written this; and two readings that differ by less are equally good. */
const PLAUSIBLE = 0.68
const EQUAL = 0.06
/** Of the lines that hold more than ASCII. */
const SAMPLE = 128 * 1024

/**
 * UTF-8 or UTF-16 by its mark, else UTF-8 when every byte of the file holds to it, else the encoding in which it reads
 * most like words. The manager's own word goes before all of that. Refuses `import_encoding` when no reading is good
 * enough or two are equally good: then she is asked; and `import_not_a_table` for what is no text.
 */
export async function encodingOf(
  path: string,
  { country, encoding: told }: EncodingWish,
): Promise<TextEncoding> {
  const encoding = told ?? (await markOf(path)) ?? (await unmarkedEncoding(path, country))
  if (!(await isClean(path, encoding))) throw new Refusal('import_encoding')
  return encoding
}

type EncodingWish = { country: string; encoding?: TextEncoding | undefined }

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

async function unmarkedEncoding(path: string, country: string): Promise<TextEncoding> {
  if (await holds(path, 'utf-8')) return 'utf-8'
  const sample = await beyondAscii(path)
  if (isTornUtf8(sample)) throw new Refusal('import_encoding')
  const readings = CANDIDATES.flatMap((encoding) => readingOf(sample, encoding, country)).toSorted(
    (a, b) => b.score - a.score,
  )
  const [best, ...others] = readings
  if (!best || best.score < PLAUSIBLE) throw new Refusal('import_encoding')
  const rival = others.find(({ text, score }) => text !== best.text && best.score - score < EQUAL)
  if (rival) throw new Refusal('import_encoding')
  return best.encoding
}

type Reading = { encoding: TextEncoding; text: string; score: number }

function readingOf(sample: Buffer, encoding: TextEncoding, country: string): Reading[] {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true })
    // At one go Node takes Windows-1252 for Latin-1, and the euro sign for a control character.
    const text = decoder.decode(sample, { stream: true }) + decoder.decode()
    if (LOST.test(text) || /\p{Private_Use}/u.test(text)) return []
    const home = HOME[country] ?? 'windows-1252'
    const west = encoding === 'windows-1252' && home !== 'windows-1250' ? WEST_COUNTS : 0
    return [{ encoding, text, score: plausibility(text) + (encoding === home ? HOME_COUNTS : west) }]
  } catch {
    return []
  }
}

/** The lines that tell anything. In none of the encodings is a line break the half of a character. */
async function beyondAscii(path: string): Promise<Buffer> {
  const lines: Buffer[] = []
  let size = 0
  let rest = Buffer.alloc(0)
  const keep = (line: Buffer) => {
    if (line.includes(0)) throw new Refusal('import_not_a_table')
    if (line.every((byte) => byte < 0x80)) return
    lines.push(line)
    size += line.length
  }
  for await (const bytes of createReadStream(path)) {
    const whole = Buffer.concat([rest, bytes as Buffer])
    const end = whole.lastIndexOf(0x0a) + 1
    for (let at = 0; at < end; ) {
      const next = whole.indexOf(0x0a, at) + 1
      keep(whole.subarray(at, next))
      at = next
    }
    rest = Buffer.from(whole.subarray(end))
    if (size >= SAMPLE || rest.length > SAMPLE) break
  }
  if (size < SAMPLE) keep(rest)
  return Buffer.concat(lines)
}

/** Mostly whole characters of UTF-8 and some halves: a file that was cut or mended, and no other encoding. */
function isTornUtf8(sample: Buffer): boolean {
  const signs = Array.from(new TextDecoder('utf-8').decode(sample)).filter((sign) => sign > '\u007f')
  const lost = signs.filter((sign) => sign === '\uFFFD').length
  return signs.length - lost > lost * 4
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

/** Control characters and those that stand for lost ones: it was read wrongly, or is no text. */
const LOST =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0001-\u0008\u000E-\u001F\u0080-\u0084\u0086-\u009F\uFFFD]/

async function isClean(path: string, encoding: TextEncoding): Promise<boolean> {
  for await (const text of textOf(path, encoding)) {
    if (text.includes('\0')) throw new Refusal('import_not_a_table')
    if (LOST.test(text)) return false
  }
  return true
}
