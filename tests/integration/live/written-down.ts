// What stands written once a deed is done: lines of the audit, facts of a visit, changes of an archive.
import { db } from '@/lib/db/client'

export type Line = { what: string; actorId: string | null; at: Date }

/** What `work` wrote down, in the order of the alphabet, and what it answers. */
export async function writtenBy<T>(work: () => Promise<T>): Promise<{ written: Line[]; result: T }> {
  const before = await allLines()
  const result = await work()
  const after = await allLines()
  const written = [...after].filter(([id]) => !before.has(id)).map(([, line]) => line)
  return { written: written.sort((a, b) => (a.what < b.what ? -1 : 1)), result }
}

async function allLines(): Promise<Map<string, Line>> {
  const [entries, events, changes] = await Promise.all([
    db.auditEntry.findMany(),
    db.visitEvent.findMany(),
    db.archiveChange.findMany(),
  ])
  return new Map([
    ...entries.map((row) => lineOf(row, `audit ${row.action}`)),
    ...events.map((row) => lineOf(row, `visit ${row.kind}`)),
    ...changes.map((row) => lineOf(row, `archive ${row.field}`)),
  ])
}

const lineOf = ({ id, actorId, at }: Omit<Line, 'what'> & { id: string }, what: string) =>
  [id, { what, actorId, at }] as const
