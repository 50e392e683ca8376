// The manager asks for a backup, and the clock makes it.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayKeepBackups } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'

/** Notes that a backup is wanted now. Refuses `backup_under_way` while one is being made or waits to be. */
export async function askBackup(ctx: StaffContext): Promise<{ backupId: string }> {
  permit(mayKeepBackups(ctx.staff))
  const { id } = await ctx.tx.backup.create({
    data: { askedById: ctx.staff.id, askedAt: ctx.now },
    select: { id: true },
  })
  await recordAudit(ctx, { action: 'backup.asked', subjectType: 'Backup', subjectId: id })
  await announce(ctx, { kind: 'settings' })
  return { backupId: id }
}
