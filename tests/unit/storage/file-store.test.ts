// The same contract for every storage: a folder of this computer and a bucket that speaks S3.
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FileStore } from '@/lib/storage/file-store'
import { folderStore } from '@/lib/storage/folder-store'
import { s3Store } from '@/lib/storage/s3-store'

let folder = ''
let server: S3rver
const stores: Record<'folder' | 'bucket', FileStore | undefined> = { folder: undefined, bucket: undefined }

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-store-'))
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: path.join(folder, 's3'),
    configureBuckets: [{ name: 'photos' }],
  })
  const { port } = await server.run()
  stores.folder = folderStore(path.join(folder, 'photos'))
  stores.bucket = s3Store({
    url: `http://127.0.0.1:${port}/photos`,
    keyId: 'S3RVER',
    secret: 'S3RVER',
    region: 'us-east-1',
  })
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const bytesOf = async (stream: ReadableStream<Uint8Array> | null) =>
  stream && Buffer.from(await new Response(stream).arrayBuffer()).toString('latin1')

const some = (text: string) => Buffer.from(text, 'latin1')

describe.each(['folder', 'bucket'] as const)('a %s', (kind) => {
  const store = () => {
    const found = stores[kind]
    if (!found) throw new Error('the store is not up')
    return found
  }

  it('gives back what was put, byte for byte, large ones too', async () => {
    const large = Buffer.alloc(3 * 1024 * 1024, 7)
    large.write('\xff\xd8\x00end', large.length - 6, 'latin1')
    await store().put('a/large', large, 'image/jpeg')
    expect(await bytesOf(await store().get('a/large'))).toBe(large.toString('latin1'))
  })

  it('puts over what was there, as a whole', async () => {
    await store().put('a/twice', some('the first, which is longer'), 'image/jpeg')
    await store().put('a/twice', some('second'), 'image/jpeg')
    expect(await bytesOf(await store().get('a/twice'))).toBe('second')
  })

  it('says null for what is not there, and after it was removed', async () => {
    expect(await store().get('a/never')).toBeNull()
    await store().put('a/gone', some('x'), 'image/jpeg')
    await store().remove('a/gone')
    expect(await store().get('a/gone')).toBeNull()
  })

  it('removes what is not there without a word', async () => {
    await expect(store().remove('a/never')).resolves.toBeUndefined()
    await expect(store().remove('nobody/was/here')).resolves.toBeUndefined()
  })

  it('takes no key that leads anywhere else', async () => {
    for (const key of ['../up', 'a/../b', '/root', 'a//b', 'A', 'a b', '', 'a\0']) {
      await expect(store().put(key, some('x'), 'image/jpeg')).rejects.toThrow(/key/)
      await expect(store().get(key)).rejects.toThrow(/key/)
      await expect(store().remove(key)).rejects.toThrow(/key/)
    }
  })

  it('keeps twenty that are put at once apart', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `many/file-${index}`)
    await Promise.all(names.map((name) => store().put(name, some(name), 'image/jpeg')))
    expect(await Promise.all(names.map(async (name) => bytesOf(await store().get(name))))).toEqual(names)
  })
})

describe('a folder', () => {
  it('lets nobody else read, and leaves no half-written file', async () => {
    await stores.folder?.put('alone/one', some('x'), 'image/jpeg')
    const inside = path.join(folder, 'photos', 'alone')
    expect(await readdir(inside)).toEqual(['one.file'])
    expect((await stat(path.join(inside, 'one.file'))).mode & 0o777).toBe(0o600)
    expect((await stat(inside)).mode & 0o777).toBe(0o700)
  })

  it('leaves nothing when it cannot write', async () => {
    await writeFile(path.join(folder, 'in-the-way'), '')
    const store = folderStore(path.join(folder, 'in-the-way'))
    await expect(store.put('a', some('x'), 'image/jpeg')).rejects.toThrow()
  })
})

describe('a bucket', () => {
  it('says so when it is not let in, and does not take no for "not there"', async () => {
    const { port } = new URL('http://127.0.0.1:1')
    const closed = s3Store({ url: `http://127.0.0.1:${port}/photos`, keyId: 'a', secret: 'b', region: 'x' })
    await expect(closed.get('a')).rejects.toThrow()
    await expect(closed.put('a', some('x'), 'image/jpeg')).rejects.toThrow()
  })
})
