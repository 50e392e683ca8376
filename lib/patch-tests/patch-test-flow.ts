// How a patch test stands, for whoever looks; what it means for a treatment is decided by foyer_safety_stops. Pure; safe
// for the client.

import { UNDO_WITHIN_MS } from '@/lib/actions/undo-flow'
import { mayOverrideSafety, mayTakeBackPatchTests } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'

/** Where on her skin it is put, the most usual first. */
export const PATCH_PLACES = ['behind_ear', 'inner_arm', 'elbow', 'neck', 'hand', 'elsewhere'] as const

export type PatchPlace = (typeof PATCH_PLACES)[number]

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

/** Who entered a test, or what came of it, and when. */
export type Entered = { byId: string; at: Date; result?: 'clear' | 'reaction' }

/** Who would take it back. */
export type Taker = Pick<SignedInStaff, 'id' | 'role' | 'mayOverrideSafety'>

/** Why she may not take back what was entered, if she may not; a reaction is also for whoever may decide. */
export function checkTakeBack(
  { byId, at, result }: Entered,
  staff: Taker,
  now: Date,
): 'undo_not_yours' | 'undo_too_late' | null {
  if (mayTakeBackPatchTests(staff) || (result === 'reaction' && mayOverrideSafety(staff))) return null
  if (byId !== staff.id) return 'undo_not_yours'
  return now.getTime() - at.getTime() > UNDO_WITHIN_MS ? 'undo_too_late' : null
}
