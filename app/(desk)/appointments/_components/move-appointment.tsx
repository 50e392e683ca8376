// Another time for an appointment, and another therapist where she likes.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Confirm, useSayWhen } from '@/components/booking/booking-panel'
import { OpeningChoice } from '@/components/booking/opening-choice'
import { offeredNow, useOpenings } from '@/components/booking/use-openings-client'
import { ActionMessage } from '@/components/forms/action-message'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import type { DayEntry } from '@/lib/appointments/appointment-queries'
import type { Moved } from '@/lib/appointments/move-appointment'
import type { Opening } from '@/lib/appointments/openings-flow'
import type { DayActions } from './day-board'

const ANYONE = 'anyone'

type MoveAppointmentProps = {
  entry: DayEntry
  moveAction: DayActions['move']
  onMoved: (moved: Moved) => void
}

export function MoveAppointment({ entry, moveAction, onMoved }: MoveAppointmentProps) {
  const t = useTranslations('appointments.move')
  const booking = useTranslations('booking')
  const say = useSayWhen()
  // Undefined: with whom it is booked now; null: whoever is free.
  const [therapistId, setTherapistId] = useState<string | null | undefined>(undefined)
  const [day, setDay] = useState<string | null>(null)
  const [chosen, setChosen] = useState<Opening | null>(null)
  // The revision that the person saw; a page that reads itself anew must not smuggle in a newer one.
  const [revision] = useState(entry.revision)
  const openings = useOpenings(
    {
      clientId: entry.client.id,
      movingVisitId: entry.visitId,
      ...(therapistId === undefined ? {} : { therapistId }),
      ...(day ? { day } : {}),
    },
    null,
  )
  const { state, submit, pending } = useStaffAction(moveAction)
  const { proposal } = openings
  const offered = offeredNow(openings, chosen)
  const move = async (opening: Opening) => {
    const answer = await submit({
      visitId: entry.visitId,
      revision,
      startsAt: opening.startsAt.toISOString(),
      assignments: opening.parts.map(({ therapistId: with_, roomId }) => ({ therapistId: with_, roomId })),
    })
    if (answer?.status === 'done') {
      onMoved(answer.result)
    } else if (answer?.status === 'refused') {
      setChosen(null)
      openings.lookAgain()
    }
  }
  return (
    <div className="grid gap-6">
      <p className="text-ink-soft">
        {t('nowAt', say({ startsAt: entry.appointedAt, endsAt: entry.endsAt }))}
      </p>
      {proposal && (
        <ChoiceChips
          label={booking('therapist')}
          items={[
            ...proposal.menu.therapists.map(({ id, name }) => ({ id, label: name })),
            { id: ANYONE, label: booking('anyTherapist') },
          ]}
          value={(therapistId === undefined ? proposal.therapistId : therapistId) ?? ANYONE}
          onChange={(id) => {
            setTherapistId(id === ANYONE ? null : id)
            setChosen(null)
          }}
        />
      )}
      <OpeningChoice
        openings={openings}
        day={day}
        onDayChange={(next) => {
          setDay(next)
          setChosen(null)
        }}
        chosen={openings.isLooking ? chosen : offered}
        onChoose={setChosen}
      />
      <ActionMessage state={state} />
      <Confirm
        proposal={proposal}
        chosen={offered}
        label={t('confirm')}
        isPending={pending}
        onConfirm={(opening) => void move(opening)}
      />
    </div>
  )
}
