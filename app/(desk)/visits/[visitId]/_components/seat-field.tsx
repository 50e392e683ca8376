// Which seat she was led to.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { localName } from '@/lib/i18n/format'
import type { VisitPicks } from '@/lib/visits/visit-queries'
import { chooseSeatAction } from '../actions'

export function SeatField({
  visitId,
  seatId,
  seats,
}: {
  visitId: string
  seatId: string | null
  seats: VisitPicks['seats']
}) {
  const t = useTranslations('visit')
  const locale = useLocale()
  const { submit } = useToldAction(chooseSeatAction)
  return (
    <ChoiceChips
      label={t('seat')}
      value={seatId}
      items={seats.map((seat) => ({
        id: seat.id,
        label: localName(seat, locale),
        ...(seat.takenBy ? { description: t('seatTaken', { name: seat.takenBy }), isDisabled: true } : {}),
      }))}
      onChange={(chosen) => void submit({ visitId, seatId: chosen })}
    />
  )
}
