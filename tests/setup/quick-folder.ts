// Folders that live as long as a test run: in memory where there is plenty, for a copied database is hundreds of files.
import { chmodSync, mkdtempSync, statfsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const IN_MEMORY = '/dev/shm'
const PLENTY = 2 * 1024 ** 3

/** Makes a folder whose name begins with `prefix`; another user, such as PostgreSQL's, gets through it. */
export function makeQuickFolder(prefix: string): string {
  const folder = mkdtempSync(path.join(hasPlenty(IN_MEMORY) ? IN_MEMORY : os.tmpdir(), prefix))
  chmodSync(folder, 0o711)
  return folder
}

/** A container often has a few megabytes there. */
function hasPlenty(place: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(place)
    return bavail * bsize >= PLENTY
  } catch {
    return false
  }
}
