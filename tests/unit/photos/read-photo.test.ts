// Whatever is sent becomes two plain pictures or one clear sentence.
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { LARGEST_PHOTO } from '@/lib/photos/photo-flow'
import { readPhoto, receivePhoto } from '@/lib/photos/read-photo'

const refused = (code: string) => expect.objectContaining({ name: 'Refusal', code })

const plain = (width = 640, height = 480) =>
  sharp({ create: { width, height, channels: 3, background: '#c89a86' } })

/** As a telephone writes it: lying on its side, with where and on what it was taken. */
const withPlace = (width = 640, height = 480) =>
  plain(width, height)
    .jpeg()
    .withExif({
      IFD0: { Make: 'Foyerphone', Model: 'Secret 9' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 49/1', GPSLongitudeRef: 'E' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()

/** A picture of these measures whose rows are all the same: it packs to almost nothing. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(data.length, 0)
    body.copy(out, 4)
    out.writeUInt32BE(crc(body), body.length + 4)
    return out
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 })
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

function streamOf(...pieces: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      const piece = pieces.shift()
      if (piece) controller.enqueue(piece)
      else controller.close()
    },
  })
}

describe('what is kept', () => {
  it('knows neither where nor on what it was taken, and stands upright', async () => {
    const sent = await withPlace()
    expect(sent.includes('Secret 9')).toBe(true)
    expect((await sharp(sent).metadata()).exif).toBeDefined()
    const { full, small, width, height } = await readPhoto(sent)
    expect([width, height]).toEqual([480, 640])
    for (const bytes of [full, small].map((each) => Buffer.from(each))) {
      const told = await sharp(bytes).metadata()
      expect(told.format).toBe('jpeg')
      expect([told.exif, told.icc, told.xmp, told.iptc, told.orientation]).toEqual(
        Array.from({ length: 5 }, () => undefined),
      )
      for (const word of ['Exif', 'GPS', 'Foyerphone', 'Secret 9', 'http:']) {
        expect(bytes.includes(word), word).toBe(false)
      }
    }
  })

  it('is at most 2000 points long, the small one 480, and never larger than what came', async () => {
    const large = await readPhoto(await plain(4_000, 3_000).jpeg().toBuffer())
    expect([large.width, large.height]).toEqual([2_000, 1_500])
    expect(await sharp(large.small).metadata()).toMatchObject({ width: 480, height: 360 })
    const ofAPhone = await readPhoto(await plain(12_000, 9_000).jpeg().toBuffer())
    expect([ofAPhone.width, ofAPhone.height]).toEqual([2_000, 1_500])
    const little = await readPhoto(await plain(300, 200).jpeg().toBuffer())
    expect([little.width, little.height]).toEqual([300, 200])
  })

  it.each([
    [
      'PNG with a see-through ground',
      () =>
        sharp({ create: { width: 60, height: 60, channels: 4, background: '#0000' } })
          .png()
          .toBuffer(),
    ],
    ['PNG of 16 bits', () => plain(60, 60).toColourspace('rgb16').png().toBuffer()],
    ['WebP', () => plain(60, 60).webp().toBuffer()],
    ['AVIF', () => plain(64, 64).avif().toBuffer()],
    ['JPEG for print', () => plain(60, 60).toColourspace('cmyk').jpeg().toBuffer()],
  ] as const)('is a JPEG in common colours, also of a %s', async (_, make) => {
    const { full } = await readPhoto(await make())
    expect(await sharp(full).metadata()).toMatchObject({ format: 'jpeg', space: 'srgb', channels: 3 })
  })
})

describe('what is not taken', () => {
  const script =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'

  it.each([
    ['an SVG with a script, whatever it is called', () => Buffer.from(script)],
    ['an SVG after a line of its own', () => Buffer.from(`<?xml version="1.0"?>\n${script}`)],
    ['a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj\n')],
    ['a GIF', () => plain(9, 9).gif().toBuffer()],
    ['a TIFF', () => plain(9, 9).tiff().toBuffer()],
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a table', () => Buffer.from('姓名,手机\n冯一诺,13812345678\n')],
    ['a film', () => Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42', 'latin1')],
  ] as const)('%s', async (_, make) => {
    await expect(readPhoto(await make())).rejects.toEqual(refused('photo_not_a_photo'))
  })

  it('a HEIC of an iPhone, with a sentence of its own', async () => {
    const head = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\x01\x2cmeta', 'latin1')
    await expect(readPhoto(head)).rejects.toEqual(refused('photo_heic'))
  })

  it('a picture that moves', async () => {
    const one = await plain(8, 8).png().toBuffer()
    const other = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    const frames = await sharp([one, other], { join: { animated: true } })
      .webp()
      .toBuffer()
    await expect(readPhoto(frames)).rejects.toEqual(refused('photo_moving'))
  })

  it('a bomb: a small file that would unpack to two thousand million points', async () => {
    const file = bomb(50_000, 40_000)
    expect(file.length).toBeLessThan(1_000_000)
    const before = process.memoryUsage().rss
    await expect(readPhoto(file)).rejects.toEqual(refused('photo_too_many_pixels'))
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  })

  it('a head that lies about its measures', async () => {
    const file = bomb(60, 60)
    file.writeUInt32BE(1_000_000_000, 16)
    await expect(readPhoto(file)).rejects.toMatchObject({ name: 'Refusal' })
  })

  it.each([
    ['a JPEG cut off in its middle', async () => (await noise().jpeg().toBuffer()).subarray(0, 9_000)],
    ['a PNG cut off in its middle', async () => (await noise().png().toBuffer()).subarray(0, 9_000)],
    ['a WebP cut off in its middle', async () => (await noise().webp().toBuffer()).subarray(0, 5_000)],
    ['a JPEG of a head alone', async () => Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF\0', 'latin1')],
    ['a script behind the head of a JPEG', async () => Buffer.from(`\xff\xd8\xff${script}`, 'latin1')],
  ] as const)('%s', async (_, make) => {
    await expect(readPhoto(await make())).rejects.toEqual(refused('photo_broken'))
  })
})

describe('taking it in', () => {
  it('refuses nothing at all', async () => {
    await expect(receivePhoto(streamOf())).rejects.toEqual(refused('photo_empty'))
  })

  it('stops a stream of 200 MB as soon as it is too large', async () => {
    const piece = new Uint8Array(1024 * 1024)
    let sent = 0
    let isCancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1
        if (sent > 200) controller.close()
        else controller.enqueue(piece)
      },
      cancel() {
        isCancelled = true
      },
    })
    await expect(receivePhoto(endless)).rejects.toEqual(refused('photo_too_large'))
    expect(isCancelled).toBe(true)
    expect(sent).toBeLessThan(LARGEST_PHOTO / piece.length + 4)
  })

  it('takes one of exactly 60 MB', async () => {
    const taken = await receivePhoto(streamOf(new Uint8Array(LARGEST_PHOTO - 1), new Uint8Array(1)))
    expect(taken.length).toBe(LARGEST_PHOTO)
  })
})

/** Something that does not pack to nothing. */
function noise() {
  return sharp({
    create: {
      width: 300,
      height: 300,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
}

describe('a picture that is one long row', () => {
  it.each([
    [60_000_000, 1],
    [1, 60_000_000],
    [20_001, 1],
    [20_000, 6_001],
  ])('of %i by %i is refused by its head alone', async (width, height) => {
    await expect(readPhoto(bomb(width, height))).rejects.toEqual(refused('photo_too_many_pixels'))
  })

  it('of twenty thousand is read', async () => {
    expect(await readPhoto(bomb(20_000, 20))).toMatchObject({ width: 2_000 })
  })
})
