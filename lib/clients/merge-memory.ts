// What a merge keeps for a day, so that it can be taken back: what moved, what was ended, what stood before.
import 'server-only'
import { db } from '@/lib/db/client'
import type { ClientPhone, ClientRelation, Prisma } from '@/lib/db/generated/client'
import { MERGE_UNDO_WITHIN_MS } from './merge-flow'

/** Tables whose rows simply change hands, by `clientId`. */
export const MOVED_TABLES = [
  'Visit',
  'Alert',
  'Preference',
  'Consent',
  'Promise',
  'Case',
  'ArchiveChange',
  'PatchTest',
  'Reaction',
  'Photo',
  'CarePlan',
  'ProductAtHome',
  'BroughtOver',
] as const

export type MovedTable = (typeof MOVED_TABLES)[number]

/** Those of them whose rows may be noted in a visit (`visitId`), and belong to whoever came. */
export const NOTED_IN_VISITS = [
  'Alert',
  'Preference',
  'Promise',
  'Case',
  'PatchTest',
  'Reaction',
  'Photo',
  'CarePlan',
  'ProductAtHome',
] as const satisfies readonly MovedTable[]

/** The columns of the kept archive that a merge may write. Days and instants as ISO, for they are kept as JSON. */
export type MergedBasics = Record<string, string | number | boolean | null>

export type MergeMemory = {
  rows: Record<MovedTable, string[]>
  /** Clients whom the archive that went had referred, and those merged into it before. */
  referred: string[]
  mergedFrom: string[]
  tags: string[]
  drafts: { staffMemberId: string; section: string; baseRevision: number }[]
  importRows: { importId: string; row: number }[]
  phones: { moved: string[]; added: string[]; removed: ClientPhone[] }
  relations: {
    from: string[]
    to: string[]
    removed: (Omit<ClientRelation, 'notedAt'> & { notedAt: string })[]
  }
  notDuplicates: { firstId: string; secondId: string }[]
  ended: { preferences: string[]; carePlans?: string[] }
  basics: { before: MergedBasics; after: MergedBasics }
}

/** For tables that did not exist yet when the merge was made. */
const NO_ROWS = Object.fromEntries(MOVED_TABLES.map((table) => [table, []]))

/** As the database keeps it. */
export function asJson(memory: MergeMemory): Prisma.InputJsonObject {
  return memory as unknown as Prisma.InputJsonObject
}

/** Null once the day is over and it was emptied. */
export function readMemory(before: Prisma.JsonValue): MergeMemory | null {
  const memory = before as unknown as Partial<MergeMemory>
  return memory.rows ? ({ ...memory, rows: { ...NO_ROWS, ...memory.rows } } as MergeMemory) : null
}

/** Empties what merges of more than a day ago kept. Called at every sign-in, which sweeps behind itself. */
export async function forgetOldMerges(now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE "ClientMerge" SET before = '{}'
    WHERE "mergedAt" < ${new Date(now.getTime() - MERGE_UNDO_WITHIN_MS)} AND before <> '{}'`
}
