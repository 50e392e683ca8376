// How she is doing with the house: how often she came, the last time and how it turned out, what she spends.
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useAnswerWords } from '@/components/visit/answer-words'
import type { ArchiveGlance } from '@/lib/clients/archive-queries'
import { formatDate, formatMoney, localName } from '@/lib/i18n/format'
import { salonDate } from '@/lib/salon-time/salon-time'

const DAY_MS = 86_400_000

type Props = { glance: ArchiveGlance; currency: string }

export function Doing({ glance, currency }: Props) {
  const t = useTranslations('archive.glance')
  const locale = useLocale()
  const { brought, standing, usualGapDays, lastVisit, today } = glance
  return (
    <dl className="grid gap-2.5">
      <Fact label={t('visits')}>
        {standing.visits > 0 ? (
          <span className="font-serif text-lg font-semibold">
            {t('visitsTimes', { visits: standing.visits })}
          </span>
        ) : (
          t('visitsNone')
        )}
        {standing.visits > (usualGapDays ? 0 : (brought?.visits ?? 0)) && (
          <span className="numeric ms-2 text-sm text-ink-soft">
            {usualGapDays ? t('everyDays', { days: usualGapDays }) : t('tooFew')}
          </span>
        )}
        {brought !== null && brought.visits > 0 && (
          <span className="numeric block text-sm text-ink-soft">
            {t('visitsBrought', { visits: brought.visits })}
          </span>
        )}
      </Fact>
      {lastVisit && (
        <Fact label={t('last')}>
          <LastVisit visit={lastVisit} today={today} />
        </Fact>
      )}
      {!lastVisit && brought?.lastVisitOn && (
        <Fact label={t('last')}>
          <span className="numeric">
            {t('lastBrought', {
              day: formatDate(new Date(`${brought.lastVisitOn}T12:00:00Z`), 'UTC', locale),
            })}
          </span>
        </Fact>
      )}
      {standing.spentMinor !== null && (
        <Fact label={t('spent')}>
          {standing.spentMinor > 0 ? (
            <span className="numeric">{formatMoney(standing.spentMinor, currency, locale)}</span>
          ) : (
            <span className="text-ink-soft">{t('spentNone')}</span>
          )}
          {brought?.spentMinor != null && brought.spentMinor > 0 && (
            <span className="numeric block text-sm text-ink-soft">
              {t('spentBrought', { sum: formatMoney(brought.spentMinor, currency, locale) })}
            </span>
          )}
        </Fact>
      )}
      {brought !== null && (brought.level || brought.balanceMinor !== null || brought.therapist) && (
        <Fact label={t('brought')}>
          {[
            brought.level,
            brought.balanceMinor !== null &&
              t('balance', { sum: formatMoney(brought.balanceMinor, currency, locale) }),
            brought.therapist && t('usually', { name: brought.therapist }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Fact>
      )}
    </dl>
  )
}

function LastVisit({ visit, today }: { visit: NonNullable<ArchiveGlance['lastVisit']>; today: string }) {
  const t = useTranslations('archive.glance')
  const answer = useAnswerWords()
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const days = (Date.parse(today) - Date.parse(salonDate(visit.startsAt, timeZone))) / DAY_MS
  return (
    <>
      <span className="numeric block">
        {formatDate(visit.startsAt, timeZone, locale)}
        <span className="ms-2 text-sm text-ink-soft">{t('lastAgo', { days })}</span>
        {visit.left && <span className="ms-2 font-medium text-rouge">{t('lastLeft')}</span>}
      </span>
      {visit.treatments.map((treatment, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may have been done twice; the past does not move
        <span key={position} className="flex flex-wrap gap-x-2">
          <span>{localName(treatment, locale)}</span>
          {treatment.therapist && <span className="text-ink-soft">{treatment.therapist}</span>}
          {treatment.effect !== null && (
            <span>{t('effect', { words: answer('effect', treatment.effect) })}</span>
          )}
        </span>
      ))}
      {visit.feeling !== null && (
        <span className="block">{t('feeling', { words: answer('feeling', visit.feeling) })}</span>
      )}
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex gap-3">
      <dt className="w-24 shrink-0 text-sm leading-[1.8] text-ink-soft">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}
