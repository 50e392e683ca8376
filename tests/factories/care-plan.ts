// Care plans in a test salon, made with the domain's own verb.
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { makePlan } from '@/lib/care-plans/make-plan'
import type { NewPlan } from '@/lib/care-plans/plan-schemas'
import { asStaff } from './context'
import type { TestSalon } from './salon'

/** Eight sessions of the first treatment a week apart, unless told otherwise. */
export function planFor(house: TestSalon, clientId: string, overrides: Partial<NewPlan> = {}): NewPlan {
  const treatment = house.treatments[0]
  if (!treatment) throw new Error('the salon has no treatment')
  return {
    clientId,
    goal: '换季脸不要再发红',
    homeCare: '早晚补水',
    avoid: '日晒',
    treatments: [{ treatmentId: treatment.id, sessions: 8, intervalDays: 7 }],
    ...overrides,
  }
}

/** Made by the therapist; returns its id. */
export async function createPlan(
  house: TestSalon,
  clientId: string,
  { now, by = house.therapist, ...overrides }: Partial<NewPlan> & { now: Date; by?: SignedInStaff },
): Promise<string> {
  const { planId } = await asStaff(by, now)((ctx) => makePlan(ctx, planFor(house, clientId, overrides)))
  return planId
}
