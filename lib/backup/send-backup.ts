// A backup leaves the house as a download: written down first.
import 'server-only'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { SentFile } from '@/lib/actions/staff-route'
import { mayKeepBackups } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { madeAtOf } from './backup-flow'
import { backupPlaces } from './backup-place'

/** The file of a backup, as it comes from the disk. Refuses `backup_gone` where there is none here. */
export async function sendBackup(
  { staff, now }: { staff: SignedInStaff; now: Date },
  { backupId }: { backupId: string },
): Promise<SentFile> {
  permit(mayKeepBackups(staff))
  const backup = await db.backup.findUnique({ where: { id: backupId }, select: { name: true } })
  const name = backup?.name
  if (!name || !madeAtOf(name)) throw new Refusal('backup_gone')
  const { folder } = backupPlaces(process.env, process.cwd(), process.env.FOYER_KIND ?? 'salon')
  const file = await open(path.join(/* turbopackIgnore: true */ folder, name)).catch(() => null)
  if (!file) throw new Refusal('backup_gone')
  await db.$transaction((tx) =>
    recordAudit({ tx, staff, now }, { action: 'backup.fetched', subjectType: 'Backup', subjectId: backupId }),
  )
  return {
    name,
    type: 'application/gzip',
    body: Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>,
  }
}
