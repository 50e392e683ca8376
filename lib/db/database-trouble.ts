// Owns the sentences a person at the terminal reads when the database cannot serve.

/** The database cannot serve, and the message says why in one sentence that needs no stack trace. */
export class DatabaseTrouble extends Error {
  override readonly name = 'DatabaseTrouble'
  /** Another try would not change it: somebody has to see to it. */
  readonly isLasting: boolean

  constructor(
    message: string,
    { isLasting = false, ...options }: ErrorOptions & { isLasting?: boolean } = {},
  ) {
    super(message, options)
    this.isLasting = isLasting
  }
}

/** Turns what PostgreSQL or the system said into one sentence; null when there is nothing known to say. */
export function knownTrouble(said: string): string | null {
  if (/No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/.test(said))
    return 'The disk is full: free some space and start again.'
  if (/database files are incompatible with server|initialized by PostgreSQL version/.test(said))
    return 'The data was written by another major version of PostgreSQL and has to be upgraded first.'
  if (/EROFS|Read-only file system/.test(said))
    return 'The data folder is on a read-only file system: choose another with FOYER_DATA.'
  if (/EACCES|EPERM|Permission denied/.test(said))
    return 'The data folder may not be written to: check who owns it, or choose another with FOYER_DATA.'
  if (/could not create shared memory|Cannot allocate memory|ENOMEM/.test(said))
    return 'There is not enough memory left to start the database.'
  return null
}
