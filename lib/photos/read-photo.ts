// From whatever was sent to two plain JPEG files: judged by its content, turned upright, made smaller, and rid of
// everything that is not the picture.
import 'server-only'
import sharp, { type ResizeOptions } from 'sharp'
import { Refusal } from '@/lib/actions/refusal'
import { LARGEST_PHOTO } from './photo-flow'

/** Longest side of what is kept, and of the one that lists show. */
const LONGEST_SIDE = 2_000
const SMALL_SIDE = 480
/** Phones take 48 to 108 million; what claims more is no photo, or not one that this house needs. */
const MOST_PIXELS = 120_000_000
/** One row of so many is unpacked as a whole, for many seconds, before anything can be refused. */
const MOST_PIXELS_A_SIDE = 20_000
const PATIENCE_SECONDS = 15
/** Pictures unpacked at the same moment: each may take half a gigabyte. */
const AT_ONCE = 2

export const PHOTO_TYPE = 'image/jpeg'

export type ReadPhoto = { full: Uint8Array; small: Uint8Array; width: number; height: number }

// Nothing of one guest stays in memory for the next.
sharp.cache(false)

/** Takes in a stream of at most 60 MB. Refuses `photo_empty`, and `photo_too_large` without waiting for the rest. */
export async function receivePhoto(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const reader = body.getReader()
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      size += piece.value.length
      if (size > LARGEST_PHOTO) throw new Refusal('photo_too_large')
      pieces.push(piece.value)
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
  if (size === 0) throw new Refusal('photo_empty')
  return Buffer.concat(pieces)
}

/**
 * Reads JPEG, PNG, WebP and AVIF. Refuses `photo_not_a_photo` (whatever it is called), `photo_heic`, `photo_moving`,
 * `photo_too_many_pixels` before anything is unpacked, `photo_broken`, and `photo_too_slow` after fifteen seconds.
 */
export async function readPhoto(bytes: Uint8Array): Promise<ReadPhoto> {
  const kind = kindOf(bytes)
  if (kind === 'heic') throw new Refusal('photo_heic')
  if (kind === 'other') throw new Refusal('photo_not_a_photo')
  await checkHead(bytes)
  return inTurn(() => redraw(bytes))
}

type Kind = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic' | 'other'

/** By its first bytes; what it is called says nothing. */
function kindOf(bytes: Uint8Array): Kind {
  const head = Buffer.from(bytes.subarray(0, 64))
  const text = head.toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp'
  if (text.slice(4, 8) !== 'ftyp') return 'other'
  const brands = text.slice(8, Math.min(64, head.readUInt32BE(0)))
  if (/avi[fs]/.test(brands)) return 'avif'
  return /hei[cxms]|hev[cxms]|m[is]f1/.test(brands) ? 'heic' : 'other'
}

/** How large it says it is: read without unpacking it. */
async function checkHead(bytes: Uint8Array): Promise<void> {
  const head = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null)
  if (!head?.width || !head.height) throw new Refusal('photo_broken')
  if ((head.pages ?? 1) > 1) throw new Refusal('photo_moving')
  const isTooLong = Math.max(head.width, head.height) > MOST_PIXELS_A_SIDE
  if (isTooLong || head.width * head.height > MOST_PIXELS) throw new Refusal('photo_too_many_pixels')
}

/** Decoded by libvips in threads of its own; whoever types meanwhile notices nothing. */
async function redraw(bytes: Uint8Array): Promise<ReadPhoto> {
  try {
    const full = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize(fitting(LONGEST_SIDE))
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 86 })
      .timeout({ seconds: PATIENCE_SECONDS })
      .toBuffer({ resolveWithObject: true })
    const small = await sharp(full.data).resize(fitting(SMALL_SIDE)).jpeg({ quality: 78 }).toBuffer()
    return { full: full.data, small, width: full.info.width, height: full.info.height }
  } catch (error) {
    throw new Refusal(String(error).includes('timeout') ? 'photo_too_slow' : 'photo_broken')
  }
}

function fitting(side: number): ResizeOptions {
  return { width: side, height: side, fit: 'inside', withoutEnlargement: true }
}

let underWay = 0
const waiting: (() => void)[] = []

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (underWay >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else underWay += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else underWay -= 1
  }
}
