// What the rest of the house knows of where files lie: put, get, remove; nothing else.

export type FileStore = {
  /** Writes it as a whole or not at all; what stood under this key is gone then. */
  put: (key: string, bytes: Uint8Array, type: string) => Promise<void>
  /** Its bytes as they come, or null when nothing lies under this key. */
  get: (key: string) => Promise<ReadableStream<Uint8Array> | null>
  /** What is not there counts as removed. */
  remove: (key: string) => Promise<void>
}

const KEY = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/

/** Throws for a key that could lead anywhere else: only small letters, digits, dashes and single slashes. */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new Error('a file of the storage has a key of small letters, digits and dashes')
  return key
}
