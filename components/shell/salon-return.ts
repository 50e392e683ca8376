// Tells whoever waits for it that the salon is there again after it could not be heard.
'use client'

const listeners = new Set<() => void>()

/** Calls `listener` each time the salon has been away and answers again, until the returned function is called. */
export function onSalonReturn(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function tellSalonReturned(): void {
  for (const listener of [...listeners]) listener()
}
