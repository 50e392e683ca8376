// A password given by whoever has the salon's computer: the way in for a house whose only manager has forgotten hers.
import 'server-only'
import { endSessionsOf } from '@/lib/auth/end-sessions'
import { makeFirstPassword } from '@/lib/auth/first-password'
import { givenPassword } from '@/lib/auth/password'
import { signInThrottle } from '@/lib/auth/sign-in-throttle'
import type { Tx } from '@/lib/db/client'

type Reset = { staffMemberId: string; salonId: string; password: string; sessionsEnded: number }
type NotReset = { refused: 'unknown' | 'closed'; managers: string[] }

/**
 * Gives `userName` a password made up here, which she has to change at her next sign-in. Her sessions end, what was
 * tried under her name is forgotten, and the audit says that it was done on the server, by nobody of the house.
 */
export async function resetOnServer(tx: Tx, userName: string, now: Date): Promise<Reset | NotReset> {
  const member = await tx.staffMember.findUnique({
    where: { userName: userName.normalize('NFKC').trim().toLowerCase() },
    select: { id: true, userName: true, salonId: true, deactivatedAt: true },
  })
  if (!member || member.deactivatedAt)
    return { refused: member ? 'closed' : 'unknown', managers: await managersOf(tx, member?.salonId) }
  const { id, salonId } = member
  const password = makeFirstPassword()
  await tx.staffMember.update({
    where: { id },
    data: await givenPassword(password),
    select: { id: true },
  })
  await signInThrottle.renewed(member.userName)
  const sessionsEnded = await endSessionsOf(
    { tx, now, staff: { salon: { id: salonId } } },
    id,
    'password_changed',
  )
  const facts = { action: 'staff.password_reset_on_server', subjectType: 'StaffMember', subjectId: id }
  await tx.auditEntry.create({ data: { salonId, ...facts, at: now }, select: { id: true } })
  return { staffMemberId: id, salonId, password, sessionsEnded }
}

async function managersOf(tx: Tx, salonId: string | undefined): Promise<string[]> {
  const managers = await tx.staffMember.findMany({
    where: { role: 'manager', deactivatedAt: null, ...(salonId ? { salonId } : {}) },
    orderBy: { createdAt: 'asc' },
    take: 5,
    select: { userName: true },
  })
  return managers.map(({ userName }) => userName)
}
