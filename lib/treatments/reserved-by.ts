// What a booking of a treatment reserves, as its columns hold it.
import type { TreatmentCare } from './treatment-schemas'

/** Nothing is changed where nothing is said of it. */
export function reservedBy(holds: TreatmentCare['holds']): { needsTherapist?: boolean; needsRoom?: boolean } {
  return holds ? { needsTherapist: holds.includes('therapist'), needsRoom: holds.includes('room') } : {}
}
