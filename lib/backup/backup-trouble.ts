// Owns the sentences a person reads when a backup can be neither made nor used.

/** A backup cannot be made or used, and the message says why in one sentence that needs no stack trace. */
export class BackupTrouble extends Error {
  override readonly name = 'BackupTrouble'
}

/** Its end is missing: the disk or the stick ran full, or copying was broken off. */
export function notWhole(file: string): BackupTrouble {
  return new BackupTrouble(`${file} is not whole: its end is missing. Use an earlier backup.`)
}

/** What it holds is not what was written. */
export function damaged(file: string, cause?: unknown): BackupTrouble {
  return new BackupTrouble(
    `${file} is damaged: what it holds is not what was written. Use an earlier backup.`,
    {
      cause,
    },
  )
}

/** There is a passphrase, and the file was not written with one. */
export function notLocked(file: string): BackupTrouble {
  return new BackupTrouble(
    `${file} is not locked, although FOYER_BACKUP_PASSPHRASE is set: it may be anybody’s. If you know where it has been, leave FOYER_BACKUP_PASSPHRASE away this once.`,
  )
}
