// What the safety gate says of a visit, asked once for each request, however many parts of the page speak of it.
import 'server-only'
import { cache } from 'react'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { readVisitSafety, type VisitSafety } from '@/lib/safety/safety-queries'

/** `serverNow` in ISO: the moment of the page, by which two askers are known to ask the same. */
export const visitSafety = cache(
  (staff: SignedInStaff, visitId: string, serverNow: string): Promise<VisitSafety | null> =>
    readVisitSafety(staff, visitId, new Date(serverNow)),
)
