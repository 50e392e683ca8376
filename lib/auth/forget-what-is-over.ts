// What is swept behind a sign-in: they are rare enough.
import 'server-only'
import { forgetOldMerges } from '@/lib/clients/merge-memory'
import { db } from '@/lib/db/client'
import { forgetOldImports } from '@/lib/imports/forget-imports'
import { removeDueFiles } from '@/lib/storage/remove-files'

const day = 86_400_000

/** Spent keys after a month, throttles and merges after a day. Nobody waits for it at the door. */
export async function forgetWhatIsOver(now: Date): Promise<void> {
  await db.idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - 30 * day) } } })
  await db.signInThrottle.deleteMany({ where: { expire: { lt: new Date(now.getTime() - day) } } })
  await forgetOldImports(now)
  await forgetOldMerges(now)
  await removeDueFiles(now)
}
