// The archive as it is confirmed in the consultation: basics at a glance, and the question that is never skipped.
'use client'

import { Check, Plus, ShieldCheck, ShieldQuestion } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { StaffForm } from '@/components/forms/staff-form'
import { useToldAction } from '@/components/forms/use-told-action'
import { Badge } from '@/components/ui/badge'
import { Button, ButtonLink } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextField } from '@/components/ui/field'
import { ALERT_KINDS, SEVERITIES } from '@/lib/clients/client-schemas'
import type { GuidedVisit } from '@/lib/visits/visit-queries'
import { confirmAlertsAction, confirmBasicsAction, noAlertsAction, noteAlertAction } from '../actions'

type Props = {
  visitId: string
  client: GuidedVisit['client']
  /** Her number as this person may see it. */
  phone: string | null
  isEditable: boolean
}

export function ArchiveField({ visitId, client, phone, isEditable }: Props) {
  return (
    <div className="grid gap-6">
      <Basics client={client} phone={phone} isEditable={isEditable} />
      <Alerts visitId={visitId} client={client} isEditable={isEditable} />
    </div>
  )
}

function Basics({ client, phone, isEditable }: Omit<Props, 'visitId'>) {
  const t = useTranslations('visit.archive')
  const format = useFormatter()
  const confirm = useToldAction(confirmBasicsAction)
  const birthday =
    client.birthMonth && client.birthDay
      ? format.dateTime(new Date(Date.UTC(2024, client.birthMonth - 1, client.birthDay)), {
          month: 'long',
          day: 'numeric',
          timeZone: 'UTC',
        })
      : t('noBirthday')
  return (
    <div className="grid gap-3">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-1 sm:max-w-md">
        <dt className="text-ink-soft">{t('phone')}</dt>
        <dd className="numeric">{phone ?? t('noPhone')}</dd>
        <dt className="text-ink-soft">{t('birthday')}</dt>
        <dd>{birthday}</dd>
      </dl>
      {client.basicsConfirmedAt && (
        <p className="text-sm text-ink-soft">
          {t('confirmed', {
            time: format.dateTime(new Date(client.basicsConfirmedAt), { dateStyle: 'medium' }),
          })}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        {isEditable && (
          <Button
            icon={<Check aria-hidden className="size-5" />}
            isPending={confirm.pending}
            onPress={() => void confirm.submit({ clientId: client.id })}
          >
            {t('confirm')}
          </Button>
        )}
        <ButtonLink variant="quiet" href={`/clients/${client.id}`}>
          {t('open')}
        </ButtonLink>
      </div>
    </div>
  )
}

function Alerts({ visitId, client, isEditable }: Omit<Props, 'phone'>) {
  const t = useTranslations('visit.alerts')
  const format = useFormatter()
  const [isNoting, setNoting] = useState(false)
  const none = useToldAction(noAlertsAction)
  const stillHold = useToldAction(confirmAlertsAction)
  const { alerts, alertsAskedAt } = client
  const asked = alertsAskedAt && format.dateTime(new Date(alertsAskedAt), { dateStyle: 'medium' })
  return (
    <div className="grid gap-3">
      <h3 className="text-lg">{t('title')}</h3>
      {alerts.length === 0 && (
        <p className="flex items-center gap-2">
          {asked ? (
            <>
              <ShieldCheck aria-hidden className="size-5 text-celadon" />
              {t('noneKnown', { date: asked })}
            </>
          ) : (
            <>
              <ShieldQuestion aria-hidden className="size-5 text-rouge" />
              {t('notAsked')}
            </>
          )}
        </p>
      )}
      <ul className="grid gap-2">
        {alerts.map((alert) => (
          <li key={alert.id} className="flex flex-wrap items-center gap-2">
            <Badge tone={alert.severity === 'serious' ? 'rouge' : 'ochre'}>{t(`kinds.${alert.kind}`)}</Badge>
            {alert.text}
          </li>
        ))}
      </ul>
      {isEditable && (
        <div className="flex flex-wrap gap-3">
          {alerts.length === 0 ? (
            <Button
              icon={<ShieldCheck aria-hidden className="size-5" />}
              isPending={none.pending}
              onPress={() => void none.submit({ clientId: client.id, visitId })}
            >
              {t('askedNone')}
            </Button>
          ) : (
            <Button
              icon={<ShieldCheck aria-hidden className="size-5" />}
              isPending={stillHold.pending}
              onPress={() => void stillHold.submit({ clientId: client.id, visitId })}
            >
              {t('stillHold')}
            </Button>
          )}
          <Button
            variant="quiet"
            icon={<Plus aria-hidden className="size-5" />}
            aria-expanded={isNoting}
            onPress={() => setNoting(!isNoting)}
          >
            {t('note')}
          </Button>
        </div>
      )}
      {isNoting && <NoteAlert visitId={visitId} clientId={client.id} onDone={() => setNoting(false)} />}
    </div>
  )
}

function NoteAlert({ visitId, clientId, onDone }: { visitId: string; clientId: string; onDone: () => void }) {
  const t = useTranslations('visit.alerts')
  return (
    <StaffForm action={noteAlertAction} onDone={onDone} className="grid gap-4 rounded-lg bg-fold/60 p-4">
      {({ pending, errorOf }) => (
        <>
          <input type="hidden" name="clientId" value={clientId} />
          <input type="hidden" name="visitId" value={visitId} />
          <ChoiceChips
            label={t('kind')}
            name="kind"
            defaultValue="allergy"
            items={ALERT_KINDS.map((id) => ({ id, label: t(`kinds.${id}`) }))}
          />
          <ChoiceChips
            label={t('severity')}
            name="severity"
            defaultValue="serious"
            items={SEVERITIES.map((id) => ({ id, label: t(`severities.${id}`) }))}
          />
          <TextField label={t('text')} name="text" maxLength={200} error={errorOf('text') ?? ''} />
          <Button type="submit" variant="primary" isPending={pending}>
            {t('save')}
          </Button>
        </>
      )}
    </StaffForm>
  )
}
