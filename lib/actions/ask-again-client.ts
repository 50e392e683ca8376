// What the server has no hands for this moment is asked of it again, so that nobody has to tap twice. Safe for the client.
import type { ActionState } from './action-state'

/** Waits in milliseconds before the second try, the third and so on. */
const PAUSES = [500, 1_000, 2_000, 4_000]
/** Nobody is left without a word for longer: no try begins later than this, in milliseconds. */
const LATEST = 12_000

export type Asking = {
  /** Whether there is a network at all: where there is none, she hears so at once. */
  isOnline: () => boolean
  pause: (milliseconds: number) => Promise<void>
  /** Milliseconds, from any beginning. */
  clock: () => number
  /** Told once, when the first try came to nothing and another one follows. */
  onTryingAgain: (() => void) | undefined
}

/**
 * Sends until there is an answer that another try would not change, or until it has taken too long; the last answer.
 * Each try has to be the same deed under the same key: the one before may have been done and its answer lost.
 */
export async function askAgain<Result>(
  send: () => Promise<ActionState<Result>>,
  { isOnline, pause, clock, onTryingAgain }: Asking,
): Promise<ActionState<Result>> {
  const began = clock()
  for (const [turn, wait] of PAUSES.entries()) {
    const answer = await send()
    if (!isPassing(answer) || !isOnline() || clock() - began + wait > LATEST) return answer
    if (turn === 0) onTryingAgain?.()
    await pause(wait)
  }
  return send()
}

function isPassing(answer: ActionState): boolean {
  return answer.status === 'offline' || (answer.status === 'refused' && answer.code === 'busy')
}
