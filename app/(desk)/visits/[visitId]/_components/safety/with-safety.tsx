// Asks the safety gate once for a step, and hands what it says to whatever stands beside the step.
import type { ReactNode } from 'react'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import type { VisitSafety } from '@/lib/safety/safety-queries'
import type { GuidedVisit } from '@/lib/visits/visit-queries'
import { visitSafety } from './visit-safety'

type Props = {
  visit: GuidedVisit
  staff: SignedInStaff
  serverNow: string
  children: (safety: VisitSafety | null) => ReactNode
}

export async function WithSafety({ visit, staff, serverNow, children }: Props) {
  return children(await visitSafety(staff, visit.id, serverNow))
}
