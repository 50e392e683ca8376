// Reads of the backups for the manager: the last ones, and whether she has to be warned.
import 'server-only'
import { readdir } from 'node:fs/promises'
import { mayKeepBackups } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import type { BackupFault } from '@/lib/db/generated/client'
import { isBackupLate } from './backup-flow'
import { whereBackupsLie } from './backup-place'

export type ListedBackup = {
  id: string
  askedAt: string
  /** Null for the clock's own. */
  askedBy: string | null
  state: 'waits' | 'under_way' | 'verified' | 'failed'
  bytes: number | null
  verifiedAt: string | null
  fault: BackupFault | null
  isLocked: boolean
  /** Its file is still kept. */
  isKept: boolean
}

export type BackupsForSettings = {
  /** Newest first. */
  backups: ListedBackup[]
  lastVerified: ListedBackup | null
  isUnderWay: boolean
  isLate: boolean
}

const SHOWN = 40

/** The last backups, newest first. Empty for whom it does not concern. */
export async function listBackups(staff: SignedInStaff, now: Date): Promise<BackupsForSettings> {
  if (!mayKeepBackups(staff)) return { backups: [], lastVerified: null, isUnderWay: false, isLate: false }
  const [rows, { folder }] = await Promise.all([
    db.backup.findMany({
      orderBy: { askedAt: 'desc' },
      take: SHOWN,
      include: { askedBy: { select: { name: true } } },
      relationLoadStrategy: 'join',
    }),
    whereBackupsLie(),
  ])
  // The house may have been restored elsewhere, or the drive not plugged in: what cannot be fetched is not kept here.
  const files = new Set(await readdir(/* turbopackIgnore: true */ folder).catch(() => []))
  const backups = rows.map((row) => ({
    id: row.id,
    askedAt: row.askedAt.toISOString(),
    askedBy: row.askedBy?.name ?? null,
    state: stateOf(row),
    bytes: row.bytes === null ? null : Number(row.bytes),
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    fault: row.fault,
    isLocked: row.name?.endsWith('.locked') ?? false,
    isKept: row.name !== null && row.removedAt === null && files.has(row.name),
  }))
  const lastVerified = backups.find(({ state }) => state === 'verified') ?? null
  return {
    backups,
    lastVerified,
    isUnderWay: backups.some(({ state }) => state === 'waits' || state === 'under_way'),
    isLate: isBackupLate(lastVerified && new Date(lastVerified.askedAt), rows.at(-1)?.askedAt ?? null, now),
  }
}

type Row = {
  startedAt: Date | null
  endedAt: Date | null
  fault: BackupFault | null
}

function stateOf({ startedAt, endedAt, fault }: Row): ListedBackup['state'] {
  if (!endedAt) return startedAt ? 'under_way' : 'waits'
  return fault ? 'failed' : 'verified'
}
