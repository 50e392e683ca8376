// Reads of the standards for the page that edits them; a visit reads those that lead it with itself.
import 'server-only'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const standardSelect = {
  stepKey: true,
  stage: true,
  position: true,
  role: true,
  targetMinutes: true,
  titleZh: true,
  titleEn: true,
  requirementZh: true,
  requirementEn: true,
  sayZh: true,
  sayEn: true,
  gestureZh: true,
  gestureEn: true,
} satisfies Prisma.ServiceStandardSelect

export type Standard = Prisma.ServiceStandardGetPayload<{ select: typeof standardSelect }>

export type StandardsForEditing = {
  version: number
  standards: Standard[]
  /** Steps that hold no more, as they last were. */
  retired: Standard[]
}

/** What /settings/standards shows. Version and rows come from one statement, so that they belong together. */
export async function getStandardsForEditing(salonId: string): Promise<StandardsForEditing> {
  const salon = await db.salon.findUniqueOrThrow({
    where: { id: salonId },
    relationLoadStrategy: 'join',
    select: {
      standardsVersion: true,
      standards: {
        orderBy: [{ stage: 'asc' }, { position: 'asc' }, { fromVersion: 'desc' }],
        select: { ...standardSelect, fromVersion: true, untilVersion: true },
      },
    },
  })
  const held = salon.standards.filter((row) => row.untilVersion === null)
  const heldKeys = new Set(held.map((row) => row.stepKey))
  const lastOfEach = new Map<string, (typeof salon.standards)[number]>()
  for (const row of salon.standards) {
    const known = lastOfEach.get(row.stepKey)
    if (!heldKeys.has(row.stepKey) && (!known || known.fromVersion < row.fromVersion))
      lastOfEach.set(row.stepKey, row)
  }
  return {
    version: salon.standardsVersion,
    standards: held.map(withoutVersions),
    retired: [...lastOfEach.values()].map(withoutVersions),
  }
}

function withoutVersions({
  fromVersion: _from,
  untilVersion: _until,
  ...standard
}: Standard & { fromVersion: number; untilVersion: number | null }): Standard {
  return standard
}
