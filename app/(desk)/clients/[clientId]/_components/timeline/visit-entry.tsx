// A visit as the timeline tells it: what was done, how it turned out, what she said.
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useEndWords } from '@/components/treatment-end/end-words'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import { useAnswerWords } from '@/components/visit/answer-words'
import type { VisitTold } from '@/lib/clients/timeline-queries'
import { formatClock, formatDate, formatDay, localName } from '@/lib/i18n/format'

type Props = { at: Date; visit: VisitTold }

export function VisitEntry({ at, visit }: Props) {
  const t = useTranslations('archive.timeline')
  const answer = useAnswerWords()
  const wordsOf = useEndWords()
  const locale = useLocale()
  return (
    <>
      <VisitHeading at={at} visit={visit} />
      <div className="grid gap-1.5">
        {visit.events.map((event, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the past does not move
          <Told key={position} event={event} />
        ))}
        {visit.treatments.map((treatment, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same may have been done twice; the past does not move
          <p key={position}>
            <span className="font-medium">{localName(treatment, locale)}</span>
            {treatment.therapist && <span className="ms-2 text-ink-soft">{treatment.therapist}</span>}
            {wordsOf(treatment) && <span className="ms-2 text-ochre">{wordsOf(treatment)}</span>}
            {treatment.effect !== null && (
              <span className="ms-2">{t('effect', { words: answer('effect', treatment.effect) })}</span>
            )}
          </p>
        ))}
        {visit.products.length > 0 && (
          <p className="text-ink-soft">
            {visit.products
              .map((product) =>
                t('product', {
                  product: localName(product, locale),
                  answer: t(`answers.${product.answer ?? 'open'}`),
                }),
              )
              .join(' · ')}
          </p>
        )}
        <Notes visit={visit} />
      </div>
    </>
  )
}

/** Only what was written down. */
export function VisitNotes({ at, visit }: Props) {
  return (
    <>
      <VisitHeading at={at} visit={visit} />
      <Notes visit={visit} />
    </>
  )
}

function VisitHeading({ at, visit }: Props) {
  const stages = useTranslations('visits.stages')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return (
    <h3 className="text-lg">
      <Link
        href={`/visits/${visit.id}`}
        className="numeric -mt-2.5 inline-flex min-h-12 flex-wrap items-center gap-x-3 underline-offset-4 hover:underline"
      >
        {formatDate(at, timeZone, locale)}
        <span className="font-sans text-sm font-normal text-ink-soft">
          {formatClock(at, timeZone, locale)}
        </span>
        <span
          className={classNames(
            'font-sans text-sm font-normal',
            visit.stage === 'left' ? 'text-rouge' : 'text-ink-soft',
          )}
        >
          {stages(visit.stage)}
        </span>
      </Link>
    </h3>
  )
}

/** What was skipped or moved, and why she left. */
function Told({ event }: { event: VisitTold['events'][number] }) {
  const t = useTranslations('archive.timeline.events')
  const moves = useTranslations('visits.moves')
  const momentOf = useMoment()
  const { from, to } = event
  const whatOf = () => {
    if (event.kind === 'appointment_moved' && from && to)
      return t('movedFromTo', { from: momentOf(from), to: momentOf(to) })
    if (event.kind === 'appointment_moved' || event.kind === 'booking_declined') return t(event.kind)
    return event.move && moves.has(event.move) ? moves(event.move) : null
  }
  const what = whatOf()
  if (!what) return null
  return (
    <p className="text-ink-soft">
      {event.reason ? t('reason', { what, reason: event.reason }) : what}
      {event.by && <span className="ms-2 text-sm">{event.by}</span>}
    </p>
  )
}

/** A day and its time, as an appointment is told. */
function useMoment() {
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return (instant: Date) =>
    `${formatDay(instant, timeZone, locale)} ${formatClock(instant, timeZone, locale)}`
}

function Notes({ visit }: { visit: VisitTold }) {
  const t = useTranslations('archive.timeline.notes')
  if (visit.notes.length === 0) return null
  return (
    <dl className="grid gap-1">
      {visit.notes.map((note, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two treatments leave two notes of a kind; the past does not move
        <div key={position} className="flex gap-3">
          <dt className="w-24 shrink-0 text-sm leading-[1.8] text-ink-soft">{t(note.kind)}</dt>
          <dd className="min-w-0 whitespace-pre-line">{note.text}</dd>
        </div>
      ))}
    </dl>
  )
}
