// Who is signed in, for pages, actions and handlers. One statement per request.
import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { doorDb } from '@/lib/db/client'
import { readMark } from '@/lib/live/read-mark'
import { isSetUp } from '@/lib/salons/salon-queries'
import { renewSession } from './renew-session'
import { sessionIdOfRequest } from './session-cookie'
import type { SignedInStaff } from './signed-in-staff'
import { readSession, type SessionReading } from './staff-sessions'

/** The signed-in staff member, or null. Cached for the request that renders. */
export const currentStaff = cache(async (): Promise<SignedInStaff | null> => {
  // Every page asks who is there before it asks for anything else.
  readMark()
  return (await sessionOfRequest())?.staff ?? null
})

/**
 * Whoever has signed in with a password that somebody else gave her, or null: she is nobody to pages, actions and
 * handlers until she has chosen her own.
 */
export const currentNewcomer = cache(async (): Promise<SignedInStaff | null> => {
  const reading = await readingOfRequest(new Date())
  return reading?.verdict === 'live' && reading.mustChangePassword ? reading.staff : null
})

/**
 * For pages: the signed-in staff member. Redirects to sign-in (to set-up while the house is empty, to a
 * password of her own whoever has none yet) when there is none, and shows "not found" to those for whom `may` does not hold.
 */
export async function requireStaff(may?: (staff: SignedInStaff) => boolean): Promise<SignedInStaff> {
  const staff = await currentStaff()
  if (!staff && (await currentNewcomer())) redirect('/first-password')
  if (!staff) redirect((await isSetUp()) ? '/sign-in' : '/set-up')
  if (may && !may(staff)) notFound()
  return staff
}

export type LiveSession = { staff: SignedInStaff; idleInSeconds: number }

/** This request's session, read afresh; null unless it is live and leads to the desk. Does not count as an act. */
export async function sessionOfRequest(now = new Date()): Promise<LiveSession | null> {
  const reading = await readingOfRequest(now)
  return reading?.verdict === 'live' && !reading.mustChangePassword ? reading : null
}

async function readingOfRequest(now: Date): Promise<SessionReading | null> {
  const sessionId = await sessionIdOfRequest()
  return sessionId ? readSession(sessionId, now) : null
}

/** A touch or a key: the idle limit counts from now. Null when the session is already over. */
export async function renewCurrentSession(): Promise<LiveSession | null> {
  const now = new Date()
  const session = await sessionOfRequest(now)
  if (!session) return null
  const renewed = await renewSession(doorDb, session.staff, now)
  return renewed ? { ...session, idleInSeconds: session.staff.salon.idleMinutes * 60 } : session
}
