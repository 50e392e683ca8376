// What the people of the demo answer when the safety gate asks before a treatment begins.

import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { sortAlert } from '@/lib/clients/sort-alert'
import { doPatchTest } from '@/lib/patch-tests/do-patch-test'
import { readPatchTest } from '@/lib/patch-tests/read-patch-test'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { overrideSafety } from '@/lib/visits/override-safety'
import type { Act } from '../house'
import { askHer } from './ask-her'

type People = { manager: SignedInStaff; therapist: SignedInStaff }
type Guest = { visitId: string; sessionId: string; clientId: string }
type Stop = {
  key: string
  kind: string
  alertId: string | null
  treatmentId: string | null
  productId: string | null
}

const DAY = 24 * 60

/** Opens the gate of a session as the house does: asks, tests, and where two things do meet, the manager decides. */
export async function answerGate(act: Act, people: People, guest: Guest, at: Date): Promise<void> {
  await askHer(act(people.therapist, at), guest.visitId)
  for (const stop of await stopsNow(act, people, guest, at)) {
    if (stop.kind === 'unsorted' && stop.alertId)
      await sortAlert(act(people.manager, at), {
        alertId: stop.alertId,
        contraindicationIds: [],
        reason: '当面问过客人，和店里列的都不相干',
      })
    if (stop.kind === 'patch_missing' || stop.kind === 'patch_expired')
      await testHer(act, people, guest, stop, at)
  }
  const left = await stopsNow(act, people, guest, at)
  if (left.length === 0) return
  await overrideSafety(act(people.manager, at), {
    sessionId: guest.sessionId,
    stops: left.map(({ key }) => key),
    reason: '当面问过客人，以前做过没有不适，避开相关部位，全程留意',
  })
}

async function stopsNow(act: Act, { therapist }: People, { sessionId }: Guest, at: Date): Promise<Stop[]> {
  return act(therapist, at).tx.$queryRaw<Stop[]>`SELECT * FROM foyer_safety_stops(${sessionId}::uuid, ${at})`
}

/** Tried on her skin long enough before, and clear the day before. */
async function testHer(
  act: Act,
  { therapist }: People,
  { clientId }: Guest,
  stop: Stop,
  at: Date,
): Promise<void> {
  const thing = stop.treatmentId ? { treatmentId: stop.treatmentId } : { productId: stop.productId ?? '' }
  const { patchTestId } = await doPatchTest(act(therapist, addMinutes(at, -4 * DAY)), {
    clientId,
    ...thing,
    place: 'behind_ear',
  })
  await readPatchTest(act(therapist, addMinutes(at, -DAY)), { patchTestId, result: 'clear' })
}
