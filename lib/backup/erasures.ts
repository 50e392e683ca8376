// The list of who has been erased: ids alone. It lies outside of the database and travels with every backup, so that
// a backup made before an erasure learns of it, and nobody comes back whom the salon promised to forget.
import 'server-only'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'

export type ErasureNote = { clientId: string; erasedById: string; erasedAt: string; reason: string }

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const LINE = new RegExp(`^(${ID}) (${ID}) (\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z) ([a-z_]+)$`)
const FILE = 'erasures.txt'

/** One line for each, as it stands in the file. */
export function erasuresText(notes: readonly ErasureNote[]): string {
  return notes
    .map(({ clientId, erasedById, erasedAt, reason }) => `${clientId} ${erasedById} ${erasedAt} ${reason}\n`)
    .join('')
}

/** Reads what erasuresText() wrote; a line that was cut off is passed over. */
export function parseErasures(text: string): ErasureNote[] {
  return text.split('\n').flatMap((line) => {
    const [, clientId, erasedById, erasedAt, reason] = LINE.exec(line) ?? []
    return clientId && erasedById && erasedAt && reason ? [{ clientId, erasedById, erasedAt, reason }] : []
  })
}

/** Everybody of several lists, once. */
export function mergeErasures(...lists: readonly (readonly ErasureNote[])[]): ErasureNote[] {
  return [...new Map(lists.flat().map((note) => [note.clientId, note])).values()]
}

/** The list that lies in `folder`; empty where there is none. */
export async function readErasures(folder: string): Promise<ErasureNote[]> {
  return parseErasures(await readFile(path.join(folder, FILE), 'utf8').catch(() => ''))
}

/** Adds to the list of `folder` whom it does not name yet. Nobody is ever taken off it. */
export async function keepErasures(folder: string, notes: readonly ErasureNote[]): Promise<void> {
  const kept = await readErasures(folder)
  const all = mergeErasures(kept, notes)
  if (all.length === kept.length) return
  await mkdir(folder, { recursive: true })
  const place = path.join(folder, FILE)
  const beside = `${place}.${process.pid}.part`
  const file = await open(beside, 'w', 0o600)
  try {
    await file.writeFile(erasuresText(all))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, place)
}
