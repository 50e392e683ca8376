// Her care plan in one line: which session today is, or when the next one is due.
import { Route } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { type Course, foremost } from '@/lib/care-plans/progress-flow'
import { localName } from '@/lib/i18n/format'
import { useCourseWords } from './plan-words'

type Props = {
  plan: {
    goal: string
    madeOn: string
    courses: readonly (Course & { name: string; nameEn: string | null })[]
  }
  /** YYYY-MM-DD in the salon's zone. */
  today: string
  className?: string
}

export function PlanLine({ plan, today, className }: Props) {
  const t = useTranslations('care-plans')
  const locale = useLocale()
  const wordsOf = useCourseWords(plan.madeOn, today)
  const course = foremost(plan.courses, plan.madeOn, today)
  if (!course) return null
  const { standing, words } = wordsOf(course)
  return (
    <p className={classNames('flex items-start gap-2', className)}>
      <Route aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-celadon" />
      <span className="min-w-0">
        <span className="sr-only">{t('title')}: </span>
        <span className="font-medium">{localName(course, locale)}</span>
        <span className={classNames('numeric ms-2', standing.kind === 'overdue' && 'text-ochre')}>
          {words}
        </span>
        {plan.courses.length > 1 && (
          <span className="ms-2 text-ink-soft">{t('others', { count: plan.courses.length - 1 })}</span>
        )}
      </span>
    </p>
  )
}
