// How a patch test stands, for whoever looks; what it means for a treatment is decided by foyer_safety_stops. Pure; safe
// for the client.

export type PatchTestState = 'missing' | 'unread' | 'failed' | 'expired' | 'clear'

type Counting = {
  /** A reaction stands, whatever the latest test says. */
  hasReacted: boolean
  test: { result: 'clear' | 'reaction' | null; validUntil: Date | null } | null
}

/** How the test that counts stands at `now`; it holds until its last instant, which is no longer its own. */
export function patchTestState({ hasReacted, test }: Counting, now: Date): PatchTestState {
  if (hasReacted) return 'failed'
  if (!test) return 'missing'
  if (test.result === null) return 'unread'
  if (test.result === 'reaction') return 'failed'
  return test.validUntil && test.validUntil > now ? 'clear' : 'expired'
}

/** The tone in which each is told. */
export const PATCH_TEST_TONES = {
  missing: 'ochre',
  unread: 'ochre',
  failed: 'rouge',
  expired: 'ochre',
  clear: 'celadon',
} as const satisfies Record<PatchTestState, string>
