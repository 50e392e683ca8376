// What a care plan says: her wish in her words, the courses, what she does at home and what she leaves alone.
import { useTranslations } from 'next-intl'
import { CourseList, type NamedCourse } from './course-list'
import { useWholeDay } from './plan-words'

export type ShownPlan = {
  id: string
  goal: string
  homeCare: string
  avoid: string
  revision: number
  madeOn: string
  madeBy: string
  courses: readonly NamedCourse[]
}

export function PlanFacts({
  plan,
  today,
  isOver = false,
}: {
  plan: ShownPlan
  today: string
  isOver?: boolean
}) {
  const t = useTranslations('care-plans')
  const dayOf = useWholeDay()
  return (
    <div className="grid gap-5">
      <div>
        <p className="font-serif text-xl leading-relaxed">{t('quoted', { text: plan.goal })}</p>
        <p className="text-sm text-ink-soft">{t('madeBy', { name: plan.madeBy, day: dayOf(plan.madeOn) })}</p>
      </div>
      <CourseList courses={plan.courses} madeOn={plan.madeOn} today={today} isOver={isOver} />
      {(plan.homeCare || plan.avoid) && (
        <dl className="grid gap-4 sm:grid-cols-2">
          {(['homeCare', 'avoid'] as const).map(
            (field) =>
              plan[field] && (
                <div key={field}>
                  <dt className="text-sm text-ink-soft">{t(field)}</dt>
                  <dd className="whitespace-pre-wrap">{plan[field]}</dd>
                </div>
              ),
          )}
        </dl>
      )}
    </div>
  )
}
