// What was done last time and how it turned out, what she talked about, and through whom she came.
import { useFormatter, useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useEndWords } from '@/components/treatment-end/end-words'
import { useAnswerWords } from '@/components/visit/answer-words'
import type { DoorCard } from '@/lib/clients/door-card-query'
import { formatDate, formatDay, guestName, localName } from '@/lib/i18n/format'
import { KeyChanges } from './key-changes'

export function LastTime({ card }: { card: DoorCard }) {
  const t = useTranslations('door-card')
  const { brought, firstVisit, lastVisit, smallTalk, referredBy } = card
  return (
    <section aria-label={t('last.label')} className="grid content-start gap-4">
      {lastVisit && <LastVisit visit={lastVisit} />}
      {!lastVisit && firstVisit && <Line label={t('last.label')}>{t('last.none')}</Line>}
      {!lastVisit && !firstVisit && brought && <Brought brought={brought} />}
      {smallTalk && <Line label={t('smallTalk')}>{t('quoted', { text: smallTalk.text })}</Line>}
      {referredBy && <Line label={t('referredBy')}>{guestName(referredBy)}</Line>}
    </section>
  )
}

/** She has been here, and what is known of it was told by the system before. */
function Brought({ brought }: { brought: NonNullable<DoorCard['brought']> }) {
  const t = useTranslations('door-card.last')
  const locale = useLocale()
  const { lastVisitOn, therapist } = brought
  return (
    <Line label={t('label')}>
      <span className="numeric block">
        {lastVisitOn
          ? t('brought', { day: formatDate(new Date(`${lastVisitOn}T12:00:00Z`), 'UTC', locale) })
          : t('broughtNoDay')}
      </span>
      {therapist && <span className="block">{t('broughtTherapist', { name: therapist })}</span>}
    </Line>
  )
}

type Visit = NonNullable<DoorCard['lastVisit']>

function LastVisit({ visit }: { visit: Visit }) {
  const t = useTranslations('door-card.last')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const day = formatDay(new Date(visit.startsAt), timeZone, locale)
  return (
    <Line label={t('label')} aside={t('when', { day, days: visit.daysAgo })}>
      {visit.left && <span className="block font-medium text-rouge">{t('left')}</span>}
      {visit.treatments.map((treatment, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may have been done twice; the past does not move
        <Treated key={position} treatment={treatment} />
      ))}
      {visit.changes.length > 0 && <KeyChanges changes={visit.changes} />}
      {visit.assessment && <span className="block">{visit.assessment}</span>}
      {visit.call && <Called call={visit.call} />}
    </Line>
  )
}

function Treated({ treatment }: { treatment: Visit['treatments'][number] }) {
  const t = useTranslations('door-card.last')
  const areas = useTranslations('concerns.areas')
  const format = useFormatter()
  const answer = useAnswerWords()
  const locale = useLocale()
  const ended = useEndWords()(treatment)
  return (
    <span className="flex flex-wrap gap-x-2">
      <span className="font-medium">{localName(treatment, locale)}</span>
      {treatment.therapist && <span className="text-ink-soft">{treatment.therapist}</span>}
      {treatment.effect !== null && <span>{t('effect', { words: answer('effect', treatment.effect) })}</span>}
      {ended && <span className="basis-full font-medium text-ochre">{ended}</span>}
      {treatment.lovedAreas.length > 0 && (
        <span className="basis-full">
          {t('loved', { areas: format.list(treatment.lovedAreas.map((area) => areas(area))) })}
        </span>
      )}
      {treatment.herWords && (
        <span className="basis-full">{t('herWords', { words: treatment.herWords })}</span>
      )}
    </span>
  )
}

function Called({ call }: { call: NonNullable<Visit['call']> }) {
  const t = useTranslations('door-card.last')
  const answer = useAnswerWords()
  const words = call.feeling !== null ? answer('feeling', call.feeling) : null
  return (
    <span className="block">
      {words ? t('called', { words }) : t('calledWithoutFeeling')}
      {call.note && <span className="ms-1">{call.note}</span>}
    </span>
  )
}

function Line({ label, aside, children }: { label: string; aside?: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="font-sans text-sm font-normal tracking-normal text-ink-soft">
        {label}
        {aside && <span className="numeric ms-2">{aside}</span>}
      </h3>
      <p className="mt-0.5">{children}</p>
    </div>
  )
}
