// Why a signed note is changed: asked once, before the pen is taken up again.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { saysSomething } from '@/lib/actions/reason-schemas'
import { LONGEST } from '@/lib/treatment-notes/note-schemas'

const REASONS = ['forgot', 'wrong', 'later'] as const

export function AmendNote({ onBegin }: { onBegin: (reason: string) => void }) {
  const t = useTranslations('treatment-note')
  const [reason, setReason] = useState('')
  const errors = useTranslations('errors')
  const isGiven = saysSomething(reason)
  return (
    <form
      className="grid gap-3 rounded-lg border border-hair bg-sheet p-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (isGiven) onBegin(reason.trim())
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
      <div className="flex flex-wrap gap-2">
        {REASONS.map((each) => (
          <Button key={each} variant="quiet" onPress={() => setReason(t(`amendReasons.${each}`))}>
            {t(`amendReasons.${each}`)}
          </Button>
        ))}
      </div>
      <div>
        <Button type="submit" variant="primary" isDisabled={!isGiven}>
          {t('amendBegin')}
        </Button>
      </div>
    </form>
  )
}
