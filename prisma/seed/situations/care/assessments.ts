// What an assessment finds on a guest of the demo: worse on her first visit than on her fifth, and better after a
// treatment than before it.
import type { StaffContext } from '@/lib/actions/staff-context'
import { boundsOf, type Moment } from '@/lib/assessments/assessment-flow'
import { markArea } from '@/lib/assessments/mark-area'
import { takeReading } from '@/lib/assessments/take-reading'
import type { Area } from '@/lib/concerns/area-flow'
import { CONCERNS_OF, type Concern, REGIONS, type Region } from '@/lib/concerns/concern-flow'
import type { ReadingType } from '@/lib/db/generated/client'

/** Who is read on every visit; the others of the demo would only be more of the same. */
const READ_EVERY_TIME = new Set([
  '王雅琴',
  '李婉清',
  '陈慕华',
  '单晓薇',
  '曾玉兰',
  'Emily Carter',
  '上官云舒',
])

/** Where it shows on whom: one of these courses for each guest of a region. */
const MARKED: Record<Region, readonly (readonly { area: Area; kind: Concern }[])[]> = {
  face: [
    [
      { area: 'cheek_left', kind: 'redness' },
      { area: 'cheek_right', kind: 'redness' },
      { area: 'nose', kind: 'pores' },
    ],
    [
      { area: 'eye_left', kind: 'fine_lines' },
      { area: 'eye_right', kind: 'fine_lines' },
      { area: 'forehead', kind: 'dryness' },
    ],
    [
      { area: 'cheek_left', kind: 'pigment' },
      { area: 'temple_right', kind: 'pigment' },
    ],
    [
      { area: 'chin', kind: 'acne' },
      { area: 'nose', kind: 'oiliness' },
    ],
  ],
  body: [
    [
      { area: 'nape', kind: 'tension' },
      { area: 'shoulder_right', kind: 'tension' },
      { area: 'upper_back_right', kind: 'stiffness' },
    ],
    [
      { area: 'lower_back_left', kind: 'stiffness' },
      { area: 'lower_back_right', kind: 'pain' },
    ],
    [
      { area: 'foot_left', kind: 'cold' },
      { area: 'foot_right', kind: 'cold' },
      { area: 'calf_left', kind: 'swelling' },
    ],
  ],
  scalp: [
    [
      { area: 'crown', kind: 'scalp_oil' },
      { area: 'occiput', kind: 'dandruff' },
    ],
  ],
}

/** Before her treatment, for those who are read at all: the readings of the sheet that fits it, and where it shows. */
export async function assessBefore(ctx: StaffContext, visitId: string): Promise<void> {
  const course = await courseOf(ctx, visitId)
  if (!course) return
  const { templateId, region, readings, turn, variant } = course
  // All of them on her first visit; later what is taken again after the treatment anyway.
  const asked = readings.filter(({ isKey }) => isKey || turn === 0)
  for (const [index, type] of asked.entries())
    await take(ctx, visitId, type, 'before', foundOn(type, turn, (variant + index) % 3))
  const courses = MARKED[region]
  const marks = courses[variant % courses.length] ?? []
  const strength = Math.max(1, 3 - Math.ceil(turn / 2))
  for (const [index, mark] of marks.entries()) {
    // What was slight is gone after a few visits.
    if (index > 0 && index >= marks.length - Math.floor(turn / 3)) continue
    await markArea(ctx, { visitId, templateId, ...mark, strength, seen: null })
  }
}

/** When her treatment ends: the key readings again. */
export async function assessAfter(ctx: StaffContext, visitId: string): Promise<void> {
  const before = await ctx.tx.reading.findMany({
    where: { assessment: { visitId, moment: 'before' }, readingType: { isKey: true } },
    include: { readingType: true },
  })
  for (const { value, readingType } of before) {
    const better = readingType.form === 'scale' ? 1 : 9
    await take(ctx, visitId, readingType, 'after', towardsGood(readingType, value, better))
  }
}

type Course = {
  templateId: string
  region: Region
  readings: ReadingType[]
  /** How many of her visits were assessed before this one. */
  turn: number
  variant: number
}

async function courseOf(ctx: StaffContext, visitId: string): Promise<Course | null> {
  const visit = await ctx.tx.visit.findUniqueOrThrow({
    where: { id: visitId },
    include: { client: true, sessions: { where: { releasedAt: null }, include: { treatment: true } } },
  })
  if (!READ_EVERY_TIME.has(visit.client.name)) return null
  const treatments = visit.sessions.map(({ treatment }) => treatment)
  const region = regionOf(
    treatments.flatMap(({ concerns }) => concerns),
    treatments.map(({ name }) => name).join(),
  )
  const template = await ctx.tx.assessmentTemplate.findFirst({
    where: { salonId: ctx.staff.salon.id, region, retiredAt: null },
    include: { readings: { where: { retiredAt: null }, orderBy: { position: 'asc' } } },
  })
  if (!template) return null
  const turn = await ctx.tx.assessment.count({
    where: { templateId: template.id, moment: 'before', visit: { clientId: visit.clientId } },
  })
  const variant = visit.client.name.charCodeAt(1)
  return { templateId: template.id, region, readings: template.readings, turn, variant }
}

function regionOf(concerns: readonly string[], names: string): Region {
  const told = REGIONS.find((region) => CONCERNS_OF[region].some((concern) => concerns.includes(concern)))
  if (told) return told
  if (/头皮|头部|头疗/.test(names)) return 'scalp'
  return /肩|颈|背|腰|身|足|手|腿|灸|SPA/.test(names) ? 'body' : 'face'
}

/** Two steps beyond the good at first, then a step better with every other visit; `luck` spares her some of it. */
function foundOn(type: ReadingType, turn: number, luck: number): number {
  const [low, high] = boundsOf(type)
  const isBadHigh = type.concernAbove !== null
  if (type.form === 'measure') {
    const threshold = type.concernBelow ?? type.concernAbove ?? (low + high) / 2
    const away = -7 + luck * 2 + turn * 3.5
    return within(threshold + (isBadHigh ? -away : away), low, high)
  }
  const worst = isBadHigh ? high : low
  return towardsGood(type, worst, 1 + luck + Math.floor(turn / 2))
}

function towardsGood(type: ReadingType, value: number, by: number): number {
  const [low, high] = boundsOf(type)
  return within(value + (type.concernAbove === null ? by : -by), low, high)
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Math.round(value * 10) / 10))
}

function take(
  ctx: StaffContext,
  visitId: string,
  type: ReadingType,
  moment: Moment,
  value: number,
): Promise<void> {
  return takeReading(ctx, { visitId, readingTypeId: type.id, moment, value, seen: null })
}
