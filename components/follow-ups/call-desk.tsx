// One call, being made: what comes of it, what she says, what is promised.
'use client'

import { PhoneCall, PhoneMissed, PhoneOff, RotateCcw } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ActionMessage } from '@/components/forms/action-message'
import { useToldUndo } from '@/components/forms/use-told-with-undo'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextField } from '@/components/ui/field'
import { Rating, type RatingValue } from '@/components/ui/rating'
import { showToast } from '@/components/ui/toast'
import { useFiveWords } from '@/components/visit/answer-words'
import { AutosaveNote, type AutosaveNoteProps } from '@/components/visit/autosave-note'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { CALL_OUTCOMES, type CallOutcome } from '@/lib/follow-ups/follow-up-schemas'
import { formatClock, formatDay, guestName } from '@/lib/i18n/format'
import { salonInstant } from '@/lib/salon-time/salon-time'
import { CallAgain } from './call-again'
import { settledCallNote } from './call-note-client'
import { ComplaintField, emptyPromise, PromiseField, type TypedPromise } from './said-fields'

export type CallDeskProps = {
  visitId: string
  client: { name: string; formOfAddress: string | null }
  call: { id: string; attempt: number }
  /** As often as the salon tries. */
  attempts: number
  callNote: AutosaveNoteProps['initial']
  /** The salon's date, YYYY-MM-DD. */
  today: string
  /** Who can own a promise. */
  owners: readonly { id: string; name: string }[]
  recordAction: StaffAction<{ nextCallDueAt: string | null; closed: boolean }>
  /** Takes a wrong number back. */
  takeBackAction: StaffAction<unknown>
  onRecorded?: () => void
  /** The next booking: made while she is on the line, before the call is noted and the visit closes. */
  nextBooking?: ReactNode
  /** Where she says that a treatment did not agree with her. */
  reaction?: ReactNode
}

const icons: Record<CallOutcome, ReactNode> = {
  reached: <PhoneCall aria-hidden="true" className="size-5" />,
  no_answer: <PhoneMissed aria-hidden="true" className="size-5" />,
  wrong_number: <PhoneOff aria-hidden="true" className="size-5" />,
  call_again: <RotateCcw aria-hidden="true" className="size-5" />,
}

type Typed = {
  outcome: CallOutcome | null
  feeling: RatingValue | null
  againDay: string
  againTime: string | null
  rightPhone: string
  promise: TypedPromise | null
  complaint: string | null
}

/** What still has to be said before the call can be noted; a key under `record`. */
type Missing = 'needsFeeling' | 'needsTime' | 'needsPromise' | 'needsComplaint'

export function CallDesk({
  visitId,
  client,
  call,
  attempts,
  today,
  owners,
  onRecorded,
  ...props
}: CallDeskProps) {
  const words = useFiveWords('feeling')
  const t = useTranslations('follow-ups.record')
  const tellDone = useTellDone(guestName(client))
  const tellWrong = useToldUndo(props.takeBackAction)
  const wrongWords = useWrongWords(guestName(client))
  const timeZone = useTimeZone() ?? 'UTC'
  const { state, submit, pending } = useStaffAction(props.recordAction)
  const [isSettling, setSettling] = useState(false)
  const [hasTried, setTried] = useState(false)
  const [typed, setTyped] = useState<Typed>({
    outcome: null,
    feeling: null,
    againDay: today,
    againTime: null,
    rightPhone: '',
    promise: null,
    complaint: null,
  })
  const set = (change: Partial<Typed>) => setTyped((last) => ({ ...last, ...change }))
  const { outcome } = typed
  const isLastTry = call.attempt >= attempts
  const isReached = outcome === 'reached'
  const missing = missingIn(typed)
  const errorOf = (what: Missing) => (hasTried && missing.includes(what) ? { error: t(what) } : {})

  const record = async () => {
    setTried(true)
    if (!outcome || missing.length > 0) return
    setSettling(true)
    const note = await settledCallNote(visitId)
    setSettling(false)
    const answer = await submit({ callId: call.id, note, ...factsOf(typed, timeZone) })
    if (answer?.status !== 'done') return
    if (outcome === 'wrong_number') tellWrong(wrongWords(answer.result.nextCallDueAt), { callId: call.id })
    else tellDone(answer.result)
    onRecorded?.()
  }

  return (
    <div className="grid gap-7">
      <ChoiceChips
        label={t('outcome')}
        items={CALL_OUTCOMES.map((id) => ({
          id,
          label: t(`outcomes.${id}`),
          icon: icons[id],
          isDisabled: id === 'call_again' && isLastTry,
        }))}
        {...(isLastTry ? { description: t('lastTryHint') } : {})}
        value={outcome}
        onChange={(id) => set({ outcome: id as CallOutcome })}
      />
      {isReached && (
        <Rating
          label={t('feeling')}
          words={words}
          value={typed.feeling}
          onChange={(feeling) => set({ feeling })}
          {...errorOf('needsFeeling')}
        />
      )}
      {outcome === 'call_again' && (
        <CallAgain
          today={today}
          day={typed.againDay}
          time={typed.againTime}
          onChange={({ day, time }) => set({ againDay: day, againTime: time })}
          {...errorOf('needsTime')}
        />
      )}
      {outcome === 'wrong_number' && (
        <TextField
          label={t('rightPhone')}
          description={t('wrongNumberHint')}
          type="tel"
          inputMode="tel"
          value={typed.rightPhone}
          onChange={(rightPhone) => set({ rightPhone })}
          maxLength={30}
          autoComplete="off"
        />
      )}
      <AutosaveNote
        visitId={visitId}
        kind="call_note"
        label={t('note')}
        description={t('noteHint')}
        initial={props.callNote}
        rows={4}
      />
      <PromiseField
        promise={typed.promise}
        owners={owners}
        today={today}
        onChange={(promise) => set({ promise })}
        onAdd={() => set({ promise: emptyPromise })}
        {...errorOf('needsPromise')}
      />
      {isReached && (
        <ComplaintField
          text={typed.complaint}
          onChange={(complaint) => set({ complaint })}
          {...errorOf('needsComplaint')}
        />
      )}
      {isReached && props.reaction}
      {props.nextBooking}
      <ActionMessage state={state} />
      <Button
        variant="primary"
        size="lg"
        isFullWidth
        isDisabled={!outcome}
        isPending={pending || isSettling}
        onPress={() => void record()}
      >
        {outcome ? t(`submit.${outcome}`) : t('needsOutcome')}
      </Button>
    </div>
  )
}

function missingIn({ outcome, feeling, againDay, againTime, promise, complaint }: Typed): Missing[] {
  const missing: Missing[] = []
  if (outcome === 'reached' && feeling === null) missing.push('needsFeeling')
  if (outcome === 'call_again' && !(againDay && againTime)) missing.push('needsTime')
  if (promise && !(promise.text.trim() && promise.ownerId && promise.dueOn)) missing.push('needsPromise')
  if (outcome === 'reached' && complaint !== null && !complaint.trim()) missing.push('needsComplaint')
  return missing
}

function factsOf(
  { outcome, feeling, againDay, againTime, rightPhone, promise, complaint }: Typed,
  timeZone: string,
) {
  return {
    outcome,
    ...(outcome === 'reached' && feeling ? { feeling } : {}),
    ...(outcome === 'call_again' && againTime
      ? { callAgainAt: salonInstant(againDay, againTime, timeZone).toISOString() }
      : {}),
    ...(outcome === 'wrong_number' && rightPhone.trim() ? { rightPhone } : {}),
    ...(promise ? { promise } : {}),
    ...(outcome === 'reached' && complaint ? { complaint: { text: complaint } } : {}),
  }
}

/** Nobody was reached: what became of the number, and of the next call. */
function useWrongWords(guest: string) {
  const t = useTranslations('follow-ups.record')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return (nextCallDueAt: string | null) => {
    if (!nextCallDueAt) return t('doneWrong', { guest })
    const due = new Date(nextCallDueAt)
    return t('doneWrongAgain', {
      guest,
      day: formatDay(due, timeZone, locale),
      time: formatClock(due, timeZone, locale),
    })
  }
}

function useTellDone(guest: string) {
  const t = useTranslations('follow-ups.record')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return ({ nextCallDueAt, closed }: { nextCallDueAt: string | null; closed: boolean }) => {
    const sentence = () => {
      if (closed) return t('doneClosed', { guest })
      if (!nextCallDueAt) return t('doneOpen', { guest })
      const due = new Date(nextCallDueAt)
      return t('doneAgain', {
        guest,
        day: formatDay(due, timeZone, locale),
        time: formatClock(due, timeZone, locale),
      })
    }
    showToast({ tone: 'success', message: sentence() })
  }
}
