// A yes becomes a no: why, in a few words that stay with the answer.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { QuickReasons } from '@/components/forms/quick-reasons'
import { Button } from '@/components/ui/button'
import { TextAreaField } from '@/components/ui/field'
import { saysSomething } from '@/lib/actions/reason-schemas'
import { TAKEN_BACK_LENGTH } from '@/lib/safety/safety-schemas'

const QUICK_REASONS = ['misheard', 'mistapped', 'misunderstood'] as const

type Props = { isPending: boolean; onTakeBack: (reason: string) => void; onLeave: () => void }

export function TakeBackYes({ isPending, onTakeBack, onLeave }: Props) {
  const t = useTranslations('safety.asking.takeBack')
  const errors = useTranslations('errors')
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const isEnough = reason.trim().length >= TAKEN_BACK_LENGTH.least && saysSomething(reason)
  return (
    <form
      noValidate
      aria-label={t('why')}
      className="grid gap-3 rounded-lg bg-ochre-wash p-4"
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(true)
        if (isEnough) onTakeBack(reason.trim())
      }}
    >
      <p className="text-ochre">{t('about')}</p>
      <QuickReasons
        label={t('why')}
        reasons={QUICK_REASONS.map((key) => t(`quick.${key}`))}
        value={reason}
        onChange={setReason}
      />
      <TextAreaField
        label={t('why')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={TAKEN_BACK_LENGTH.most}
        isRequired
        {...(isChecked && !isEnough ? { error: errors('reason_too_short') } : {})}
      />
      <div className="flex flex-wrap justify-end gap-3">
        <Button onPress={onLeave}>{t('keep')}</Button>
        <Button type="submit" variant="danger" isPending={isPending}>
          {t('confirm')}
        </Button>
      </div>
    </form>
  )
}
