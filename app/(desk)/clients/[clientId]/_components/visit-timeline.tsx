// Her visits, newest first: what was done, how it turned out, what she said.
import { CalendarClock, CircleX, DoorOpen, Footprints, type LucideIcon } from 'lucide-react'
import Link from 'next/link'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import type { ClientVisit, ClientVisits } from '@/lib/clients/client-queries'
import { formatClock, formatDate, localName } from '@/lib/i18n/format'

type Props = ClientVisits & { clientId: string; isFirstPage: boolean }

export function VisitTimeline({ visits, older, clientId, isFirstPage }: Props) {
  const t = useTranslations('clients.timeline')
  if (visits.length === 0) return <p className="text-ink-soft">{t('none')}</p>
  return (
    <>
      <ol className="grid gap-6 border-s border-hair ps-6">
        {visits.map((visit) => (
          <VisitEntry key={visit.id} visit={visit} />
        ))}
      </ol>
      <nav aria-label={t('pages')} className="flex flex-wrap gap-3 pt-6">
        {!isFirstPage && <ButtonLink href={`/clients/${clientId}`}>{t('newest')}</ButtonLink>}
        {older && <ButtonLink href={`/clients/${clientId}?before=${older}`}>{t('older')}</ButtonLink>}
      </nav>
    </>
  )
}

function VisitEntry({ visit }: { visit: ClientVisit }) {
  const stages = useTranslations('visits.stages')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const startsAt = visit.appointment?.startsAt
  const { icon: Icon, tone } = looksOf(visit.stage)
  return (
    <li className="relative">
      <span
        className={classNames(
          'absolute -start-6 flex size-8 -translate-x-1/2 items-center justify-center rounded-full bg-paper [&>svg]:size-5',
          tone,
        )}
      >
        <Icon aria-hidden="true" />
      </span>
      <h3 className="text-lg">
        <Link
          href={`/visits/${visit.id}`}
          prefetch={false}
          className="numeric inline-flex min-h-12 flex-wrap items-center gap-x-3 underline-offset-4 hover:underline"
        >
          {startsAt && formatDate(startsAt, timeZone, locale)}
          {startsAt && (
            <span className="font-sans text-sm font-normal text-ink-soft">
              {formatClock(startsAt, timeZone, locale)}
            </span>
          )}
          <span className={classNames('font-sans text-sm font-normal', tone)}>{stages(visit.stage)}</span>
        </Link>
      </h3>
      <VisitTraces visit={visit} />
    </li>
  )
}

function VisitTraces({ visit }: { visit: ClientVisit }) {
  const t = useTranslations('clients.timeline')
  const rating = useTranslations('ui.rating')
  const locale = useLocale()
  const { reason } = visit
  return (
    <div className="grid gap-1.5">
      {reason && <p className="text-ink-soft">{t('reason', { reason })}</p>}
      {visit.sessions.map((session) => (
        <p key={session.id}>
          <span className="font-medium">{localName(session.treatment, locale)}</span>
          {session.therapist && <span className="ms-2 text-ink-soft">{session.therapist.name}</span>}
          {session.effect !== null && (
            <span className="ms-2">{t('effect', { words: rating(String(session.effect)) })}</span>
          )}
        </p>
      ))}
      {visit.recommendations.length > 0 && (
        <p className="text-ink-soft">
          {visit.recommendations
            .map(({ product, answer }) =>
              t('product', { product: localName(product, locale), answer: t(`answers.${answer ?? 'open'}`) }),
            )
            .join(' · ')}
        </p>
      )}
      {visit.notes.length > 0 && (
        <dl className="grid gap-1">
          {visit.notes.map((note) => (
            <div key={note.id} className="flex gap-3">
              <dt className="w-20 shrink-0 text-sm leading-[1.8] text-ink-soft">{t(`notes.${note.kind}`)}</dt>
              <dd className="min-w-0 whitespace-pre-line">{note.text}</dd>
            </div>
          ))}
        </dl>
      )}
      {visit.calls.map((call) => (
        <p key={call.id} className="text-ink-soft">
          {t(`calls.${call.outcome ?? 'no_answer'}`)}
          {call.feeling !== null && <span className="ms-2 text-ink">{rating(String(call.feeling))}</span>}
          {call.note && <span className="ms-2 text-ink">{call.note}</span>}
        </p>
      ))}
    </div>
  )
}

function looksOf(stage: ClientVisit['stage']): { icon: LucideIcon; tone: string } {
  if (stage === 'expected') return { icon: CalendarClock, tone: 'text-celadon-deep' }
  if (stage === 'cancelled' || stage === 'no_show') return { icon: CircleX, tone: 'text-ink-soft' }
  if (stage === 'left') return { icon: CircleX, tone: 'text-rouge' }
  if (stage === 'closed' || stage === 'follow_up') return { icon: Footprints, tone: 'text-ink-soft' }
  return { icon: DoorOpen, tone: 'text-celadon-deep' }
}
