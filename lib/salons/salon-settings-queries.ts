// Reads of the salon for the manager's settings.
import 'server-only'
import { db } from '@/lib/db/client'
import { type SalonSettings, salonSettings } from './salon-settings-schemas'

/** As they stand in the store: what the session knows is what holds for one person just now. One statement. */
export async function readSalonSettings(salonId: string): Promise<SalonSettings> {
  return salonSettings.parse(await db.salon.findUniqueOrThrow({ where: { id: salonId } }))
}

export type SettingsCounts = {
  /** Of the standards. */
  version: number
  standards: number
  staff: number
  treatments: number
  products: number
  courtesies: number
  seats: number
  rooms: number
  natures: number
  tags: number
  skills: number
  contraindications: number
  phrases: number
  shownCases: number
  assessmentTemplates: number
  wallBoards: number
}

/** How many of each are in use. One statement. */
export async function countSettings(salonId: string): Promise<SettingsCounts> {
  const inUse = { where: { retiredAt: null } }
  const { standardsVersion, _count } = await db.salon.findUniqueOrThrow({
    where: { id: salonId },
    select: {
      standardsVersion: true,
      _count: {
        select: {
          standards: { where: { untilVersion: null } },
          staff: { where: { deactivatedAt: null } },
          treatments: inUse,
          products: inUse,
          courtesies: inUse,
          seats: inUse,
          rooms: inUse,
          natures: inUse,
          tags: inUse,
          skills: inUse,
          contraindications: inUse,
          phrases: inUse,
          shownCases: inUse,
          assessmentTemplates: inUse,
          wallBoards: { where: { endedAt: null } },
        },
      },
    },
  })
  return { version: standardsVersion, ..._count }
}
