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

/** Why the manager let it begin, by what the guest had told and by what was to be done. */
const WHY: readonly (readonly [told: RegExp, treatment: RegExp, reason: string])[] = [
  [/腰椎/, /颈部/, '全程仰躺，膝下垫枕，只做颈前颈后，碰不到腰'],
  [/腰椎/, /肩颈/, '只做肩颈，趴的时候腰下垫毛巾卷；她上周刚复查过，医生说可以'],
  [/静脉曲张/, /肩颈/, '只做肩颈，小腿不推不刮，两腿垫高'],
  [/孕期/, /手部/, '坐着只做手和小臂，换无香的手膜，不用精油'],
  [/孕期/, /补水/, '问过她的产科医生，脸部可以做；半躺着，换不含精油的精华'],
]
const WHY_ELSE = '当面问过客人，以前做过没有不适，避开相关部位，全程留意'

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
    reason: await whyAllTheSame(act, people, guest, at),
  })
}

async function whyAllTheSame(act: Act, { manager }: People, guest: Guest, at: Date): Promise<string> {
  const { tx } = act(manager, at)
  const [{ treatment }, alerts] = await Promise.all([
    tx.treatmentSession.findUniqueOrThrow({
      where: { id: guest.sessionId },
      select: { treatment: { select: { name: true } } },
    }),
    tx.alert.findMany({ where: { clientId: guest.clientId }, select: { text: true } }),
  ])
  const fits = ([told, ofTreatment]: (typeof WHY)[number]) =>
    ofTreatment.test(treatment.name) && alerts.some(({ text }) => told.test(text))
  return WHY.find(fits)?.[2] ?? WHY_ELSE
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
