// Allergies and contraindications: asked, noted, confirmed, retired. "None known" takes one tap and is an answer.
'use client'

import { Check, Plus, ShieldAlert, X } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import type { StaffAction } from '@/lib/actions/action-state'
import { ALERT_KINDS, type AlertKind, SEVERITIES, type Severity } from '@/lib/clients/client-schemas'
import { formatDate } from '@/lib/i18n/format'
import { KindAndTextForm } from './kind-and-text-form'

export type ShownAlert = { id: string; kind: AlertKind; severity: Severity; text: string }

export type AlertActions = {
  noteAlert: StaffAction<{ alertId: string }>
  retireAlert: StaffAction<void>
  recordNoAlerts: StaffAction<void>
  confirmAlerts: StaffAction<void>
}

export type AlertsFieldProps = {
  clientId: string
  /** The visit in which she is asked. */
  visitId?: string
  alerts: readonly ShownAlert[]
  askedAt: Date | null
  actions: AlertActions
  isEditable?: boolean
}

export function AlertsField({
  clientId,
  visitId,
  alerts,
  askedAt,
  actions,
  isEditable = true,
}: AlertsFieldProps) {
  const t = useTranslations('clients.alerts')
  const [isNoting, setNoting] = useState(false)
  const about = { clientId, ...(visitId ? { visitId } : {}) }
  return (
    <div className="grid gap-4">
      <AskedLine alerts={alerts} askedAt={askedAt} />
      {alerts.length > 0 && (
        <ul className="grid gap-2">
          {alerts.map((alert) => (
            <AlertLine key={alert.id} alert={alert} action={actions.retireAlert} isEditable={isEditable} />
          ))}
        </ul>
      )}
      {isEditable && isNoting && (
        <NoteAlertForm about={about} action={actions.noteAlert} onClose={() => setNoting(false)} />
      )}
      {isEditable && !isNoting && (
        <div className="flex flex-wrap gap-3">
          <AnswerButton about={about} hasAlerts={alerts.length > 0} actions={actions} />
          <Button icon={<Plus aria-hidden="true" className="size-5" />} onPress={() => setNoting(true)}>
            {t(alerts.length > 0 ? 'noteAnother' : 'note')}
          </Button>
        </div>
      )}
    </div>
  )
}

function AskedLine({ alerts, askedAt }: Pick<AlertsFieldProps, 'alerts' | 'askedAt'>) {
  const t = useTranslations('clients.alerts')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  if (!askedAt) return <p className="font-medium text-ochre">{t('notAsked')}</p>
  const day = formatDate(new Date(askedAt), timeZone, locale)
  return <p className="text-sm text-ink-soft">{t(alerts.length > 0 ? 'asked' : 'noneKnown', { day })}</p>
}

type AlertLineProps = { alert: ShownAlert; action: StaffAction<void>; isEditable: boolean }

function AlertLine({ alert, action, isEditable }: AlertLineProps) {
  const t = useTranslations('clients.alerts')
  const kinds = useTranslations('door-card.alerts.kinds')
  const [isAsking, setAsking] = useState(false)
  const { submit, pending } = useToldAction(action)

  async function retire() {
    if (await submit({ alertId: alert.id })) setAsking(false)
  }

  return (
    <li className="flex min-h-12 items-center gap-3 rounded-lg bg-rouge-wash/60 ps-4">
      <ShieldAlert aria-hidden="true" className="size-5.5 shrink-0 text-rouge" />
      <p className="min-w-0 flex-1 py-2">
        <span className="me-2 text-sm text-ink-soft">{kinds(alert.kind)}</span>
        <strong className="font-semibold">{alert.text}</strong>
        {alert.severity === 'serious' && (
          <Badge tone="rouge" className="ms-2">
            {t('severities.serious')}
          </Badge>
        )}
      </p>
      {isEditable && (
        <IconButton
          label={t('retire', { text: alert.text })}
          icon={<X aria-hidden="true" className="size-5" />}
          onPress={() => setAsking(true)}
        />
      )}
      <Dialog
        isAlert
        title={t('retireTitle', { text: alert.text })}
        isOpen={isAsking}
        onOpenChange={setAsking}
        footer={(close) => (
          <>
            <Button onPress={close}>{t('keep')}</Button>
            <Button variant="danger" isPending={pending} onPress={() => void retire()}>
              {t('retireConfirm')}
            </Button>
          </>
        )}
      >
        {t('retireHint')}
      </Dialog>
    </li>
  )
}

type About = { clientId: string; visitId?: string }
type AnswerButtonProps = { about: About; hasAlerts: boolean; actions: AlertActions }

function AnswerButton({ about, hasAlerts, actions }: AnswerButtonProps) {
  const t = useTranslations('clients.alerts')
  const none = useToldAction(actions.recordNoAlerts)
  const same = useToldAction(actions.confirmAlerts)
  const { submit, pending } = hasAlerts ? same : none
  return (
    <Button
      icon={<Check aria-hidden="true" className="size-5" />}
      isPending={pending}
      onPress={() => void submit(about)}
    >
      {t(hasAlerts ? 'confirm' : 'recordNone')}
    </Button>
  )
}

type NoteAlertFormProps = { about: About; action: StaffAction<{ alertId: string }>; onClose: () => void }

function NoteAlertForm({ about, action, onClose }: NoteAlertFormProps) {
  const t = useTranslations('clients.alerts')
  const kinds = useTranslations('door-card.alerts.kinds')
  const [severity, setSeverity] = useState<string>('serious')
  return (
    <KindAndTextForm
      action={action}
      namespace="clients.alerts"
      kinds={ALERT_KINDS.map((id) => ({ id, label: kinds(id) }))}
      first="allergy"
      about={{ ...about, severity }}
      onClose={onClose}
    >
      <ChoiceChips
        label={t('severity')}
        items={SEVERITIES.map((id) => ({ id, label: t(`severities.${id}`) }))}
        value={severity}
        onChange={(id) => setSeverity(id ?? severity)}
      />
    </KindAndTextForm>
  )
}
