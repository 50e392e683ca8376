// Booking a visit: what for, with whom, when. For a guest who has been here before, two taps.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { SeriousAlerts } from '@/components/door-card/serious-alerts'
import { ActionMessage } from '@/components/forms/action-message'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import type { AskOpeningsInput } from '@/lib/appointments/appointment-schemas'
import type { Opening } from '@/lib/appointments/openings-flow'
import type { BookingProposal } from '@/lib/appointments/openings-queries'
import { formatClock, formatDay, guestName } from '@/lib/i18n/format'
import { salonDate } from '@/lib/salon-time/salon-time'
import { ByPlan, useBookedByPlan } from './by-plan'
import { OpeningChoice, usePlaceOf } from './opening-choice'
import { StandingBookings } from './standing-bookings'
import { TreatmentChoice } from './treatment-choice'
import { offeredNow, useOpenings } from './use-openings-client'

export type BookingGuest = { id: string; name: string; formOfAddress: string | null }

export type BookAction = StaffAction<{ visitId: string }>

export type BookingPanelProps = {
  clientId: string
  /** The visit in whose farewell or follow-up she is asked. */
  visitId?: string
  bookAction: BookAction
  /** Takes the booking back from the word that it is made; for whoever may cancel. */
  cancelAction?: StaffAction<unknown>
  /** The answer to the panel's first question, where the page has read it already. */
  proposal?: BookingProposal | null
  /** Where the hand already pointed: a gap in a therapist's day. */
  initialDay?: string
  initialTherapistId?: string
  onBooked?: () => void
}

const ANYONE = 'anyone'

export function BookingPanel({
  clientId,
  visitId,
  bookAction,
  cancelAction,
  proposal: initial = null,
  initialDay,
  initialTherapistId,
  onBooked,
}: BookingPanelProps) {
  const t = useTranslations('booking')
  const care = useTranslations('archive.care')
  const say = useSayWhen()
  const timeZone = useTimeZone() ?? 'UTC'
  const tellBooked = useTellBooked(cancelAction)
  const planWords = useBookedByPlan()
  // What was touched; everything else is as the salon proposes.
  const [touched, setTouched] = useState<Pick<AskOpeningsInput, 'treatmentIds' | 'therapistId'>>(
    initialTherapistId ? { therapistId: initialTherapistId } : {},
  )
  const [day, setDay] = useState<string | null>(initialDay ?? null)
  const [chosen, setChosen] = useState<Opening | null>(null)
  const [from, setFrom] = useState<string | null>(null)
  const around = day ? { day } : from ? { from } : {}
  const asked = { clientId, ...(visitId ? { visitId } : {}), ...touched, ...around }
  const openings = useOpenings(asked, initial)
  const { state, submit, pending } = useStaffAction(bookAction)
  const { proposal } = openings
  const offered = offeredNow(openings, chosen)

  const change = (next: typeof touched) => {
    setTouched({ ...touched, ...next })
    setChosen(null)
  }
  const changeDay = (next: string | null, nextFrom: string | null = null) => {
    setDay(next)
    setFrom(nextFrom)
    setChosen(null)
  }
  const book = async (opening: Opening) => {
    const answer = await submit({
      clientId,
      startsAt: opening.startsAt.toISOString(),
      treatments: opening.parts.map(({ treatmentId, therapistId, roomId }) => ({
        treatmentId,
        therapistId,
        roomId,
      })),
      ...(visitId ? { bookedDuringVisitId: visitId } : {}),
    })
    if (answer?.status === 'done') {
      const guest = proposal ? guestName(proposal.guest) : ''
      const booked = t('booked', { ...say(opening), guest })
      const byPlan = proposal && planWords(proposal)
      tellBooked(answer.result.visitId, byPlan ? `${booked} ${byPlan}` : booked, guest)
      onBooked?.()
    } else if (answer?.status === 'refused') {
      // Somebody has taken it meanwhile: show what is free now.
      setChosen(null)
      openings.lookAgain()
    }
  }

  return (
    <div className="grid gap-6">
      {proposal && (
        <>
          <SeriousAlerts alerts={proposal.seriousAlerts} />
          <ByPlan proposal={proposal} />
          <TreatmentChoice
            clientId={clientId}
            treatments={proposal.menu.treatments}
            chosen={touched.treatmentIds ?? proposal.treatmentIds}
            isAsLastTime={
              touched.treatmentIds === undefined && proposal.treatmentIds.length > 0 && !proposal.planned
            }
            onChange={(treatmentIds) => change({ treatmentIds })}
          />
          <ChoiceChips
            label={t('therapist')}
            items={[
              ...proposal.menu.therapists.map(({ id, name, wish }) => ({
                id,
                label: name,
                ...(wish
                  ? { description: care(wish === 'wished' ? 'therapistWished' : 'therapistAvoided') }
                  : {}),
              })),
              { id: ANYONE, label: t('anyTherapist') },
            ]}
            value={(touched.therapistId === undefined ? proposal.therapistId : touched.therapistId) ?? ANYONE}
            onChange={(id) => change({ therapistId: id === ANYONE ? null : id })}
          />
        </>
      )}
      <OpeningChoice
        openings={openings}
        day={day}
        onDayChange={changeDay}
        onFrom={(start) => changeDay(null, start)}
        chosen={openings.isLooking ? chosen : offered}
        onChoose={setChosen}
      />
      {proposal && (
        <StandingBookings proposal={proposal} day={chosen ? salonDate(chosen.startsAt, timeZone) : day} />
      )}
      <ActionMessage state={state} />
      <Confirm
        proposal={proposal}
        chosen={offered}
        label={t('confirm')}
        isPending={pending}
        onConfirm={(opening) => void book(opening)}
      />
    </div>
  )
}

/** Tells that it is booked; where it may be cancelled, it can be taken back from there, or the toast says why not. */
function useTellBooked(cancelAction: StaffAction<unknown> = noAction) {
  const t = useTranslations('booking')
  const undoWords = useTranslations('ui.undo')
  const cancel = useToldAction(cancelAction)
  return (visitId: string, message: string, guest: string) => {
    const takeBack = async () => {
      if (await cancel.submit({ visitId })) showToast({ tone: 'success', message: t('undone', { guest }) })
    }
    showToast({
      tone: 'success',
      message,
      ...(cancelAction === noAction
        ? {}
        : { action: { label: undoWords('label'), onPress: () => void takeBack() } }),
    })
  }
}

/** Stands in where there is nothing to be taken back with; never sent. */
const noAction: StaffAction<unknown> = async () => ({ status: 'idle' })

type ConfirmProps = {
  proposal: BookingProposal | null
  chosen: Opening | null
  label: string
  isPending: boolean
  onConfirm: (opening: Opening) => void
}

/** The one large button, with what it will do in words beside it. */
export function Confirm({ proposal, chosen, label, isPending, onConfirm }: ConfirmProps) {
  const t = useTranslations('booking')
  const say = useSayWhen()
  const placeOf = usePlaceOf(proposal)
  const place = useRef<HTMLDivElement>(null)
  // A day full of times pushes the button out of sight.
  useEffect(() => {
    if (!chosen) return
    // A wish for stillness in the style sheet does not reach what a script scrolls.
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    place.current?.scrollIntoView({ block: 'nearest', behavior: isStill ? 'instant' : 'smooth' })
  }, [chosen])
  return (
    <div
      ref={place}
      className="flex scroll-mb-32 flex-wrap items-center justify-between gap-4 border-t border-hair pt-4"
    >
      <p aria-live="polite" className="min-w-0 flex-1 basis-56">
        {chosen ? (
          <>
            <span className="block font-serif text-lg font-semibold">{t('summary', say(chosen))}</span>
            <span className="block text-sm text-ink-soft">{placeOf(chosen)}</span>
          </>
        ) : (
          <span className="text-ink-soft">{t('pick')}</span>
        )}
      </p>
      <Button
        variant="primary"
        size="lg"
        isDisabled={!chosen}
        isPending={isPending}
        onPress={() => chosen && onConfirm(chosen)}
      >
        {label}
      </Button>
    </div>
  )
}

/** Day and times of a span as the reader's language writes them. */
export function useSayWhen(): (span: { startsAt: Date; endsAt: Date }) => {
  day: string
  time: string
  from: string
  to: string
} {
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return ({ startsAt, endsAt }) => {
    const from = formatClock(startsAt, timeZone, locale)
    return {
      day: formatDay(startsAt, timeZone, locale),
      time: from,
      from,
      to: formatClock(endsAt, timeZone, locale),
    }
  }
}
