// The care plans of the demo's guests: some in the middle of one, one overdue, one fulfilled, one that gave way to another.
import { changePlan } from '@/lib/care-plans/change-plan'
import { endPlan } from '@/lib/care-plans/end-plan'
import { makePlan } from '@/lib/care-plans/make-plan'
import type { PlanContent } from '@/lib/care-plans/plan-content-flow'
import type { Concern } from '@/lib/concerns/concern-flow'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { type Act, first, type House, together } from '../house'

type Words = Pick<PlanContent, 'goal' | 'homeCare' | 'avoid'>

const WORDS: Partial<Record<Concern, Words>> = {
  dryness: { goal: '脸不要再紧绷脱皮', homeCare: '早晚补水，隔天一张面膜', avoid: '热水洗脸、每天去角质' },
  redness: { goal: '换季脸不要再发红', homeCare: '早晚修护精华，白天防晒', avoid: '日晒、辛辣、磨砂' },
  sensitivity: {
    goal: '皮肤稳下来，能正常化妆',
    homeCare: '只用修护类，停掉酸类',
    avoid: '果酸、酒精、香精',
  },
  dullness: { goal: '气色亮一点', homeCare: '晚上早睡，早上维C精华', avoid: '熬夜、不卸妆' },
  sagging: { goal: '下颌线清楚一些', homeCare: '每晚提拉手法三分钟', avoid: '侧睡、低头看手机' },
  dark_circles: { goal: '眼睛别看着那么累', homeCare: '眼霜早晚，热敷眼周', avoid: '熬夜、揉眼睛' },
  tension: { goal: '肩膀松开，头不再胀', homeCare: '每小时站起来转肩', avoid: '久坐、空调直吹' },
  cold: { goal: '手脚暖起来，睡得沉', homeCare: '睡前泡脚二十分钟', avoid: '冷饮、露脚踝' },
  scalp_oil: { goal: '头发能撑到第二天', homeCare: '两天洗一次，温水', avoid: '烫水、抓挠' },
}

const USUAL: Words = { goal: '慢慢调理，稳住就好', homeCare: '早晚基础护理', avoid: '熬夜' }

const INTERVALS = [7, 10, 14, 21, 28, 42] as const

/** One guest's visits for the same treatment, oldest first. */
type Course = {
  clientId: string
  treatment: { id: string; concerns: string[] }
  sessions: { visitId: string; startedAt: Date; endedAt: Date }[]
}

/** To be called once all visits have been lived; whoever came more than once for the same has a plan for it. */
export async function fillPlans(house: House, now: Date): Promise<void> {
  const courses = await repeatedCourses(house, now)
  for (const [turn, course] of courses.entries()) {
    await together((act) => planHer(act, house, course, turn, now))
  }
}

async function repeatedCourses(house: House, now: Date): Promise<Course[]> {
  const sessions = await together((act) =>
    act(house.manager, now).tx.treatmentSession.findMany({
      where: { visit: { salonId: house.salon.id }, endedAt: { not: null } },
      orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
      select: {
        visitId: true,
        startedAt: true,
        endedAt: true,
        treatment: { select: { id: true, concerns: true } },
        visit: { select: { clientId: true } },
      },
    }),
  )
  const courses = new Map<string, Course>()
  for (const { visitId, startedAt, endedAt, treatment, visit } of sessions) {
    if (!startedAt || !endedAt) continue
    const key = `${visit.clientId} ${treatment.id}`
    const course = courses.get(key) ?? { clientId: visit.clientId, treatment, sessions: [] }
    course.sessions.push({ visitId, startedAt, endedAt })
    courses.set(key, course)
  }
  const repeated = [...courses.values()].filter((course) => course.sessions.length > 1)
  return repeated.filter(
    (course, index) => repeated.findIndex(({ clientId }) => clientId === course.clientId) === index,
  )
}

async function planHer(act: Act, house: House, course: Course, turn: number, now: Date): Promise<void> {
  const { clientId, treatment, sessions } = course
  const therapist = house.therapists[turn % house.therapists.length] ?? house.manager
  const { visitId, startedAt } = first(sessions)
  const madeAt = addMinutes(startedAt, -12)
  const content = contentOf(course, turn, now)
  const { planId } = await makePlan(act(therapist, madeAt), { clientId, visitId, ...content })
  if (turn % 6 === 1) await cutShort(act, house, { planId, content, course }, now)
  if (turn % 6 === 4) {
    const { startedAt: secondAt } = first(sessions.slice(1))
    const more = { ...content, homeCare: `${content.homeCare}；这周加一次面膜` }
    await changePlan(act(therapist, addMinutes(secondAt, -8)), { planId, revision: 1, ...more })
  }
  if (turn % 6 === 5 && sessions.length >= 2 && treatment.concerns.length > 0) {
    const { endedAt } = first(sessions.slice(-1))
    await endPlan(act(therapist, addMinutes(endedAt, 6)), { planId, end: 'fulfilled' })
  }
}

/** What she first wished for gave way to something else. */
async function cutShort(
  act: Act,
  house: House,
  { planId, content, course }: { planId: string; content: PlanContent; course: Course },
  now: Date,
): Promise<void> {
  const { visitId, startedAt } = first(course.sessions.slice(1))
  const planned = first(content.treatments)
  await makePlan(act(house.manager, addMinutes(startedAt, -9)), {
    clientId: course.clientId,
    visitId,
    goal: '过年前把状态养好',
    homeCare: content.homeCare,
    avoid: content.avoid,
    treatments: [
      { ...planned, sessions: course.sessions.length + 3, intervalDays: comingInterval(course, now) },
    ],
    replaces: { planId, revision: 1 },
  })
}

/** By turns she is in the middle, overdue, done with it. */
function contentOf(course: Course, turn: number, now: Date): PlanContent {
  const { treatment, sessions } = course
  const done = sessions.length
  const isOverdue = turn % 6 === 2
  const isDone = turn % 6 === 3 || turn % 6 === 5
  return {
    ...wordsOf(treatment.concerns),
    treatments: [
      {
        treatmentId: treatment.id,
        sessions: isDone ? done : done + 2 + (turn % 4),
        intervalDays: isOverdue ? 7 : comingInterval(course, now),
      },
    ],
  }
}

function wordsOf(concerns: readonly string[]): Words {
  const known = concerns.find((concern) => concern in WORDS)
  return (known && WORDS[known as Concern]) || USUAL
}

/** The shortest usual interval after which she is not late yet. */
function comingInterval({ sessions }: Course, now: Date): number {
  const { endedAt } = first(sessions.slice(-1))
  const daysSince = Math.floor((now.getTime() - endedAt.getTime()) / 86_400_000)
  return INTERVALS.find((interval) => interval >= daysSince) ?? 42
}
