// Ending an alert, or letting it stop less, asks why; of a serious one it tells whom to ask instead.
'use client'

import { UserRoundCheck } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { ActionMessage, useFieldError } from '@/components/forms/action-message'
import { QuickReasons } from '@/components/forms/quick-reasons'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextAreaField } from '@/components/ui/field'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import type { WhoEases } from '@/lib/clients/alert-flow'
import { EASING_REASON_LENGTH, type Severity } from '@/lib/clients/client-schemas'
import { useWordDraft } from './word-drafts'

type Props = {
  alert: { id: string; text: string; severity: Severity }
  /** What is to become of it. */
  easing: 'end' | 'soften' | 'narrow'
  /** What is sent besides the alert and the reason. */
  also?: object
  action: StaffAction<void>
  who: WhoEases
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

export function EaseAlert({ alert, easing, isOpen, onOpenChange, ...props }: Props) {
  const t = useTranslations('clients.alerts.ease')
  const isHers = alert.severity === 'mild' || props.who.isAllowed
  return (
    <Dialog
      title={t(`${easing}.title`, { text: alert.text })}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isSticky
    >
      {(close) =>
        isHers ? (
          <Why alert={alert} easing={easing} {...props} onClose={close} />
        ) : (
          <AskSomebody who={props.who} onClose={close} />
        )
      }
    </Dialog>
  )
}

type WhyProps = Pick<Props, 'alert' | 'easing' | 'also' | 'action'> & { onClose: () => void }

const NO_REASONS = { end: '', soften: '', narrow: '' }

/** What she typed stays when it is refused, and until she sends it or leaves the alert as it is. */
function Why({ alert, easing, also, action, onClose }: WhyProps) {
  const t = useTranslations('clients.alerts')
  const { state, submit, pending } = useStaffAction(action)
  const errorOf = useFieldError(state)
  const draft = useWordDraft(`ease:${alert.id}`, NO_REASONS)
  const reason = draft.words[easing]
  const setReason = (text: string) => draft.write({ [easing]: text })
  const quick = QUICK_REASONS.map((key) => t(`ease.quick.${key}`))

  async function save() {
    const answer = await submit({ alertId: alert.id, ...also, reason })
    if (answer?.status !== 'done') return
    draft.drop()
    onClose()
  }

  function leaveIt() {
    draft.drop()
    onClose()
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      className="grid gap-5"
    >
      <p className="text-ink-soft">{t(`ease.${easing}.about`)}</p>
      <QuickReasons label={t('ease.why')} reasons={quick} value={reason} onChange={setReason} />
      <TextAreaField
        label={t('ease.why')}
        description={t('ease.whyHint')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={EASING_REASON_LENGTH.most}
        error={errorOf('reason')}
        isRequired
      />
      <ActionMessage state={state} />
      <div className="flex flex-wrap justify-end gap-3">
        <Button onPress={leaveIt}>{t('keep')}</Button>
        <Button type="submit" variant="danger" isPending={pending}>
          {t(`ease.${easing}.confirm`)}
        </Button>
      </div>
    </form>
  )
}

const QUICK_REASONS = ['gone', 'mistaken', 'doctor'] as const

function AskSomebody({ who, onClose }: { who: WhoEases; onClose: () => void }) {
  const t = useTranslations('clients.alerts')
  const format = useFormatter()
  return (
    <div className="grid gap-5">
      <p className="flex gap-3">
        <UserRoundCheck aria-hidden="true" className="mt-0.5 size-5.5 shrink-0 text-rouge" />
        <span>{t('ease.askFirst', { names: format.list(who.others, { type: 'disjunction' }) })}</span>
      </p>
      <Button onPress={onClose}>{t('keep')}</Button>
    </div>
  )
}
