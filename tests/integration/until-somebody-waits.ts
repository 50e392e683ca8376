// Lets two deeds meet: the first is let go when the second is seen to wait for it.
import { db } from '@/lib/db/client'

/** Until a connection waits for the lock of another; that nobody does is what the test would find. */
export async function untilSomebodyWaits(): Promise<void> {
  const patience = Date.now() + 20_000
  while (Date.now() < patience) {
    const [row] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`
    if (row && row.count > 0) return
  }
  throw new Error('nobody waits')
}
