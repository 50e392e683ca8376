// What has to go from the storage: written down first, done afterwards, and never what a photo claims.
import 'server-only'
import { db, type Tx } from '@/lib/db/client'
import { log } from '@/lib/log/log'
import type { FileStore } from './file-store'
import { photoStore } from './photo-store'

const HOUR_MS = 3_600_000
/** A file that would not go is tried again after this. */
const LATER_MS = 10 * 60_000
const AT_ONCE = 100

/** The smaller one of a photo lies beside it, and goes with it. */
export function smallKey(storageKey: string): string {
  return `${storageKey}-small`
}

/**
 * Writes down, before the first byte is written and in a transaction of its own, that these bytes have to go in an
 * hour: whoever crashes in between leaves nothing behind for longer.
 */
export async function announceFile(storageKey: string, now: Date): Promise<void> {
  await db.fileToRemove.create({
    data: { storageKey, dueAt: new Date(now.getTime() + HOUR_MS) },
    select: { storageKey: true },
  })
}

/** In the transaction that makes a photo of it: the file stays. False when it has gone, or is going, already. */
export async function claimFile(tx: Tx, storageKey: string): Promise<boolean> {
  return (await tx.fileToRemove.deleteMany({ where: { storageKey } })).count > 0
}

/** In the transaction that takes the photos away: their files have to go from now on. */
export async function abandonFiles(tx: Tx, storageKeys: readonly string[], now: Date): Promise<void> {
  await tx.fileToRemove.createMany({
    data: storageKeys.map((storageKey) => ({ storageKey, dueAt: now })),
    skipDuplicates: true,
  })
}

/** For a file that never became a photo: it need not wait for its hour. */
export async function hastenRemoval(storageKey: string, now: Date): Promise<void> {
  await db.fileToRemove.updateMany({ where: { storageKey }, data: { dueAt: now } })
}

/**
 * Removes what is due and claimed by no photo; called after every deed that leaves something to remove, and at every
 * sign-in, which sweeps behind itself. Two at once share the work. Where one file will not go, the storage is given ten
 * minutes of rest for it, and the others wait for the next sweep.
 */
export async function removeDueFiles(now: Date, store?: FileStore): Promise<void> {
  const due = await db.fileToRemove.findMany({
    where: { dueAt: { lte: now } },
    orderBy: { dueAt: 'asc' },
    take: AT_ONCE,
    select: { storageKey: true },
  })
  for (const { storageKey } of due) {
    try {
      // A storage that was named wrongly keeps nobody from signing in.
      await removeOne(storageKey, store ?? photoStore())
    } catch (error) {
      log.warn({ err: error, storageKey }, 'a file could not be removed yet')
      await db.fileToRemove.updateMany({
        where: { storageKey },
        data: { dueAt: new Date(now.getTime() + LATER_MS) },
      })
      return
    }
  }
}

/** Holds the row while the bytes go: who would claim them meanwhile waits, and finds that they are gone. */
async function removeOne(storageKey: string, store: FileStore): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const [held] = await tx.$queryRaw<{ claimed: boolean }[]>`
        SELECT EXISTS (SELECT 1 FROM "Photo" p WHERE p."storageKey" = f."storageKey") AS claimed
        FROM "FileToRemove" f WHERE f."storageKey" = ${storageKey} FOR UPDATE SKIP LOCKED`
      if (!held) return
      if (!held.claimed) {
        await store.remove(smallKey(storageKey))
        await store.remove(storageKey)
      }
      await tx.fileToRemove.deleteMany({ where: { storageKey } })
    },
    { timeout: 60_000 },
  )
}
