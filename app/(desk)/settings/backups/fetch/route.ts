// A backup as a file. A POST, because it is written down.
import { staffFileRoute } from '@/lib/actions/staff-route'
import { ofBackupSchema } from '@/lib/backup/backup-schemas'
import { sendBackup } from '@/lib/backup/send-backup'

export const POST = staffFileRoute({ name: 'backup.fetch', schema: ofBackupSchema, handler: sendBackup })
