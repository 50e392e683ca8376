// Who is signed in, as every page and verb sees them. Types only; safe for the client.

export type Role = 'receptionist' | 'therapist' | 'manager'

export type StaffSalon = {
  id: string
  name: string
  timeZone: string
  locale: string
  currency: string
  phoneCountry: string
  isDemo: boolean
  opensAt: string
  closesAt: string
  /** The limit that holds for her now; longer while she treats a guest. */
  idleMinutes: number
  noShowAfterMinutes: number
  followUpAfterHours: number
  callAttempts: number
  callRetryHours: number
  lapsedAfterDays: number
  retentionYears: number
  therapistSeesPhone: boolean
  therapistSeesAddress: boolean
  therapistSeesSpending: boolean
  receptionistSeesSpending: boolean
  standardsVersion: number
}

export type SignedInStaff = {
  id: string
  sessionId: string
  name: string
  userName: string
  role: Role
  locale: string | null
  /** Named by the manager: may let a treatment begin that the safety gate has stopped. */
  mayOverrideSafety: boolean
  salon: StaffSalon
}
