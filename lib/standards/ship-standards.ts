// Gives a new salon the standards that Foyer ships with.
import 'server-only'
import type { Tx } from '@/lib/db/client'
import { shippedStandards } from './shipped-standards'

/** Inserts the shipped standards as version 1 of the salon. */
export async function shipStandards(tx: Tx, salonId: string): Promise<void> {
  await tx.serviceStandard.createMany({
    data: shippedStandards.map(({ title, requirement, say, gesture, ...step }) => ({
      ...step,
      salonId,
      titleZh: title.zh,
      titleEn: title.en,
      requirementZh: requirement.zh,
      requirementEn: requirement.en,
      sayZh: say.zh,
      sayEn: say.en,
      gestureZh: gesture.zh,
      gestureEn: gesture.en,
      fromVersion: 1,
    })),
  })
}
