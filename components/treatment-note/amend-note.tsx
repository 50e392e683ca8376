// Why a signed note is changed: asked once, before the pen is taken up again.
'use client'

import { useTranslations } from 'next-intl'
import { useWordDraft } from '@/components/clients/word-drafts'
import { QuickReasons } from '@/components/forms/quick-reasons'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { saysSomething } from '@/lib/actions/reason-schemas'
import { LONGEST } from '@/lib/treatment-notes/note-schemas'

const REASONS = ['forgot', 'wrong', 'later'] as const

type Props = {
  sessionId: string
  onBegin: (reason: string) => void
  /** Nothing is to be changed after all; not where a change is on its way already. */
  onGiveUp?: () => void
}

export function AmendNote({ sessionId, onBegin, onGiveUp }: Props) {
  const common = useTranslations('common')
  const t = useTranslations('treatment-note')
  // Kept until the first word of the amendment is.
  const draft = useWordDraft(`amend:${sessionId}`, { reason: '' })
  const { reason } = draft.words
  const setReason = (text: string) => draft.write({ reason: text })
  const errors = useTranslations('errors')
  const isGiven = saysSomething(reason)
  return (
    <form
      className="grid gap-3 rounded-lg border border-hair bg-sheet p-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isGiven) return
        draft.flush()
        onBegin(reason.trim())
      }}
    >
      <TextField
        label={t('amendWhy')}
        description={t('amendWhyHint')}
        value={reason}
        maxLength={LONGEST.reason}
        autoComplete="off"
        onChange={setReason}
        isRequired
        {...(reason.trim() !== '' && !isGiven ? { error: errors('reason_too_short') } : {})}
      />
      <QuickReasons
        label={t('amendWhy')}
        reasons={REASONS.map((each) => t(`amendReasons.${each}`))}
        value={reason}
        onChange={setReason}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" isDisabled={!isGiven}>
          {t('amendBegin')}
        </Button>
        {onGiveUp && (
          <Button variant="quiet" onPress={onGiveUp}>
            {common('cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}
