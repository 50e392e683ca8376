// Says the same thing seldom, however often somebody brings it about.

const QUIET_MS = 60_000

/** `tell` at most once a minute; the next time it is told how often it was not. */
export function seldom(tell: (leftOut: number) => void, clock: () => number): () => void {
  let toldAt: number | undefined
  let leftOut = 0
  return () => {
    const now = clock()
    if (toldAt !== undefined && now - toldAt < QUIET_MS) {
      leftOut += 1
      return
    }
    tell(leftOut)
    toldAt = now
    leftOut = 0
  }
}
