// What stands in the way of forgetting her, told before anybody asks for it.
import 'server-only'
import { mayEraseArchives } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'

export type InTheWay = {
  visitId: string
  /** Booked and to be cancelled; in the house; waiting for its call. */
  is: 'expected' | 'here' | 'call'
  startsAt: Date | null
}

/** The visits for which an erasure would be refused, the earliest first. One statement. */
export async function whatKeepsHer(staff: SignedInStaff, clientId: string): Promise<InTheWay[]> {
  if (!mayEraseArchives(staff)) return []
  const visits = await db.visit.findMany({
    where: {
      salonId: staff.salon.id,
      client: { OR: [{ id: clientId, mergedIntoId: null }, { mergedIntoId: clientId }], erasedAt: null },
      stage: { notIn: ['closed', 'cancelled', 'no_show', 'left'] },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    relationLoadStrategy: 'join',
    select: { id: true, stage: true, appointment: { select: { startsAt: true } } },
  })
  return visits.map(({ id, stage, appointment }) => ({
    visitId: id,
    is: stage === 'expected' ? 'expected' : stage === 'follow_up' ? 'call' : 'here',
    startsAt: appointment?.startsAt ?? null,
  }))
}
