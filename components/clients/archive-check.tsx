// The archive over tea: are her basics still right, and what must the hands know before they begin.
'use client'

import { Check, Pencil } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import type { StaffAction } from '@/lib/actions/action-state'
import type { WhoEases } from '@/lib/clients/alert-flow'
import type { ConsentState } from '@/lib/consents/consent-flow'
import { formatDate } from '@/lib/i18n/format'
import { type AlertActions, AlertsField, type ShownAlert } from './alerts-field'
import { birthdayWords } from './birthday-words'
import { CompleteBasicsForm, type TellingClient } from './complete-basics-form'
import type { Meaning } from './note-alert-form'

export type CheckedClient = TellingClient & {
  name: string
  basicsConfirmedAt: Date | null
  alertsAskedAt: Date | null
  alertsAskedBy: string | null
  /** Whether she lets the salon keep what it knows of her health. */
  healthConsent: ConsentState
  alerts: readonly ShownAlert[]
}

type BasicsActions = {
  confirmBasics: StaffAction<void>
  completeBasics: StaffAction<{ revision: number }>
}

export type ArchiveCheckProps = {
  visitId: string
  client: CheckedClient
  /** What an alert can mean, to choose from. */
  entries?: readonly Meaning[]
  actions: AlertActions & BasicsActions
  /** By which she is asked in this visit. */
  asking?: ReactNode
  /** Who may let a serious alert stop less. */
  who: WhoEases
  isEditable?: boolean
  /** Write what she tells of herself. */
  mayComplete?: boolean
}

export function ArchiveCheck({
  visitId,
  client,
  entries = [],
  actions,
  asking,
  who,
  isEditable = true,
  mayComplete = false,
}: ArchiveCheckProps) {
  const t = useTranslations('clients.check')
  return (
    <div className="grid gap-6">
      <section aria-label={t('basics')} className="grid gap-3">
        <Basics client={client} />
        {isEditable && <BasicsAnswer client={client} actions={actions} mayComplete={mayComplete} />}
      </section>
      <section aria-label={t('alerts')} className="grid gap-2">
        <p className="font-medium">{t('alerts')}</p>
        {asking}
        <AlertsField
          clientId={client.id}
          visitId={visitId}
          alerts={client.alerts}
          askedAt={client.alertsAskedAt}
          askedBy={client.alertsAskedBy}
          consent={client.healthConsent}
          entries={entries}
          actions={actions}
          isAskedAbove={asking !== undefined}
          who={who}
          isEditable={isEditable}
        />
      </section>
    </div>
  )
}

function Basics({ client }: { client: CheckedClient }) {
  const t = useTranslations('clients')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const { basicsConfirmedAt } = client
  const facts: [string, string | null][] = [
    [t('basics.name'), client.name],
    [t('basics.formOfAddress'), client.formOfAddress],
    [t('basics.birthday'), birthdayWords(client, locale)],
    [t('basics.referredBy'), client.referredBy?.name ?? null],
  ]
  return (
    <>
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-sm text-ink-soft">{label}</dt>
            <dd className={value ? undefined : 'text-ink-soft'}>{value ?? t('basics.unknown')}</dd>
          </div>
        ))}
      </dl>
      <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-soft">
        {basicsConfirmedAt
          ? t('basics.confirmed', { day: formatDate(basicsConfirmedAt, timeZone, locale) })
          : t('basics.neverConfirmed')}
        <Link
          href={`/clients/${client.id}`}
          className="inline-flex min-h-12 items-center font-medium text-celadon-deep underline-offset-4 hover:underline"
        >
          {t('check.open')}
        </Link>
      </p>
    </>
  )
}

type BasicsAnswerProps = { client: CheckedClient; actions: BasicsActions; mayComplete: boolean }

/** Either all is still right, or she tells what is not. */
function BasicsAnswer({ client, actions, mayComplete }: BasicsAnswerProps) {
  const t = useTranslations('clients.check')
  const [isWriting, setWriting] = useState(false)
  if (mayComplete && isWriting) {
    return (
      <CompleteBasicsForm client={client} action={actions.completeBasics} onClose={() => setWriting(false)} />
    )
  }
  return (
    <div className="flex flex-wrap gap-3">
      <ConfirmButton clientId={client.id} action={actions.confirmBasics} />
      {mayComplete && (
        <Button icon={<Pencil aria-hidden="true" className="size-5" />} onPress={() => setWriting(true)}>
          {t('complete')}
        </Button>
      )}
    </div>
  )
}

function ConfirmButton({ clientId, action }: { clientId: string; action: StaffAction<void> }) {
  const t = useTranslations('clients.check')
  const { submit, pending } = useToldAction(action)
  return (
    <Button
      icon={<Check aria-hidden="true" className="size-5" />}
      isPending={pending}
      onPress={() => void submit({ clientId })}
    >
      {t('confirm')}
    </Button>
  )
}
