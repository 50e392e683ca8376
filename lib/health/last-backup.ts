// What health knows of backups.
import 'server-only'

/** When a backup was last verified (null: never yet); null as a whole where Foyer makes none by itself. */
export async function lastBackup(): Promise<{ verifiedAt: Date | null } | null> {
  return null
}
