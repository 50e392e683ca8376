// How long she was told to wait; told again as often as it takes.
'use client'

import { useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { useMoment } from '@/components/ui/use-moment'
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
  const { clock } = useMoment()
  const { submit } = useToldAction(tellWaitAction)
  return (
    <div className="grid gap-3">
      {told && (
        <p role="status" className="numeric text-celadon-deep">
          {t('waitToldAt', {
            minutes: told.minutes,
            time: clock(told.at),
          })}
        </p>
      )}
      <ChoiceChips
        label={t(told ? 'waitToldAgain' : 'waitTold')}
        // Nothing stays chosen: the same wait, told again, counts from now on.
        value={null}
        items={MINUTES.map((minutes) => ({ id: String(minutes), label: t('minutes', { minutes }) }))}
        onChange={(minutes) => void submit({ visitId, minutes: Number(minutes) })}
      />
    </div>
  )
}
