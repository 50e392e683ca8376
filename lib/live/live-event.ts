// What travels from the database to the tablets. Types and names only; safe for the client.

export const liveChannel = 'foyer_live'

export type LiveEvent = {
  salonId: string
  kind: 'visit' | 'appointments' | 'clients' | 'calls' | 'staff' | 'settings' | 'sessions' | 'resync'
  visitId?: string
  staffMemberId?: string
}

/** The heartbeat's interval in seconds; a page that hears nothing for `silenceSeconds` says that it is not live. */
export const beatSeconds = 15
export const silenceSeconds = 25
