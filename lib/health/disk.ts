// How much room is left where the data lie.
import 'server-only'
import { statfs } from 'node:fs/promises'
import path from 'node:path'

/**
 * Bytes left for Foyer on the fuller of the disks that hold its data folder and its photos; null where the system does
 * not say.
 */
export async function freeDisk(): Promise<number | null> {
  const data = path.resolve(/* turbopackIgnore: true */ process.cwd(), process.env.FOYER_DATA ?? '.data')
  const photos = process.env.FOYER_PHOTOS_S3 ? undefined : process.env.FOYER_PHOTOS
  const left = await Promise.all([data, ...(photos ? [path.resolve(photos)] : [])].map(freeAt))
  const known = left.filter((bytes) => bytes !== null)
  return known.length > 0 ? Math.min(...known) : null
}

/** A folder that is not made yet will be where its parent is. */
async function freeAt(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    const parent = path.dirname(folder)
    return parent === folder ? null : freeAt(parent)
  }
}
