// The three accounts a demo salon offers at its door. Safe for the client: they open nothing but a demo.
import type { Role } from './signed-in-staff'

export const demoPassword = 'foyer-demo'

export const demoAccounts: readonly { userName: string; role: Role }[] = [
  { userName: 'reception', role: 'receptionist' },
  { userName: 'therapist', role: 'therapist' },
  { userName: 'manager', role: 'manager' },
]
