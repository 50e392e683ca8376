// How long she was told to wait.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { tellWaitAction } from '../actions'

const MINUTES = [5, 10, 15, 20, 30]

export function WaitField({
  visitId,
  told,
}: {
  visitId: string
  told: { minutes: number; at: string } | null
}) {
  const t = useTranslations('visit')
  const format = useFormatter()
  const { submit } = useToldAction(tellWaitAction)
  return (
    <ChoiceChips
      label={t('waitTold')}
      value={told ? String(told.minutes) : null}
      {...(told
        ? {
            description: t('waitToldAt', {
              time: format.dateTime(new Date(told.at), { timeStyle: 'short' }),
            }),
          }
        : {})}
      items={MINUTES.map((minutes) => ({ id: String(minutes), label: t('minutes', { minutes }) }))}
      onChange={(minutes) => void submit({ visitId, minutes: Number(minutes) })}
    />
  )
}
