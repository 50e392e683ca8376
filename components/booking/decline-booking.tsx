// She does not book now: the reason, in one tap, so that nobody asks her the wrong thing next time.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionMessage } from '@/components/forms/action-message'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextField } from '@/components/ui/field'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { guestName } from '@/lib/i18n/format'
import { NO_BOOKING_REASONS } from '@/lib/visits/visit-schemas'
import type { BookingGuest } from './booking-panel'

export type DeclineBookingProps = {
  guest: BookingGuest
  visitId: string
  declineAction: StaffAction<void>
  onDone: () => void
  onBack: () => void
}

export function DeclineBooking({ guest, visitId, declineAction, onDone, onBack }: DeclineBookingProps) {
  const t = useTranslations('booking')
  const { state, submit, pending } = useStaffAction(declineAction)
  const [reason, setReason] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const decline = async () => {
    const answer = await submit({ visitId, reason, ...(note.trim() ? { note } : {}) })
    if (answer?.status !== 'done') return
    showToast({ tone: 'success', message: t('next.declined') })
    onDone()
  }
  return (
    <div className="grid gap-5">
      <ChoiceChips
        label={t('next.declineQuestion', { guest: guestName(guest) })}
        description={t('next.declineHint')}
        items={NO_BOOKING_REASONS.map((id) => ({ id, label: t(`reasons.${id}`) }))}
        value={reason}
        onChange={setReason}
      />
      <TextField label={t('next.note')} value={note} onChange={setNote} maxLength={500} />
      <ActionMessage state={state} />
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" isDisabled={!reason} isPending={pending} onPress={() => void decline()}>
          {t('next.confirmDecline')}
        </Button>
        <Button variant="quiet" onPress={onBack}>
          {t('next.backToBooking')}
        </Button>
      </div>
    </div>
  )
}
