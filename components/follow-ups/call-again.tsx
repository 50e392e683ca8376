// When she would rather be called.
'use client'

import { useTranslations } from 'next-intl'
import { DatePicker } from '@/components/ui/date-picker'
import { TimeField } from '@/components/ui/time-field'

type CallAgainProps = {
  today: string
  day: string
  time: string | null
  onChange: (when: { day: string; time: string | null }) => void
  error?: string
}

export function CallAgain({ today, day, time, onChange, error }: CallAgainProps) {
  const t = useTranslations('follow-ups.record')
  return (
    <div className="flex flex-wrap gap-4">
      <DatePicker
        label={t('againDay')}
        value={day}
        min={today}
        today={today}
        onChange={(chosen) => onChange({ day: chosen ?? '', time })}
        className="w-56"
      />
      <TimeField
        label={t('againTime')}
        value={time}
        onChange={(chosen) => onChange({ day, time: chosen })}
        {...(error ? { error } : {})}
      />
    </div>
  )
}
