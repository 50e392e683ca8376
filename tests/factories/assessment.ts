// Assessment sheets of a test salon, and visits on which they are filled in.
import type { Moment } from '@/lib/assessments/assessment-flow'
import { takeReading } from '@/lib/assessments/take-reading'
import { db } from '@/lib/db/client'
import type { VisitStage } from '@/lib/db/generated/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { shipAssessments } from '@/lib/salons/ship-assessments'
import { everythingAnswered } from './answers'
import { at, createGuest } from './appointment'
import { asStaff } from './context'
import type { TestSalon } from './salon'

type Sheet = { id: string; readings: Record<string, string> }

export type TestSheets = { face: Sheet; body: Sheet; scalp: Sheet }

/** A reading of five steps, as a settings form sends it and as it was seen there. */
export const SCALE_READING = {
  name: '水分',
  nameEn: null,
  form: 'scale' as const,
  lowEnd: null,
  lowEndEn: null,
  highEnd: null,
  highEndEn: null,
  steps: 5,
  unit: null,
  minimum: null,
  maximum: null,
  isKey: false,
  concern: null,
  concernBelow: null,
  concernAbove: null,
}

/** The shipped sheets; readings by their English names: `face.readings.Redness`. */
export async function createSheets(house: TestSalon): Promise<TestSheets> {
  await db.$transaction((tx) => shipAssessments(tx, house.salon.id))
  const templates = await db.assessmentTemplate.findMany({
    where: { salonId: house.salon.id },
    include: { readings: true },
  })
  const sheetOf = (region: string): Sheet => {
    const template = templates.find((each) => each.region === region)
    if (!template) throw new Error(`no sheet for the ${region}`)
    const readings = template.readings.map(({ id, nameEn }) => [nameEn ?? '', id])
    return { id: template.id, readings: Object.fromEntries(readings) }
  }
  return { face: sheetOf('face'), body: sheetOf('body'), scalp: sheetOf('scalp') }
}

type AssessedVisit = { clientId?: string; stage?: VisitStage; startsAt?: Date; hasBegun?: boolean }

/** A visit in the store, by default of a new guest in her consultation; how it came there does not matter here. */
export async function createVisit(
  house: TestSalon,
  { clientId, stage = 'consultation', startsAt = at(house, '14:00'), hasBegun = false }: AssessedVisit = {},
): Promise<{ visitId: string; clientId: string }> {
  const herId = clientId ?? (await createGuest(house, undefined, startsAt)).id
  const endsAt = addMinutes(startsAt, 60)
  const { id } = await db.visit.create({
    data: {
      salonId: house.salon.id,
      clientId: herId,
      stage,
      standardsVersion: 1,
      createdAt: startsAt,
      appointment: {
        create: { startsAt, endsAt, createdById: house.receptionist.id, createdAt: startsAt },
      },
      ...(hasBegun && { safetyAnswers: everythingAnswered(house.therapist.id, startsAt) }),
      sessions: {
        create: {
          treatmentId: house.treatments[0]?.id ?? '',
          startsAt,
          endsAt,
          startedAt: hasBegun ? startsAt : null,
        },
      },
    },
  })
  return { visitId: id, clientId: herId }
}

/** Takes a reading with the domain's own verb, as the therapist. */
export async function read(
  house: TestSalon,
  taken: { visitId: string; readingTypeId: string | undefined; value: number; moment?: Moment; now?: Date },
): Promise<void> {
  const { visitId, readingTypeId = '', value, moment = 'before', now = at(house, '14:10') } = taken
  await asStaff(
    house.therapist,
    now,
  )((ctx) => takeReading(ctx, { visitId, readingTypeId, moment, value, seen: null }))
}
