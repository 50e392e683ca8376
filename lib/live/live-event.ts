// What travels from the database to the tablets. Types and names only; safe for the client.

export const liveChannel = 'foyer_live'

export type LiveEvent = {
  salonId: string
  /** `words`: a text of this visit was saved as it is typed; only a page that shows it reads it again. */
  kind:
    | 'visit'
    | 'words'
    | 'appointments'
    | 'clients'
    | 'calls'
    | 'staff'
    | 'settings'
    | 'sessions'
    | 'resync'
  visitId?: string
  staffMemberId?: string
}

/** What the connection itself tells: the database has answered, or does not within the patience there is with it. */
export type Pulse = 'beat' | 'silent'

/** So long after an answer the database is asked again, once for all pages of a server. */
export const beatSeconds = 4
/** Whoever does not answer for as long is not there. */
export const patienceSeconds = 5
/** A page that hears nothing at all for as long says that it is not live. */
export const silenceSeconds = 10
/** How often each page's session is looked at. */
export const sessionSeconds = 15
