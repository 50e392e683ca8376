// Owns how a run of a script fails: one clear sentence for a person, exit code 1.

/** A failure whose message is the whole story; it is printed without a stack. */
export class Failure extends Error {
  name = 'Failure'
}

const KNOWN = [
  [
    /ENOSPC|No space left on device|EDQUOT|Disk quota exceeded/,
    'The disk is full: free some space and start again.',
  ],
  [
    /EROFS|Read-only file system/,
    'This folder is on a read-only file system: Foyer needs to write beside its own files.',
  ],
  [
    /EACCES|EPERM|Permission denied/,
    'Foyer may not write here: check who owns the folder it was unpacked into, and its data folder.',
  ],
]

/** Errors whose message is a sentence for a person. */
const TOLD_WHOLE = ['Failure', 'DatabaseTrouble', 'BackupTrouble']

/**
 * The sentence for what went wrong.
 * @param {unknown} error
 * @returns {string}
 */
export function sentenceOf(error) {
  if (error instanceof Error && TOLD_WHOLE.includes(error.name)) return error.message
  const said =
    error instanceof Error ? `${'code' in error ? error.code : ''} ${error.message}` : String(error)
  return knownSentence(said) ?? `Foyer could not go on: ${said.trim().split('\n')[0]}`
}

/**
 * The sentence for what a program said on its way out, or null when it is none of the known troubles.
 * @param {string} said
 * @returns {string | null}
 */
export function knownSentence(said) {
  return KNOWN.find(([pattern]) => pattern.test(said))?.[1] ?? null
}

/**
 * Prints the sentence, and with FOYER_LOG_LEVEL=debug where it came from.
 * @param {unknown} error
 */
export function tell(error) {
  console.error(`\n${sentenceOf(error)}`)
  if (process.env.FOYER_LOG_LEVEL === 'debug' && error instanceof Error)
    console.error(error.stack, error.cause ?? '')
}
