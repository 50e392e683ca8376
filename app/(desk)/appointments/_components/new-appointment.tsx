// A new appointment: for whom, then what, with whom and when.
'use client'

import { CalendarPlus, UserPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type BookAction, BookingPanel } from '@/components/booking/booking-panel'
import { ClientSearch } from '@/components/clients/client-search'
import { NewClientForm } from '@/components/clients/new-client-form'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet'
import type { StaffAction } from '@/lib/actions/action-state'
import { guestName } from '@/lib/i18n/format'
import { registerGuestAction } from '../actions'

type NewAppointmentProps = { day: string; bookAction: BookAction; cancelAction: StaffAction<unknown> }

export function NewAppointment({ day, bookAction, cancelAction }: NewAppointmentProps) {
  const t = useTranslations('appointments')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="primary"
        icon={<CalendarPlus aria-hidden="true" className="size-5" />}
        onPress={() => setOpen(true)}
      >
        {t('new')}
      </Button>
      {isOpen && (
        <NewAppointmentSheet {...{ day, bookAction, cancelAction }} onClose={() => setOpen(false)} />
      )}
    </>
  )
}

type NewAppointmentSheetProps = {
  /** YYYY-MM-DD, today or later. */
  day: string
  /** The hand pointed at this very day; otherwise the salon proposes around what suits the guest. */
  isDayChosen?: boolean
  therapistId?: string
  bookAction: BookAction
  cancelAction: StaffAction<unknown>
  onClose: () => void
}

type Step =
  | { at: 'find'; query: string }
  | { at: 'new'; typed: string }
  | { at: 'book'; clientId: string; guest: string | null }

export function NewAppointmentSheet({
  day,
  isDayChosen = false,
  therapistId,
  bookAction,
  cancelAction,
  onClose,
}: NewAppointmentSheetProps) {
  const t = useTranslations('appointments')
  const [step, setStep] = useState<Step>({ at: 'find', query: '' })
  return (
    <Sheet
      isOpen
      isSticky
      onOpenChange={(isOpen) => !isOpen && onClose()}
      width="wide"
      title={step.at === 'book' && step.guest ? t('newFor', { guest: step.guest }) : t('new')}
    >
      {step.at === 'find' && (
        <ClientSearch
          label={t('findGuest')}
          initialQuery={step.query}
          autoFocus
          resting={null}
          onChoose={(client) => setStep({ at: 'book', clientId: client.clientId, guest: guestName(client) })}
          footer={(typed) => (
            <Button
              isFullWidth
              icon={<UserPlus aria-hidden="true" className="size-5" />}
              onPress={() => setStep({ at: 'new', typed })}
            >
              {t('newGuest')}
            </Button>
          )}
        />
      )}
      {step.at === 'new' && (
        <NewClientForm
          action={registerGuestAction}
          typed={step.typed}
          submitLabel={t('registerGuest')}
          onDone={({ clientId }) => setStep({ at: 'book', clientId, guest: null })}
          onFindKnown={(phone) => setStep({ at: 'find', query: phone })}
        />
      )}
      {step.at === 'book' && (
        <>
          <BookingPanel
            clientId={step.clientId}
            bookAction={bookAction}
            cancelAction={cancelAction}
            onBooked={onClose}
            {...(isDayChosen ? { initialDay: day } : {})}
            {...(therapistId ? { initialTherapistId: therapistId } : {})}
          />
          <Button variant="quiet" className="mt-3" onPress={() => setStep({ at: 'find', query: '' })}>
            {t('otherGuest')}
          </Button>
        </>
      )}
    </Sheet>
  )
}
