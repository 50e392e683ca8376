// A care plan in words: how a course stands, what was changed. Safe for the client.
import { useLocale, useTranslations } from 'next-intl'
import type { PlannedTreatment } from '@/lib/care-plans/plan-content-flow'
import { type Course, type CourseStanding, standingOf } from '@/lib/care-plans/progress-flow'
import { formatBriefly, formatDay } from '@/lib/i18n/format'

/** A day of the salon, YYYY-MM-DD, as briefly as it can be told. */
export function usePlanDay(today: string): (day: string) => string {
  const locale = useLocale()
  return (day) => formatBriefly(noonOf(day), noonOf(today), 'UTC', locale)
}

/** The same with its weekday. */
export function useWholeDay(): (day: string) => string {
  const locale = useLocale()
  return (day) => formatDay(noonOf(day), 'UTC', locale)
}

/** 「第 3 次在12月3日前后，共 8 次」 */
export function useCourseWords(madeOn: string, today: string) {
  const t = useTranslations('care-plans.standing')
  const dayOf = usePlanDay(today)
  return (course: Course): { standing: CourseStanding; words: string } => {
    const standing = standingOf(course, madeOn, today)
    const { sessions } = course
    if (standing.kind === 'fulfilled') return { standing, words: t('fulfilled', { sessions }) }
    const { number } = standing
    if (standing.kind === 'today') return { standing, words: t('today', { number, sessions }) }
    const day = dayOf(standing.on)
    const days = 'daysLate' in standing ? standing.daysLate : 0
    return { standing, words: t(standing.kind, { number, sessions, day, days }) }
  }
}

/** 「补水护理 8 次，每隔 7 天」; the name comes from whoever knows it. */
export function usePlannedWords(nameOf: (treatmentId: string) => string) {
  const t = useTranslations('care-plans')
  return (planned: PlannedTreatment | null): string =>
    planned
      ? t('history.course', {
          treatment: nameOf(planned.treatmentId),
          sessions: planned.sessions,
          days: planned.intervalDays,
        })
      : t('conflict.nothing')
}

function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}
