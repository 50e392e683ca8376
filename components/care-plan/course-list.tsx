// How far each course of a plan has come: a bead for each session, and the words beside them.
import { useLocale, useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { Course } from '@/lib/care-plans/progress-flow'
import { localName } from '@/lib/i18n/format'
import { useCourseWords } from './plan-words'

export type NamedCourse = Course & { name: string; nameEn: string | null }

type Props = { courses: readonly NamedCourse[]; madeOn: string; today: string; isOver: boolean }

export function CourseList({ courses, madeOn, today, isOver }: Props) {
  const t = useTranslations('care-plans')
  return (
    <div className="grid gap-3">
      <ul className="grid gap-4">
        {courses.map((course) => (
          <CourseRow key={course.treatmentId} course={course} madeOn={madeOn} today={today} isOver={isOver} />
        ))}
      </ul>
      <p className="text-sm text-ink-soft">{t('whatCounts')}</p>
    </div>
  )
}

function CourseRow({ course, madeOn, today, isOver }: { course: NamedCourse } & Omit<Props, 'courses'>) {
  const t = useTranslations('care-plans')
  const locale = useLocale()
  const { standing, words } = useCourseWords(madeOn, today)(course)
  const { done, sessions } = course
  return (
    <li className="grid gap-1.5">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-serif text-lg">{localName(course, locale)}</span>
        <span className="text-sm text-ink-soft">{t('every', { days: course.intervalDays })}</span>
        {!course.isOffered && !isOver && <span className="text-sm text-ochre">{t('dropped')}</span>}
      </p>
      <Beads course={course} />
      <p
        className={classNames(
          'numeric text-sm',
          standing.kind === 'overdue' && !isOver ? 'text-ochre' : 'text-ink-soft',
        )}
      >
        {isOver ? t('done', { done, sessions }) : words}
      </p>
    </li>
  )
}

/** More would be a fence. */
const MOST_BEADS = 24

function Beads({ course: { done, booked, sessions } }: { course: Course }) {
  if (sessions > MOST_BEADS) return null
  const beads = Array.from({ length: sessions }, (_, index) =>
    index < done ? 'done' : index < done + booked ? 'booked' : 'open',
  )
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox={`0 0 ${sessions * 26} 24`}
      className="h-6 max-w-full"
      style={{ width: `${sessions * 1.625}rem` }}
      preserveAspectRatio="xMinYMid meet"
    >
      <path
        d={`M12 12H${sessions * 26 - 14}`}
        className="stroke-hair"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
      {beads.map((bead, index) => (
        <g
          // biome-ignore lint/suspicious/noArrayIndexKey: a bead is its place on the string
          key={index}
          className={bead === 'open' ? 'fill-sheet stroke-edge' : 'stroke-celadon'}
          strokeWidth="1.5"
        >
          <circle
            cx={index * 26 + 12}
            cy="12"
            r="8"
            className={bead === 'done' ? 'fill-celadon' : 'fill-sheet'}
          />
          {bead === 'booked' && <circle cx={index * 26 + 12} cy="12" r="3" className="fill-celadon" />}
          {bead === 'done' && (
            <path
              d={`M${index * 26 + 8.5} 12.2l2.6 2.6 4.600-5`}
              fill="none"
              className="stroke-sheet"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          )}
        </g>
      ))}
    </svg>
  )
}
