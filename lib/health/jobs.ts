// What Foyer does by itself, and whether it last came to its end. Of this process alone, since its start.
import 'server-only'
import { log } from '@/lib/log/log'

export type JobState = { name: string; doneAt: Date | null; failedAt: Date | null }

// Kept on globalThis: pages and handlers may each have their own copy of this file.
const held = globalThis as typeof globalThis & { foyerJobs?: Map<string, JobState> }
held.foyerJobs ??= new Map()
const jobs = held.foyerJobs

/** Does something that nobody waits for: it never rejects, and health tells until it has succeeded again. */
export async function runJob(name: string, now: Date, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
    jobs.set(name, { name, doneAt: now, failedAt: null })
  } catch (error) {
    log.error({ err: error, job: name }, 'what runs by itself did not come to its end')
    jobs.set(name, { name, doneAt: jobs.get(name)?.doneAt ?? null, failedAt: now })
  }
}

/** How every job stands that has run. */
export function jobStates(): JobState[] {
  return [...jobs.values()]
}
