// What the caller should know before she dials: the guest, that day, and what has been tried.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useEndWords } from '@/components/treatment-end/end-words'
import { Avatar } from '@/components/ui/avatar'
import { Link } from '@/components/ui/link'
import { useAnswerWords } from '@/components/visit/answer-words'
import type { CallDue, FollowUpVisit } from '@/lib/follow-ups/follow-up-queries'
import { formatClock, formatDay, localName } from '@/lib/i18n/format'

export function GuestHead({ visit, note }: { visit: FollowUpVisit; note?: string }) {
  const t = useTranslations('follow-ups')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const { name, formOfAddress } = visit.client
  return (
    <header className="flex items-center gap-4">
      <Avatar name={name} size="lg" />
      <div className="min-w-0">
        <h2 className="flex flex-wrap items-baseline gap-x-3 text-2xl">
          {name}
          {formOfAddress && (
            <span className="font-sans text-base font-normal tracking-normal text-ink-soft">
              {formOfAddress}
            </span>
          )}
        </h2>
        <p className="flex flex-wrap items-center gap-x-3 text-ink-soft">
          <Link
            href={`/visits/${visit.visitId}`}
            className="inline-flex min-h-12 items-center text-celadon-deep underline decoration-celadon-line underline-offset-4 hover:decoration-celadon"
          >
            {t('visitedOn', { day: formatDay(visit.visitedAt, timeZone, locale) })}
          </Link>
          {note && <span>{note}</span>}
        </p>
      </div>
    </header>
  )
}

export function Tries({ tries }: { tries: CallDue['tries'] }) {
  const t = useTranslations('follow-ups')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  if (tries.length === 0) return null
  return (
    <section className="text-sm">
      <h3 className="font-sans font-medium tracking-normal text-ink-soft">{t('triedBefore')}</h3>
      <ul>
        {tries.map(({ attempt, madeAt, outcome, by }) => (
          <li key={attempt}>
            {t('tryLine', {
              day: formatDay(madeAt, timeZone, locale),
              time: formatClock(madeAt, timeZone, locale),
              outcome: t(`record.outcomes.${outcome}`),
              by,
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function HowItWas({ visit }: { visit: FollowUpVisit }) {
  const t = useTranslations('follow-ups')
  const reactions = useTranslations('reactions')
  const answer = useAnswerWords()
  const wordsOf = useEndWords()
  const locale = useLocale()
  const between = locale === 'en' ? ', ' : '、'
  const names = (rows: FollowUpVisit['bought']) => rows.map((row) => localName(row, locale)).join(between)
  return (
    <section aria-labelledby="about-title">
      <h2 id="about-title" className="pb-3 text-xl">
        {t('about')}
      </h2>
      <dl className="grid gap-4">
        {visit.treatments.map((treatment) => (
          <Fact
            key={treatment.sessionId}
            name={[localName(treatment, locale), treatment.therapist].filter(Boolean).join(' · ')}
          >
            {treatment.hasReaction && (
              <span className="block font-medium text-rouge">{reactions('call')}</span>
            )}
            {wordsOf(treatment) && <span className="block text-ochre">{wordsOf(treatment)}</span>}
            {treatment.effect !== null && (
              <span className="block">{t('effect', { words: answer('effect', treatment.effect) })}</span>
            )}
            {treatment.note && <span className="block whitespace-pre-wrap">{treatment.note}</span>}
          </Fact>
        ))}
        {visit.advice && <Fact name={t('advice')}>{visit.advice}</Fact>}
        {visit.bought.length > 0 && <Fact name={t('bought')}>{names(visit.bought)}</Fact>}
        {visit.considering.length > 0 && <Fact name={t('considering')}>{names(visit.considering)}</Fact>}
        {visit.smallTalk && <Fact name={t('smallTalk')}>{visit.smallTalk}</Fact>}
        {visit.openPromises.length > 0 && (
          <Fact name={t('openPromises')}>
            {visit.openPromises.map(({ id, text, owner, dueOn }) => (
              <span key={id} className="block">
                {/* A due day is a date without a zone, kept as midnight UTC. */}
                {t('promiseLine', { text, owner, day: formatDay(dueOn, 'UTC', locale) })}
              </span>
            ))}
          </Fact>
        )}
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm font-medium text-ink-soft">{name}</dt>
      <dd className="whitespace-pre-wrap">{children}</dd>
    </div>
  )
}
