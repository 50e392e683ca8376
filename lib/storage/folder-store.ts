// Files in a folder of this computer: written beside their place, then moved into it, so that none is ever half there.
import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { checkKey, type FileStore } from './file-store'

/** Keeps files under `root`, which is made when the first one comes; nobody else on this computer reads them. */
export function folderStore(root: string): FileStore {
  const placeOf = (key: string) => path.join(root, `${checkKey(key)}.file`)
  return {
    async put(key, bytes) {
      const place = placeOf(key)
      const folder = path.dirname(place)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const beside = `${place}.${randomUUID()}.part`
      try {
        await writeThrough(beside, bytes)
        await rename(beside, place)
      } catch (error) {
        await rm(beside, { force: true })
        throw error
      }
      await settle(folder)
    },
    async get(key) {
      try {
        const file = await open(placeOf(key))
        return Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    async remove(key) {
      await rm(placeOf(key), { force: true })
    },
  }
}

/** Returns once the disk has it, not only the memory of this computer. */
async function writeThrough(place: string, bytes: Uint8Array): Promise<void> {
  const file = await open(place, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The new name stands in the folder, and a folder is on the disk only once it was told to be. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
