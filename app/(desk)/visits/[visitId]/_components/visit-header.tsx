// Who she is, how long this stage has lasted, and whether it is stopped.
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { PlanLine } from '@/components/care-plan/plan-line'
import { Avatar } from '@/components/ui/avatar'
import { Timer } from '@/components/ui/timer'
import type { DoorCard } from '@/lib/clients/door-card-query'
import { formatClock, formatDay, localName } from '@/lib/i18n/format'
import type { GuidedVisit } from '@/lib/visits/visit-queries'

type Props = {
  visit: GuidedVisit
  doorCard: Pick<DoorCard, 'plan' | 'today'>
  serverNow: string
  /** The treatments that have to stop now. */
  haltedIds: readonly string[]
  /** Beside the full door card, which says her name already. */
  isSlim: boolean
}

export function VisitHeader({ visit, doorCard, serverNow, haltedIds, isSlim }: Props) {
  const t = useTranslations()
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const { client } = visit
  const { appointedAt } = visit.snapshot
  const address = client.formOfAddress ?? client.name
  const lateFrom = treatmentOverAt(visit)
  const treatments = visit.sessions.map((session) => localName(session.treatment, locale)).join(' · ')
  return (
    <header className="flex items-center gap-4">
      {!isSlim && <Avatar name={client.name} size="lg" />}
      <div className="min-w-0 flex-1">
        <h1 className={isSlim ? 'sr-only' : 'truncate text-2xl'}>
          {address}
          {address !== client.name && (
            <span className="ms-3 text-lg font-normal text-ink-soft">{client.name}</span>
          )}
        </h1>
        <p className="truncate text-ink-soft">
          {t(`visits.stages.${visit.stage}`)}
          {appointedAt && visit.stage === 'expected' && (
            <span className="numeric">
              {` · ${formatDay(appointedAt, timeZone, locale)} ${formatClock(appointedAt, timeZone, locale)}`}
            </span>
          )}
          {visit.seat && visit.stage === 'seating' && ` · ${localName(visit.seat, locale)}`}
          {treatments && ` · ${treatments}`}
        </p>
        {!isSlim && doorCard.plan && (
          <PlanLine plan={doorCard.plan} today={doorCard.today} className="mt-1" />
        )}
      </div>
      {visit.targetMinutes > 0 && (
        <Timer
          sinceIso={visit.enteredAt}
          serverNowIso={serverNow}
          targetMinutes={visit.targetMinutes}
          label={t('visit.inThisStage')}
          {...(haltedIds.length > 0 ? { pace: 'stopped' } : {})}
          {...(lateFrom ? { lateFromIso: lateFrom } : {})}
          className="shrink-0 text-base"
        />
      )}
    </header>
  )
}

/** When the first of the treatments that run is over its time: the stage may have more, she has not. */
function treatmentOverAt({ sessions, stage }: GuidedVisit): string | null {
  if (stage !== 'treatment') return null
  const ends = sessions.flatMap(({ startedAt, endedAt, treatment }) =>
    startedAt && !endedAt ? [new Date(startedAt).getTime() + treatment.durationMinutes * 60_000] : [],
  )
  return ends.length > 0 ? new Date(Math.min(...ends)).toISOString() : null
}
