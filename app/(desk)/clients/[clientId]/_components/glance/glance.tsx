// The archive at a glance: what to mind, how she likes things, how she is doing, what is next.
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { AlertsField } from '@/components/clients/alerts-field'
import { StandingReactions } from '@/components/reactions/standing-reactions'
import { Card } from '@/components/ui/card'
import { mayEditClients, mayNoteAlerts } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { whoEases } from '@/lib/clients/alert-flow'
import type { ArchiveGlance } from '@/lib/clients/archive-queries'
import {
  confirmAlertAction,
  confirmAlertsAction,
  noteAlertAction,
  recordNoAlertsAction,
  retireAlertAction,
  reviseAlertAction,
} from '../../../actions'
import { Doing } from './doing'
import { EndedAlerts } from './ended-alerts'
import { Likes } from './likes'
import { NextQuestion } from './next-question'
import { OpenMatters } from './open-matters'

const alertActions = {
  noteAlert: noteAlertAction,
  retireAlert: retireAlertAction,
  reviseAlert: reviseAlertAction,
  recordNoAlerts: recordNoAlertsAction,
  confirmAlert: confirmAlertAction,
  confirmAlerts: confirmAlertsAction,
}

type Props = { glance: ArchiveGlance; staff: SignedInStaff }

export function Glance({ glance, staff }: Props) {
  const t = useTranslations('archive.glance')
  const isSerious =
    glance.reactions.length > 0 || glance.alerts.some(({ severity }) => severity === 'serious')
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <div className="grid min-w-0 gap-4">
        <Part title={t('mind')} mark={isSerious ? 'rouge' : undefined}>
          {glance.reactions.length > 0 && (
            <div className="mb-4 rounded-lg bg-rouge px-4 py-3 text-sheet">
              <StandingReactions reactions={glance.reactions} />
            </div>
          )}
          <AlertsField
            clientId={glance.id}
            alerts={glance.alerts}
            askedAt={glance.alertsAskedAt}
            untold={glance.untold}
            toldBefore={glance.toldBefore}
            askedBy={glance.alertsAskedBy}
            consent={glance.consents.health}
            entries={glance.alertEntries}
            actions={alertActions}
            who={whoEases(staff, glance)}
            isEditable={mayNoteAlerts(staff)}
          />
          <EndedAlerts alerts={glance.endedAlerts} />
        </Part>
        <Part title={t('likes')}>
          <Likes clientId={glance.id} preferences={glance.preferences} />
        </Part>
      </div>
      <div className="grid min-w-0 gap-4">
        <Part title={t('doing')}>
          <Doing glance={glance} currency={staff.salon.currency} />
        </Part>
        <Part title={t('next')}>
          <OpenMatters glance={mattersOf(glance)} staffId={staff.id} mayResolve={mayEditClients(staff)} />
        </Part>
        <NextQuestion glance={glance} />
      </div>
    </div>
  )
}

/** Only what the part shows goes to the browser. */
function mattersOf({
  id,
  today,
  next,
  promises,
  openCases,
  nextAction,
  nextActionOn,
  colleagues,
}: ArchiveGlance) {
  return { id, today, next, promises, openCases, nextAction, nextActionOn, colleagues }
}

type PartProps = { title: string; mark?: 'rouge' | undefined; children: ReactNode }

function Part({ title, mark, children }: PartProps) {
  return (
    <Card as="section" aria-label={title} {...(mark ? { mark } : {})}>
      <h2 className="pb-3 text-lg">{title}</h2>
      {children}
    </Card>
  )
}
