// One appointment, opened: what is planned, and moving or cancelling it.
'use client'

import { Phone } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSayWhen } from '@/components/booking/booking-panel'
import { SeriousAlerts } from '@/components/door-card/serious-alerts'
import { ActionMessage } from '@/components/forms/action-message'
import { Button, ButtonLink } from '@/components/ui/button'
import { buttonStyles } from '@/components/ui/button-styles'
import { TextField } from '@/components/ui/field'
import { Sheet } from '@/components/ui/sheet'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import type { DayEntry } from '@/lib/appointments/appointment-queries'
import type { Moved } from '@/lib/appointments/move-appointment'
import { formatClock, formatDay, guestName, localName } from '@/lib/i18n/format'
import type { DayActions } from './day-board'
import { beginsLater } from './entry-card'
import { MoveAppointment } from './move-appointment'

type EntrySheetProps = {
  entry: DayEntry
  mayBook: boolean
  /** Opened to change the time. */
  isMoving: boolean
  actions: DayActions
  onClose: () => void
  onMoved: (moved: Moved) => void
  onCancelled: (sequence: number) => void
}

export function EntrySheet(props: EntrySheetProps) {
  const { entry, mayBook, isMoving, actions, onClose, onMoved, onCancelled } = props
  const t = useTranslations('appointments')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const [doing, setDoing] = useState<'looking' | 'moving' | 'cancelling'>(isMoving ? 'moving' : 'looking')
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
      eyebrow={doing === 'looking' ? formatDay(entry.appointedAt, timeZone, locale) : entry.client.name}
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
      {doing === 'moving' && <MoveAppointment entry={entry} moveAction={actions.move} onMoved={onMoved} />}
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
  const timeZone = useTimeZone() ?? 'UTC'
  const say = useSayWhen()
  const clock = (at: Date) => formatClock(at, timeZone, locale)
  const isLate = entry.stage === 'expected' && entry.comesAt.getTime() !== entry.appointedAt.getTime()
  const span = t('details.from', say(entry))
  const lines = [
    [t('details.comes'), clock(entry.appointedAt)],
    ...(isLate ? [[t('details.late'), clock(entry.comesAt)]] : []),
    [t(beginsLater(entry) ? 'details.treated' : 'details.time'), span],
    [t('details.treatment'), entry.treatment ? localName(entry.treatment, locale) : t('noTreatment')],
    [t('details.therapist'), entry.therapist?.name ?? t('unassigned')],
    [t('details.room'), entry.room ? localName(entry.room, locale) : t('noRoom')],
  ]
  return (
    <div className="grid gap-5">
      <SeriousAlerts alerts={entry.seriousAlerts} />
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-3">
        {lines.map(([name, value], index) => (
          <div key={name} className="contents">
            <dt className="text-sm leading-7 text-ink-soft">{name}</dt>
            <dd className={index === 0 ? 'numeric font-semibold' : 'numeric'}>{value}</dd>
          </div>
        ))}
      </dl>
      {entry.phone && (
        <a
          href={`tel:${entry.phone.e164}`}
          aria-label={t('details.call', { guest: guestName(entry.client), phone: entry.phone.written })}
          className={buttonStyles('secondary', 'md', true, 'numeric')}
        >
          <Phone aria-hidden="true" className="size-5" />
          {entry.phone.written}
        </a>
      )}
    </div>
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
