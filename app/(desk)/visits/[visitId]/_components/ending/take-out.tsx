// Taking a treatment out of the plan: why is one tap away, or a few words.
'use client'

import { useTranslations } from 'next-intl'
import { useWordDraft } from '@/components/clients/word-drafts'
import { ActionMessage } from '@/components/forms/action-message'
import { QuickReasons } from '@/components/forms/quick-reasons'
import { Button } from '@/components/ui/button'
import { TextAreaField } from '@/components/ui/field'
import { Sheet } from '@/components/ui/sheet'
import { saysSomething } from '@/lib/actions/reason-schemas'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { removeSessionAction } from '../../actions'

type Props = {
  sessionId: string
  treatment: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** What comes after it. */
  hint?: string
}

const REASONS = ['her_wish', 'no_time', 'unsuited', 'other_treatment'] as const

export function TakeOut({ sessionId, treatment, isOpen, onOpenChange, hint }: Props) {
  const t = useTranslations('ending.takeOut')
  const errors = useTranslations('errors')
  const { state, submit, pending } = useStaffAction(removeSessionAction)
  // Kept while the sheet is shut, and across a reload: nothing takes away what was typed.
  const draft = useWordDraft(`take_out:${sessionId}`, { reason: '' })
  const { reason } = draft.words
  const setReason = (text: string) => draft.write({ reason: text })
  const takeOut = async () => {
    const answer = await submit({ sessionId, reason })
    if (answer?.status !== 'done') return
    draft.drop()
    onOpenChange(false)
  }
  return (
    <Sheet
      title={t('title', { treatment })}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      footer={
        <Button
          variant="primary"
          size="lg"
          isPending={pending}
          isDisabled={!saysSomething(reason)}
          onPress={() => void takeOut()}
        >
          {t('confirm')}
        </Button>
      }
    >
      <div className="grid gap-5">
        {hint && <p className="text-ink-soft">{hint}</p>}
        <QuickReasons
          label={t('why')}
          reasons={REASONS.map((each) => t(`reasons.${each}`))}
          value={reason}
          onChange={setReason}
        />
        <TextAreaField
          label={t('why')}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={setReason}
          isRequired
          {...(reason.trim() !== '' && !saysSomething(reason) ? { error: errors('reason_too_short') } : {})}
        />
        <ActionMessage state={state} />
      </div>
    </Sheet>
  )
}
