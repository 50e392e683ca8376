// A lane per therapist: her guests, and the free time between them that can be booked with a tap.
'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button as RacButton } from 'react-aria-components'
import { type BookAction, useSayWhen } from '@/components/booking/booking-panel'
import { useToldAction } from '@/components/forms/use-told-action'
import { Avatar } from '@/components/ui/avatar'
import { classNames } from '@/components/ui/class-names'
import { EmptyState } from '@/components/ui/empty-state'
import { ScrollAcross } from '@/components/ui/scroll-across'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'
import type { AppointmentDay, DayEntry, DayLane } from '@/lib/appointments/appointment-queries'
import type { Moved } from '@/lib/appointments/move-appointment'
import type { Gap } from '@/lib/appointments/openings-flow'
import { formatClock, formatMinutes, guestName } from '@/lib/i18n/format'
import { isInHouse } from '@/lib/visits/visit-flow'
import { EntryCard } from './entry-card'
import { EntrySheet } from './entry-sheet'
import { NewAppointmentSheet } from './new-appointment'

export type DayActions = {
  book: BookAction
  move: StaffAction<Moved>
  cancel: StaffAction<{ sequence: number }>
  undo: StaffAction<unknown>
}

type DayBoardProps = {
  day: AppointmentDay
  today: string
  /** The visit whose time is to be changed, where the address names one. */
  movingVisitId: string | null
  nowIso: string
  mayBook: boolean
  actions: DayActions
}

type Pointed = { therapistId: string }

export function DayBoard({ day, today, movingVisitId, nowIso, mayBook, actions }: DayBoardProps) {
  const router = useRouter()
  const [openEntry, setOpenEntry] = useState(() => keyOfVisit(day, movingVisitId))
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const tellCancelled = useTellCancelled(actions.undo)
  const tellMoved = useTellMoved(actions.move)
  const now = new Date(nowIso)
  const isPast = day.date < today
  const entry = day.lanes.flatMap((lane) => lane.entries).find((each) => keyOf(each) === openEntry)
  const close = () => {
    setOpenEntry(null)
    // Read anew, the page does not open her sheet once more.
    if (movingVisitId) router.replace(`/appointments?day=${day.date}`)
  }
  return (
    <>
      {day.guests === 0 && <QuietDay isPast={isPast} />}
      {!(day.guests === 0 && isPast) && (
        <ScrollAcross className="grid gap-x-4 gap-y-8 pb-4 lg:grid-flow-col lg:auto-cols-[minmax(10.5rem,1fr)]">
          {day.lanes.map((lane) => (
            <Lane
              key={lane.therapist?.id ?? 'unassigned'}
              lane={lane}
              now={now}
              onOpen={(each) => setOpenEntry(keyOf(each))}
              onPoint={mayBook && !isPast ? setPointed : null}
            />
          ))}
        </ScrollAcross>
      )}
      {entry && (
        <EntrySheet
          key={keyOf(entry)}
          entry={entry}
          mayBook={mayBook}
          isMoving={entry.visitId === movingVisitId && entry.stage === 'expected'}
          actions={actions}
          onClose={close}
          onMoved={(moved) => {
            close()
            tellMoved(entry, moved)
          }}
          onCancelled={(sequence) => {
            close()
            tellCancelled(entry, sequence)
          }}
        />
      )}
      {pointed && (
        <NewAppointmentSheet
          day={day.date}
          isDayChosen
          therapistId={pointed.therapistId}
          bookAction={actions.book}
          cancelAction={actions.cancel}
          onClose={() => setPointed(null)}
        />
      )}
    </>
  )
}

/** A cancelled appointment can be taken back from the toast that tells of it. */
function useTellCancelled(undoAction: DayActions['undo']) {
  const t = useTranslations('appointments.cancel')
  const undo = useToldAction(undoAction)
  return ({ visitId, client }: DayEntry, sequence: number) => {
    const takeBack = async () => {
      const isDone = await undo.submit({ visitId, sequence })
      if (isDone) showToast({ tone: 'success', message: t('undone', { guest: guestName(client) }) })
    }
    showToast({
      tone: 'success',
      message: t('done'),
      action: { label: t('undo'), onPress: () => void takeBack() },
    })
  }
}

/** Neither is a moved one lost: it goes back to its old time, therapists and rooms, or the toast says why not. */
function useTellMoved(moveAction: DayActions['move']) {
  const t = useTranslations('appointments.move')
  const undoWords = useTranslations('ui.undo')
  const say = useSayWhen()
  const back = useToldAction(moveAction)
  return ({ client }: DayEntry, { startsAt, takeBack }: Moved) => {
    const guest = guestName(client)
    const when = (at: string | Date) => say({ startsAt: new Date(at), endsAt: new Date(at) })
    const undo = async () => {
      if (!(await back.submit(takeBack))) return
      showToast({ tone: 'success', message: t('undone', { guest, ...when(takeBack.startsAt) }) })
    }
    showToast({
      tone: 'success',
      message: t('moved', { guest, ...when(startsAt) }),
      action: { label: undoWords('label'), onPress: () => void undo() },
    })
  }
}

function QuietDay({ isPast }: { isPast: boolean }) {
  const t = useTranslations('appointments.empty')
  return <EmptyState title={t('title')}>{isPast ? t('past') : t('body')}</EmptyState>
}

type LaneProps = {
  lane: DayLane
  now: Date
  onOpen: (entry: DayEntry) => void
  /** Null for those who may not book. */
  onPoint: ((pointed: Pointed) => void) | null
}

type Item = { at: Date; key: string } & ({ entry: DayEntry } | { gap: Gap })

function Lane({ lane, now, onOpen, onPoint }: LaneProps) {
  const t = useTranslations('appointments')
  const { therapist } = lane
  const name = therapist?.name ?? t('unassigned')
  const isToHandOn = lane.isAway && lane.entries.some(({ stage }) => stage === 'expected' || isInHouse(stage))
  return (
    <section aria-label={name} className="grid min-w-0 content-start gap-3">
      <header className="flex min-h-12 items-center gap-3 border-b border-hair pb-2">
        {therapist && <Avatar name={therapist.name} size="sm" />}
        <div className="min-w-0">
          <h3 className={classNames('truncate text-lg', (!therapist || isToHandOn) && 'text-rouge')}>
            {name}
          </h3>
          {!therapist && <p className="text-sm text-ink-soft">{t('unassignedHint')}</p>}
          {isToHandOn && <p className="text-sm text-ink-soft">{t('awayHint')}</p>}
        </div>
      </header>
      <ol className="grid gap-2.5">
        {inOrder(lane).map((item) => (
          <li key={item.key}>
            {'entry' in item ? (
              <EntryCard entry={item.entry} now={now} onOpen={() => onOpen(item.entry)} />
            ) : (
              <FreeTime gap={item.gap} now={now} therapist={therapist} onPoint={onPoint} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function inOrder({ entries, gaps }: DayLane): Item[] {
  const items: Item[] = [
    ...entries.map((entry) => ({ at: entry.startsAt, key: keyOf(entry), entry })),
    ...gaps.map((gap) => ({ at: gap.startsAt, key: gap.startsAt.toISOString(), gap })),
  ]
  return items.sort((a, b) => a.at.getTime() - b.at.getTime())
}

function keyOfVisit(day: AppointmentDay, visitId: string | null): string | null {
  const entry = day.lanes.flatMap((lane) => lane.entries).find((each) => each.visitId === visitId)
  return entry ? keyOf(entry) : null
}

function keyOf(entry: DayEntry): string {
  return entry.sessionId ?? entry.visitId
}

type FreeTimeProps = { gap: Gap; now: Date; therapist: DayLane['therapist']; onPoint: LaneProps['onPoint'] }

/** What is over is only said; what is to come can be booked. */
function FreeTime({ gap, now, therapist, onPoint }: FreeTimeProps) {
  const t = useTranslations('appointments')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const time = formatClock(gap.startsAt, timeZone, locale)
  const length = formatMinutes(gap.minutes, locale)
  const words = (
    <>
      <span className="numeric">{time}</span>
      <span>{t('gap', { length })}</span>
    </>
  )
  const shape =
    'flex min-h-12 w-full items-center gap-3 rounded-lg border border-dashed px-4 py-1.5 text-start text-sm'
  if (!onPoint || !therapist || gap.endsAt <= now) {
    return <p className={classNames(shape, 'border-hair text-ink-soft')}>{words}</p>
  }
  return (
    <RacButton
      aria-label={t('bookGap', { therapist: therapist.name, time, length })}
      onPress={() => onPoint({ therapistId: therapist.id })}
      className={classNames(
        shape,
        'cursor-pointer border-celadon-line text-ink-soft transition-colors hover:border-celadon hover:bg-celadon-wash hover:text-celadon-dark pressed:bg-celadon-wash',
      )}
    >
      {words}
      <Plus aria-hidden="true" className="ms-auto size-5" />
    </RacButton>
  )
}
