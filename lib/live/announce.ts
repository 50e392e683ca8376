// Tells every tablet of the salon that something has changed, at commit. Ids only, never personal data.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { Tx } from '@/lib/db/client'
import { type LiveEvent, liveChannel } from './live-event'

type Announcement = {
  visitId?: string
  kind?: 'visit' | 'words' | 'appointments' | 'clients' | 'calls' | 'staff' | 'settings'
}

/** To be called by every verb that changes what others see. Rolled back with the deed. */
export async function announce(ctx: StaffContext, payload: Announcement): Promise<void> {
  await notify(ctx.tx, { kind: 'visit', ...payload, salonId: ctx.staff.salon.id })
}

/** Makes open live streams of this person ask again whether they are still signed in. */
export async function announceEndedSessions(tx: Tx, salonId: string, staffMemberId: string): Promise<void> {
  await notify(tx, { kind: 'sessions', salonId, staffMemberId })
}

async function notify(tx: Tx, event: LiveEvent): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${liveChannel}, ${JSON.stringify(event)})`
}
