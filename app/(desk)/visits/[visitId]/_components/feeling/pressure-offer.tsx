// Twice running it was far too strong, or far too light: one tap makes it a preference of hers.
'use client'

import { useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { pressureToNote } from '@/lib/visits/feeling-flow'
import { notePreferenceAction } from '../../../../clients/actions'

export type OfferPressure = {
  clientId: string
  visitId: string
  /** The pressure she is known to like. */
  noted: string | null
}

type Props = {
  session: { pressureFelt: number | null; pressureBefore: number | null }
  offer: OfferPressure
}

export function PressureOffer({ session, offer: { clientId, visitId, noted } }: Props) {
  const t = useTranslations('feeling.offer')
  const preference = useTranslations('archive.preference.pressure')
  const { submit, pending } = useToldAction(notePreferenceAction)
  const choice = pressureToNote(session.pressureFelt, session.pressureBefore, noted)
  if (!choice) return null
  return (
    <Notice
      tone="info"
      action={
        <Button
          isPending={pending}
          onPress={() => void submit({ clientId, visitId, kind: 'pressure', choice })}
        >
          {t('note', { pressure: preference(choice) })}
        </Button>
      }
    >
      {t(choice === 'light' ? 'tooStrong' : 'tooLight')}
    </Notice>
  )
}
