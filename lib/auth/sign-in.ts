// Sign-in and sign-out: the password's verdict and the session row.
import 'server-only'
import { doorDb } from '@/lib/db/client'
import { announceEndedSessions } from '@/lib/live/announce'
import { knownDevice, rememberDevice } from './known-device'
import { passwordFits } from './password'
import { type Place, signInThrottle } from './sign-in-throttle'

export type SignInAttempt = {
  userName: string
  password: string
  address: string
  /** What this browser has kept of earlier sign-ins. */
  deviceCookie?: string | undefined
  now: Date
}

export type SignInAnswer =
  /** `deviceCookie` is what this browser keeps from now on. */
  | { verdict: 'signed_in'; sessionId: string; locale: string | null; deviceCookie: string }
  /** Wrong name, wrong password or no longer here: one answer, so that nobody can find out who works here. */
  | { verdict: 'wrong' }
  | { verdict: 'throttled'; minutes: number }

/** Checks name and password and opens a session. User names are compared in lower case. */
export async function signIn(attempt: SignInAttempt): Promise<SignInAnswer> {
  const userName = asUserName(attempt.userName)
  const member = await doorDb.staffMember.findUnique({
    where: { userName },
    select: { id: true, passwordHash: true, deactivatedAt: true, locale: true },
  })
  const here = member && !member.deactivatedAt ? member : null
  const deviceId = here && knownDevice(attempt.deviceCookie, here)
  const place: Place = deviceId ? { at: 'known_device', deviceId } : { at: 'door', address: attempt.address }
  const minutes = await signInThrottle.attempt(userName, place)
  if (minutes !== null) return { verdict: 'throttled', minutes }
  const fits = await passwordFits(attempt.password, here?.passwordHash ?? null)
  if (!here || !fits) return { verdict: 'wrong' }
  await signInThrottle.succeeded(userName, place)
  const session = await openSession(here, attempt.now)
  if (!session) return { verdict: 'wrong' }
  const deviceCookie = rememberDevice(attempt.deviceCookie, here)
  return { verdict: 'signed_in', sessionId: session.id, locale: here.locale, deviceCookie }
}

/** Ends one browser's session; ending it twice changes nothing. */
export async function signOut(sessionId: string, now: Date): Promise<void> {
  await doorDb.$transaction(async (tx) => {
    const { count } = await tx.staffSession.updateMany({
      where: { id: sessionId, endedAt: null },
      data: { endedAt: now, endedBy: 'signed_out' },
    })
    if (count === 0) return
    const { staffMember } = await tx.staffSession.findUniqueOrThrow({
      where: { id: sessionId },
      select: { staffMember: { select: { id: true, salonId: true } } },
    })
    await announceEndedSessions(tx, staffMember.salonId, staffMember.id)
  })
}

function asUserName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

/**
 * Opens the session only if neither the password nor the person's standing changed while the password was checked:
 * the row lock waits for whoever is deactivating her this moment.
 */
async function openSession(
  member: { id: string; passwordHash: string },
  now: Date,
): Promise<{ id: string } | null> {
  return doorDb.$transaction(async (tx) => {
    const [current] = await tx.$queryRaw<{ passwordHash: string; deactivatedAt: Date | null }[]>`
      SELECT "passwordHash", "deactivatedAt" FROM "StaffMember" WHERE "id" = ${member.id}::uuid FOR SHARE`
    if (!current || current.deactivatedAt || current.passwordHash !== member.passwordHash) return null
    return tx.staffSession.create({
      data: { staffMemberId: member.id, createdAt: now, lastSeenAt: now },
      select: { id: true },
    })
  })
}
