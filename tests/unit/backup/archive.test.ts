// One file that is whole or refused: every byte and its end are watched over, with a passphrase and without.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readArchive, textOf, writeArchive } from '@/lib/backup/archive'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-archive-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

/** Two chunks of a locked file and a bit, of bytes that cannot be compressed away. */
const noise = Buffer.from(
  Array.from({ length: 150_000 }, (_, index) => Math.floor(Math.sin(index) * 1e9) & 0xff),
)

async function write(passphrase: string | null): Promise<string> {
  const place = path.join(folder, 'backup')
  await writeArchive(place, passphrase, async ({ folder: folderIn, file, text }) => {
    await text('backup.json', '{"format":1}')
    await folderIn('salon/empty')
    await file('salon/noise', noise.length, [noise])
    await file('salon/shrunk', 10, [Buffer.from('short')])
    await file('salon/grown', 3, [Buffer.from('longer'), Buffer.from('still')])
  })
  return place
}

async function read(place: string, passphrase: string | null): Promise<Record<string, string>> {
  const held: Record<string, string> = {}
  await readArchive(place, passphrase, async (entry) => {
    held[entry.name] = entry.type === 'file' ? await textOf(entry.bytes) : entry.type
  })
  return held
}

describe.each([['with a passphrase', '雅座 and tea'] as const, ['without one', null] as const])(
  '%s',
  (_, passphrase) => {
    it('gives back what was put in, each file as long as was said', async () => {
      expect(await read(await write(passphrase), passphrase)).toEqual({
        'backup.json': '{"format":1}',
        'salon/empty': 'folder',
        'salon/noise': noise.toString('utf8'),
        'salon/shrunk': 'short\0\0\0\0\0',
        'salon/grown': 'lon',
      })
      expect(await readdir(folder)).toEqual(['backup'])
    })

    it('refuses a flipped byte wherever it is', async () => {
      const place = await write(passphrase)
      const whole = await readFile(place)
      const gzipSystem = 9
      for (let at = 0; at < whole.length; at += at < 54 ? 11 : 29_989) {
        if (!passphrase && (at === gzipSystem || at === gzipSystem - 1)) continue
        const bytes = Buffer.from(whole)
        bytes[at] = (bytes[at] ?? 0) ^ 1
        await writeFile(place, bytes)
        await expect(read(place, passphrase), `byte ${at}`).rejects.toThrow(/damaged|passphrase|not whole/)
      }
    })

    it('refuses one whose end is missing, wherever it was cut', async () => {
      const place = await write(passphrase)
      const whole = await readFile(place)
      for (let length = 0; length < whole.length; length += length < 54 ? 27 : 39_989) {
        await writeFile(place, whole.subarray(0, length))
        await expect(read(place, passphrase), `cut at ${length}`).rejects.toThrow(/not whole|no backup/)
      }
      await writeFile(place, whole.subarray(0, whole.length - 1))
      await expect(read(place, passphrase)).rejects.toThrow('not whole')
    })

    it('leaves nothing behind when what goes in cannot be read', async () => {
      const broken = async function* () {
        yield Buffer.from('a beginning')
        throw new Error('the disk does not answer')
      }
      const writing = writeArchive(path.join(folder, 'backup'), passphrase, ({ file }) =>
        file('a', 100, broken()),
      )
      await expect(writing).rejects.toThrow('the disk does not answer')
      expect(await readdir(folder)).toEqual([])
    })
  },
)

it('refuses another passphrase, and none, with a sentence', async () => {
  const place = await write('the right one')
  await expect(read(place, 'the wrong one')).rejects.toThrow('The passphrase does not open backup')
  await expect(read(place, null)).rejects.toThrow('backup is locked with a passphrase')
})

it('believes nothing that is not locked where there is a passphrase', async () => {
  await expect(read(await write(null), 'the right one')).rejects.toThrow('backup is not locked, although')
})

it('tells a full disk and a file that is not there', async () => {
  await expect(read(path.join(folder, 'nothing'), null)).rejects.toThrow('There is no file')
  await expect(read(folder, null)).rejects.toThrow('is not a file: name the backup itself')
  const gone = writeArchive(path.join(folder, 'gone', 'backup'), null, async () => undefined)
  await expect(gone).rejects.toThrow('ENOENT')
})

it('keeps no name and no word in the clear behind a passphrase', async () => {
  const bytes = await readFile(await write('the right one'))
  expect(bytes.includes('backup.json')).toBe(false)
  expect(bytes.includes(noise.subarray(0, 64))).toBe(false)
})

it('is held against the list at its end, whoever has packed it anew', async () => {
  const place = await write(null)
  const packed = gunzipSync(await readFile(place))
  const changed = Buffer.from(packed)
  const at = packed.indexOf('short')
  changed.write('shirt', at)
  await writeFile(place, gzipSync(changed))
  await expect(read(place, null)).rejects.toThrow('is damaged')
  const list = packed.indexOf('contents.json')
  await writeFile(place, gzipSync(Buffer.concat([packed.subarray(0, list), Buffer.alloc(1024)])))
  await expect(read(place, null)).rejects.toThrow('not whole')
})
