// Who she is and how long this stage has lasted.
import { useLocale, useTranslations } from 'next-intl'
import { PlanLine } from '@/components/care-plan/plan-line'
import { Avatar } from '@/components/ui/avatar'
import { Timer } from '@/components/ui/timer'
import type { DoorCard } from '@/lib/clients/door-card-query'
import { localName } from '@/lib/i18n/format'
import type { GuidedVisit } from '@/lib/visits/visit-queries'

type Props = {
  visit: GuidedVisit
  doorCard: Pick<DoorCard, 'plan' | 'today'>
  serverNow: string
  /** Beside the full door card, which says her name already. */
  isSlim: boolean
}

export function VisitHeader({ visit, doorCard, serverNow, isSlim }: Props) {
  const t = useTranslations()
  const locale = useLocale()
  const { client } = visit
  const address = client.formOfAddress ?? client.name
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
          className="shrink-0 text-base"
        />
      )}
    </header>
  )
}
