// While she is awaited: how late she says she is, one tap away from the rest of her card.
'use client'

import { Clock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { LateTold } from '@/components/visit-card/late-told'
import { useServerNow } from '@/components/visit-card/use-server-now'
import type { DoorCard } from '@/lib/clients/door-card-query'
import { guestName } from '@/lib/i18n/format'
import { tellLatenessAction } from '../../../today/actions'

type Props = { card: Pick<DoorCard, 'coming' | 'name' | 'formOfAddress'>; serverNow: string }

export function LateField({ card, serverNow }: Props) {
  const t = useTranslations('today.late')
  const now = useServerNow(serverNow)
  const [isTelling, setTelling] = useState(false)
  const { coming } = card
  if (!coming?.isExpected) return null
  if (!isTelling) {
    return (
      <Button
        variant="quiet"
        className="-ms-3 justify-self-start px-3!"
        icon={<Clock aria-hidden="true" className="size-4.5 shrink-0" />}
        onPress={() => setTelling(true)}
      >
        {t('note')}
      </Button>
    )
  }
  const { visitId, appointedAt, comesAt } = coming
  return (
    <LateTold
      {...{ visitId, appointedAt, comesAt, now }}
      guest={guestName(card)}
      action={tellLatenessAction}
      onTold={() => setTelling(false)}
    />
  )
}
