// What a booking that stands is by her care plan.
import { useLocale, useTranslations } from 'next-intl'
import { localName } from '@/lib/i18n/format'
import type { NamedCourse } from './course-list'

type Props = { plan: { courses: readonly NamedCourse[] }; today: string }

/** Shows nothing where nothing of the plan is booked for a day to come. */
export function BookedByPlan({ plan, today }: Props) {
  const t = useTranslations('care-plans.booking')
  const locale = useLocale()
  const booked = plan.courses.find(({ bookedOn }) => bookedOn !== null && bookedOn > today)
  if (!booked) return null
  return t('booked', {
    treatment: localName(booked, locale),
    number: booked.done + 1,
    sessions: booked.sessions,
  })
}
