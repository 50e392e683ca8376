// The course of her care at a glance: each treatment as a line of its sessions, with how she rated them.
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import { useAnswerWords } from '@/components/visit/answer-words'
import { type CourseSession, type CourseTreatment, listCourse } from '@/lib/clients/course-queries'
import { formatBriefly, localName } from '@/lib/i18n/format'
import type { TabProps } from '../tab-props'

export async function CourseSection({ staff, clientId, now }: TabProps) {
  return <Course treatments={await listCourse(staff, clientId)} now={now} />
}

function Course({ treatments, now }: { treatments: CourseTreatment[]; now: Date }) {
  const t = useTranslations('care.course')
  const locale = useLocale()
  return (
    <Card as="section" aria-label={t('title')}>
      <h2 className="pb-3 text-lg">{t('title')}</h2>
      {treatments.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
      <ul className="divide-y divide-hair">
        {treatments.map((treatment) => (
          <li
            key={treatment.treatmentId}
            className="grid gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0 md:grid-cols-[14rem_1fr]"
          >
            <p>
              <span className="block font-serif text-lg">{localName(treatment, locale)}</span>
              <span className="numeric text-sm text-ink-soft">{t('times', { times: treatment.times })}</span>
            </p>
            <ol className="flex flex-wrap gap-1">
              {treatment.sessions.map((session) => (
                <li key={session.id}>
                  <SessionMark session={session} now={now} />
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** As tall as it was good; the words say it too. */
function SessionMark({ session, now }: { session: CourseSession; now: Date }) {
  const t = useTranslations('care.course')
  const answer = useAnswerWords()
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const ending = useTranslations('ending.outcomes')
  const { effect, outcome } = session
  return (
    <Link
      href={`/visits/${session.visitId}`}
      className="grid min-h-12 min-w-18 content-start justify-items-center gap-1 rounded-md px-1.5 py-1.5 text-center transition-colors hover:bg-fold"
    >
      <span aria-hidden className="flex h-8 items-end">
        <span
          className={classNames(
            'block w-2.5 rounded-t-full',
            effect === null ? 'h-1 bg-hair' : HEIGHTS[effect - 1],
            effect !== null && (effect <= 2 ? 'bg-rouge/60' : 'bg-celadon'),
          )}
        />
      </span>
      <span className="numeric text-sm whitespace-nowrap text-ink-soft">
        {formatBriefly(session.startedAt, now, timeZone, locale)}
      </span>
      <span className="text-sm whitespace-nowrap">
        {outcome === 'in_part' || outcome === 'broken_off'
          ? ending(outcome)
          : effect === null
            ? t('unrated')
            : answer('effect', effect)}
      </span>
    </Link>
  )
}

const HEIGHTS = ['h-1.5', 'h-3', 'h-4.5', 'h-6', 'h-8']
