// What may be asked about backups. Safe for the client.
import { z } from 'zod'

export const askBackupSchema = z.object({})
export const ofBackupSchema = z.object({ backupId: z.uuid() })
