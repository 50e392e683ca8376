// Which seat she was led to, and that she has left it.
'use client'

import { X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { localName } from '@/lib/i18n/format'
import type { VisitPicks } from '@/lib/visits/visit-queries'
import { chooseSeatAction } from '../actions'

export function SeatField({
  visitId,
  seatId,
  seats,
  herSeatId = null,
}: {
  visitId: string
  seatId: string | null
  seats: VisitPicks['seats']
  /** The one she likes; offered first. */
  herSeatId?: string | null
}) {
  const t = useTranslations('visit')
  const care = useTranslations('archive.care')
  const locale = useLocale()
  const { submit, pending } = useToldAction(chooseSeatAction)
  const herFirst = (id: string) => (id === herSeatId ? 0 : 1)
  return (
    <div className="grid gap-2">
      <ChoiceChips
        label={t('seat')}
        value={seatId}
        items={seats
          .toSorted((one, other) => herFirst(one.id) - herFirst(other.id))
          .map((seat) => ({
            id: seat.id,
            label: localName(seat, locale),
            ...(seat.id === herSeatId ? { description: care('seatHers') } : {}),
            ...(seat.takenBy
              ? { description: t('seatTaken', { name: seat.takenBy }), isDisabled: true }
              : {}),
          }))}
        onChange={(chosen) => void submit({ visitId, seatId: chosen })}
      />
      {seatId && (
        <div>
          <Button
            variant="quiet"
            className="-ms-4"
            icon={<X aria-hidden className="size-5" />}
            isPending={pending}
            onPress={() => void submit({ visitId, seatId: null })}
          >
            {t('seatFree')}
          </Button>
        </div>
      )}
    </div>
  )
}
