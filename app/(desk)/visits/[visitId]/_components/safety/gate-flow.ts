// What the gate of one treatment needs to speak and to be opened, as the page hands it to the browser.

import {
  mayNoteAlerts,
  mayOverrideSafety,
  mayOverrideUnknown,
  mayPatchTest,
  mayTakeAssessments,
} from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { type WhoEases, whoEases } from '@/lib/clients/alert-flow'
import { type ConsentState, consentStates } from '@/lib/consents/consent-flow'
import type { Taker } from '@/lib/patch-tests/patch-test-flow'
import { isUnknown } from '@/lib/safety/safety-flow'
import type { Gate, VisitSafety } from '@/lib/safety/safety-queries'
import type { GuidedVisit } from '@/lib/visits/visit-queries'

export type GateDesk = {
  safety: VisitSafety
  visitId: string
  /** ISO. */
  now: string
  /** Whether she lets the salon keep what it knows of her health. */
  healthConsent: ConsentState
  /** Who is asked to answer for it. */
  ownName: string
  ownId: string
  /** Who looks. */
  staff: Taker
  /** Who may let a serious alert stop less. */
  who: WhoEases
  may: { note: boolean; patchTest: boolean; assess: boolean; override: boolean; overrideUnknown: boolean }
}

export function gateDesk(
  safety: VisitSafety,
  { visit, staff, serverNow }: { visit: GuidedVisit; staff: SignedInStaff; serverNow: string },
): GateDesk {
  return {
    safety,
    visitId: visit.id,
    now: serverNow,
    healthConsent: consentStates(visit.client.consents).health,
    ownName: staff.name,
    ownId: staff.id,
    staff: { id: staff.id, role: staff.role, mayOverrideSafety: staff.mayOverrideSafety },
    who: whoEasesHere({ visit, staff }, safety),
    may: {
      note: mayNoteAlerts(staff),
      patchTest: mayPatchTest(staff),
      assess: mayTakeAssessments(staff),
      override: mayOverrideSafety(staff),
      overrideUnknown: mayOverrideUnknown(staff),
    },
  }
}

/** Of this guest, in the visit that is looked at. */
export function whoEasesHere(
  { visit, staff }: { visit: GuidedVisit; staff: SignedInStaff },
  safety: VisitSafety | null | undefined,
): WhoEases {
  const treatsHer = visit.sessions.some(({ therapist, endedAt }) => therapist?.id === staff.id && !endedAt)
  return whoEases(staff, { deciders: safety?.deciders ?? [], treatsHer })
}

/** Where on the page a treatment is held: its gate, or what to do now that it has to stop. */
export function gateId({ sessionId, isStarted }: Pick<Gate, 'sessionId' | 'isStarted'>): string {
  return `${isStarted ? 'halt' : 'gate'}-${sessionId}`
}

/** Who else may decide; what nobody has asked or understood, the manager alone. */
export function namesOfDeciders(gate: Gate, deciders: VisitSafety['deciders'], ownId: string): string[] {
  const isAskable = gate.stops.some(isUnknown)
  return deciders
    .filter(({ id, isManager }) => id !== ownId && (isManager || !isAskable))
    .map(({ name }) => name)
}
