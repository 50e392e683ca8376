// What the manager does with backups.
'use server'

import { staffAction } from '@/lib/actions/staff-action'
import { askBackup } from '@/lib/backup/ask-backup'
import { lookAtClock } from '@/lib/backup/backup-clock'
import { askBackupSchema } from '@/lib/backup/backup-schemas'

const ask = staffAction({ name: 'backup.ask', schema: askBackupSchema, handler: askBackup })

export async function askBackupAction(previous: unknown, formData: FormData): ReturnType<typeof ask> {
  const answer = await ask(previous, formData)
  // Here, or by the next app server whose clock looks.
  if (answer.status === 'done') await lookAtClock()
  return answer
}
