// One appointment, opened: what is planned, and moving or cancelling it.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSayWhen } from '@/components/booking/booking-panel'
import { ActionMessage } from '@/components/forms/action-message'
import { Button, ButtonLink } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Sheet } from '@/components/ui/sheet'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import type { DayEntry } from '@/lib/appointments/appointment-queries'
import { formatDay, guestName, localName } from '@/lib/i18n/format'
import type { DayActions } from './day-board'
import { MoveAppointment } from './move-appointment'

type EntrySheetProps = {
  entry: DayEntry
  mayBook: boolean
  actions: DayActions
  onClose: () => void
  onCancelled: (sequence: number) => void
}

export function EntrySheet({ entry, mayBook, actions, onClose, onCancelled }: EntrySheetProps) {
  const t = useTranslations('appointments')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const [doing, setDoing] = useState<'looking' | 'moving' | 'cancelling'>('looking')
  const guest = guestName(entry.client)
  const titles = {
    looking: entry.client.name,
    moving: t('move.title'),
    cancelling: t('cancel.title', { guest }),
  }
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      eyebrow={doing === 'looking' ? formatDay(entry.startsAt, timeZone, locale) : entry.client.name}
      title={titles[doing]}
    >
      {doing === 'looking' && <Plan entry={entry} />}
      {doing === 'looking' && (
        <div className="mt-6 grid gap-3">
          <ButtonLink href={`/visits/${entry.visitId}`} variant="primary">
            {t('details.openVisit')}
          </ButtonLink>
          {mayBook && entry.stage === 'expected' && (
            <>
              <Button onPress={() => setDoing('moving')}>{t('details.move')}</Button>
              <Button variant="danger" onPress={() => setDoing('cancelling')}>
                {t('details.cancel')}
              </Button>
            </>
          )}
          <ButtonLink href={`/clients/${entry.client.id}`} variant="quiet">
            {t('details.archive')}
          </ButtonLink>
        </div>
      )}
      {doing === 'moving' && <MoveAppointment entry={entry} moveAction={actions.move} onMoved={onClose} />}
      {doing === 'cancelling' && (
        <CancelAppointment
          entry={entry}
          actions={actions}
          onCancelled={onCancelled}
          onKeep={() => setDoing('looking')}
        />
      )}
    </Sheet>
  )
}

function Plan({ entry }: { entry: DayEntry }) {
  const t = useTranslations('appointments')
  const locale = useLocale()
  const say = useSayWhen()
  const lines = [
    [t('details.time'), t('details.from', say(entry))],
    [t('details.treatment'), entry.treatment ? localName(entry.treatment, locale) : t('noTreatment')],
    [t('details.room'), entry.room ? localName(entry.room, locale) : t('noRoom')],
  ]
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-3">
      {lines.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-sm leading-7 text-ink-soft">{name}</dt>
          <dd className="numeric">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

type CancelProps = {
  entry: DayEntry
  actions: DayActions
  onCancelled: (sequence: number) => void
  onKeep: () => void
}

function CancelAppointment({ entry, actions, onCancelled, onKeep }: CancelProps) {
  const t = useTranslations('appointments.cancel')
  const errors = useTranslations('errors')
  const say = useSayWhen()
  const { state, submit, pending } = useStaffAction(actions.cancel)
  const [reason, setReason] = useState('')
  const { day, time } = say({ startsAt: entry.appointedAt, endsAt: entry.endsAt })
  const problem = state.status === 'invalid' && state.fieldErrors.reason ? 'reason_too_short' : null
  const cancel = async () => {
    const answer = await submit({ visitId: entry.visitId, ...(reason.trim() ? { reason } : {}) })
    if (answer?.status !== 'done') return
    onCancelled(answer.result.sequence)
  }
  return (
    <div className="grid gap-5">
      <p>{t('body', { day, time })}</p>
      <TextField
        label={t('reason')}
        value={reason}
        onChange={setReason}
        maxLength={500}
        {...(problem ? { error: errors(problem) } : {})}
      />
      <ActionMessage state={state} />
      <div className="flex flex-wrap gap-3">
        <Button variant="danger" isPending={pending} onPress={() => void cancel()}>
          {t('confirm')}
        </Button>
        <Button variant="quiet" onPress={onKeep}>
          {t('keep')}
        </Button>
      </div>
    </div>
  )
}
