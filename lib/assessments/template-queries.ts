// Reads of the sheets of readings, for the page that edits them.
import 'server-only'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const templateSelect = {
  id: true,
  region: true,
  name: true,
  nameEn: true,
  retiredAt: true,
  readings: {
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      nameEn: true,
      form: true,
      lowEnd: true,
      lowEndEn: true,
      highEnd: true,
      highEndEn: true,
      steps: true,
      unit: true,
      minimum: true,
      maximum: true,
      isKey: true,
      concern: true,
      concernBelow: true,
      concernAbove: true,
      retiredAt: true,
      /** One is enough to know that it is in use. */
      readings: { take: 1, select: { readingTypeId: true } },
    },
  },
} satisfies Prisma.AssessmentTemplateSelect

type TemplateRow = Prisma.AssessmentTemplateGetPayload<{ select: typeof templateSelect }>

export type TemplateInSettings = Omit<TemplateRow, 'readings'> & { readings: ReadingTypeInSettings[] }

export type ReadingTypeInSettings = Omit<TemplateRow['readings'][number], 'readings'> & {
  /** Something was read with it: form, steps and unit stay as they are. */
  isInUse: boolean
}

/** All of them, with those out of use. One statement. */
export async function listTemplatesForSettings(salonId: string): Promise<TemplateInSettings[]> {
  const rows = await db.assessmentTemplate.findMany({
    relationLoadStrategy: 'join',
    where: { salonId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: templateSelect,
  })
  return rows.map(inSettings)
}

/** One of them; null when this salon has none of that id. One statement. */
export async function getTemplateForSettings(
  salonId: string,
  templateId: string,
): Promise<TemplateInSettings | null> {
  const row = await db.assessmentTemplate.findFirst({
    relationLoadStrategy: 'join',
    where: { id: templateId, salonId },
    select: templateSelect,
  })
  return row && inSettings(row)
}

function inSettings(row: TemplateRow): TemplateInSettings {
  return {
    ...row,
    readings: row.readings.map(({ readings, ...reading }) => ({ ...reading, isInUse: readings.length > 0 })),
  }
}
