// Allergies and contraindications: asked, noted, confirmed, retired. "None known" takes one tap and is an answer.
'use client'

import { Check, ChevronDown, Plus, ShieldAlert, X } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { Link } from '@/components/ui/link'
import type { StaffAction } from '@/lib/actions/action-state'
import type { AlertChangeLine, WhoEases } from '@/lib/clients/alert-flow'
import type { AlertKind, Severity } from '@/lib/clients/client-schemas'
import { type ConsentState, hasRefused } from '@/lib/consents/consent-flow'
import { formatDate } from '@/lib/i18n/format'
import type { BaseQuestion } from '@/lib/safety/safety-flow'
import { AlertHistory } from './alert-history'
import { EaseAlert } from './ease-alert'
import { type Meaning, NoteAlertForm } from './note-alert-form'

export type ShownAlert = {
  id: string
  kind: AlertKind
  severity: Severity
  text: string
  /** A day, YYYY-MM-DD. */
  since: string | null
  notedBy: string
  notedAt: Date
  confirmedBy: string | null
  confirmedAt: Date | null
  /** Who let it stop less, in order. */
  changes: readonly AlertChangeLine[]
}

export type AlertActions = {
  noteAlert: StaffAction<{ alertId: string }>
  retireAlert: StaffAction<void>
  reviseAlert: StaffAction<void>
  recordNoAlerts: StaffAction<void>
  confirmAlert: StaffAction<void>
  confirmAlerts: StaffAction<void>
}

export type AlertsFieldProps = {
  clientId: string
  /** The visit in which she is asked. */
  visitId?: string
  alerts: readonly ShownAlert[]
  askedAt: Date | null
  askedBy: string | null
  /** What she has said yes to in the visit that goes on, of which nobody has noted what it is. */
  untold?: readonly BaseQuestion[]
  /** What another system has written of her health. */
  toldBefore?: readonly string[]
  /** Whether she lets the salon keep what it knows of her health. */
  consent: ConsentState
  /** The salon's list of what must not meet what, to choose from. */
  entries?: readonly Meaning[]
  actions: AlertActions
  /** Who may let a serious one stop less. */
  who: WhoEases
  isEditable?: boolean
  /** She is asked question by question above; here stands what she has told. */
  isAskedAbove?: boolean
}

export function AlertsField({
  clientId,
  visitId,
  alerts,
  askedAt,
  askedBy,
  untold = [],
  toldBefore = [],
  consent,
  entries = [],
  actions,
  who,
  isEditable = true,
  isAskedAbove = false,
}: AlertsFieldProps) {
  const t = useTranslations('clients.alerts')
  const [isNoting, setNoting] = useState(false)
  const about = { clientId, ...(visitId ? { visitId } : {}) }
  const isRefused = hasRefused(consent)
  return (
    <div className="grid gap-4">
      {toldBefore.length > 0 && <ToldBefore lines={toldBefore} />}
      {!isAskedAbove && <AskedLine alerts={alerts} askedAt={askedAt} askedBy={askedBy} untold={untold} />}
      {alerts.length > 0 && (
        <ul className="grid gap-2">
          {alerts.map((alert) => (
            <AlertLine key={alert.id} alert={alert} actions={actions} who={who} isEditable={isEditable} />
          ))}
        </ul>
      )}
      {isEditable && isRefused && <Refused clientId={clientId} />}
      {isEditable && isNoting && !isRefused && (
        <NoteAlertForm
          about={about}
          action={actions.noteAlert}
          asksConsent={consent !== 'given'}
          entries={entries}
          onClose={() => setNoting(false)}
        />
      )}
      {isEditable && !isNoting && (
        <div className="flex flex-wrap gap-3">
          {!isAskedAbove && <AnswerButton about={about} hasAlerts={alerts.length > 0} actions={actions} />}
          {!isRefused && (
            <Button icon={<Plus aria-hidden="true" className="size-5" />} onPress={() => setNoting(true)}>
              {t(alerts.length > 0 ? 'noteAnother' : 'note')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

/** Beside the answer that nothing is known, so that nobody gives it unread. */
function ToldBefore({ lines }: { lines: readonly string[] }) {
  const door = useTranslations('door-card.alerts')
  return (
    <div className="rounded-lg border border-rouge/40 bg-rouge-wash px-4 py-3 text-rouge-deep">
      <p className="text-sm">{door('toldBefore')}</p>
      <ul>
        {lines.map((line) => (
          <li key={line} className="font-semibold break-words">
            {line}
          </li>
        ))}
      </ul>
      <p className="text-sm">{door('toldBeforeHint')}</p>
    </div>
  )
}

/** What depends on her consent is not offered without it. */
function Refused({ clientId }: { clientId: string }) {
  const t = useTranslations('clients.alerts')
  return (
    <p className="text-ink-soft">
      {t('refused')}{' '}
      <Link
        href={`/clients/${clientId}?tab=consents`}
        className="inline-flex min-h-12 items-center font-medium text-celadon-deep underline-offset-4 hover:underline"
      >
        {t('seeConsents')}
      </Link>
    </p>
  )
}

type AskedLineProps = Required<Pick<AlertsFieldProps, 'alerts' | 'askedAt' | 'askedBy' | 'untold'>>

function AskedLine({ alerts, askedAt, askedBy, untold }: AskedLineProps) {
  const t = useTranslations('clients.alerts')
  const door = useTranslations('door-card.alerts')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  if (untold.length > 0) {
    const kinds = untold.map((kind) => door(`kinds.${kind}`)).join(' · ')
    return <p className="font-medium text-ochre">{door('untold', { kinds })}</p>
  }
  if (!askedAt) return <p className="font-medium text-ochre">{t('notAsked')}</p>
  const day = formatDate(new Date(askedAt), timeZone, locale)
  const isKnown = alerts.length > 0
  return (
    <p className="text-sm text-ink-soft">
      {askedBy
        ? t(isKnown ? 'askedBy' : 'noneKnownBy', { day, name: askedBy })
        : t(isKnown ? 'asked' : 'noneKnown', { day })}
    </p>
  )
}

type AlertLineProps = { alert: ShownAlert; actions: AlertActions; who: WhoEases; isEditable: boolean }

function AlertLine({ alert, actions, who, isEditable }: AlertLineProps) {
  const t = useTranslations('clients.alerts')
  const kinds = useTranslations('door-card.alerts.kinds')
  const [isEnding, setEnding] = useState(false)
  const [isUnfolded, setUnfolded] = useState(false)
  const confirm = useToldAction(actions.confirmAlert)
  return (
    <li className="rounded-lg bg-rouge-wash/60 ps-4">
      {/* Where there is little room, what can be done stands below the words and takes none of it away. */}
      <div className="flex min-h-12 flex-wrap items-center gap-x-3">
        <ShieldAlert aria-hidden="true" className="size-5.5 shrink-0 text-rouge" />
        <div className="min-w-0 flex-[1_0_12rem] py-2">
          <span className="me-2 text-sm text-ink-soft">{kinds(alert.kind)}</span>
          <strong className="font-semibold">{alert.text}</strong>
          {alert.severity === 'serious' && (
            <Badge tone="rouge" className="ms-2">
              {t('severities.serious')}
            </Badge>
          )}
          <AlertOrigin alert={alert} />
        </div>
        <div className="ms-auto flex flex-wrap items-center justify-end">
          {isEditable && (
            <Button
              variant="quiet"
              aria-label={t('confirmOne', { text: alert.text })}
              icon={<Check aria-hidden="true" className="size-5" />}
              isPending={confirm.pending}
              onPress={() => void confirm.submit({ alertId: alert.id })}
            >
              {t('confirmShort')}
            </Button>
          )}
          {isEditable && (
            <Button
              variant="quiet"
              aria-label={t('retire', { text: alert.text })}
              icon={<X aria-hidden="true" className="size-5" />}
              onPress={() => setEnding(true)}
            >
              {t('retireShort')}
            </Button>
          )}
          <IconButton
            label={t('unfold', { text: alert.text })}
            aria-expanded={isUnfolded}
            icon={
              <ChevronDown
                aria-hidden="true"
                className={classNames('size-5 transition-transform', isUnfolded && 'rotate-180')}
              />
            }
            onPress={() => setUnfolded(!isUnfolded)}
          />
        </div>
      </div>
      {isUnfolded && (
        <div className="grid gap-3 pe-4 pb-4">
          <AlertHistory {...alert} />
          {isEditable && <OtherSeverity alert={alert} action={actions.reviseAlert} who={who} />}
        </div>
      )}
      <EaseAlert
        alert={alert}
        easing="end"
        action={actions.retireAlert}
        who={who}
        isOpen={isEnding}
        onOpenChange={setEnding}
      />
    </li>
  )
}

type SeverityProps = { alert: ShownAlert; action: StaffAction<void>; who: WhoEases }

/** Heavier with one tap; lighter says why. */
function OtherSeverity({ alert, action, who }: SeverityProps) {
  const t = useTranslations('clients.alerts')
  const [isAsking, setAsking] = useState(false)
  const heavier = useToldAction(action)
  const isSerious = alert.severity === 'serious'
  const press = () => {
    if (isSerious) return setAsking(true)
    void heavier.submit({ alertId: alert.id, severity: 'serious' })
  }
  return (
    <div>
      <Button isPending={heavier.pending} onPress={press}>
        {t(isSerious ? 'makeMild' : 'makeSerious')}
      </Button>
      <EaseAlert
        alert={alert}
        easing="soften"
        also={{ severity: 'mild' }}
        action={action}
        who={who}
        isOpen={isAsking}
        onOpenChange={setAsking}
      />
    </div>
  )
}

/** Since when, who noted it, and who has asked again. */
function AlertOrigin({ alert }: { alert: ShownAlert }) {
  const t = useTranslations('clients.alerts')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const day = (at: Date) => formatDate(new Date(at), timeZone, locale)
  const { since, notedBy, notedAt, confirmedBy, confirmedAt } = alert
  const parts = [
    since && t('sinceDay', { day: formatDate(new Date(since), 'UTC', locale) }),
    confirmedBy && confirmedAt
      ? t('confirmedBy', { name: confirmedBy, day: day(confirmedAt) })
      : t('notedBy', { name: notedBy, day: day(notedAt) }),
  ]
  return <p className="text-sm text-ink-soft">{parts.filter(Boolean).join(' · ')}</p>
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
