// Asks the safety gate once for a step, and hands what it says to whatever stands beside the step.
import type { ReactNode } from 'react'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { readVisitSafety, type VisitSafety } from '@/lib/safety/safety-queries'
import type { GuidedVisit } from '@/lib/visits/visit-queries'

type Props = {
  visit: GuidedVisit
  staff: SignedInStaff
  serverNow: string
  children: (safety: VisitSafety | null) => ReactNode
}

export async function WithSafety({ visit, staff, serverNow, children }: Props) {
  return children(await readVisitSafety(staff, visit.id, new Date(serverNow)))
}
