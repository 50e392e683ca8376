// The list of calls and the one that is open. On a standing tablet the open one takes the whole width.
'use client'

import { ChevronLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { AtHomeActions } from '@/components/at-home/at-home-lines'
import type { BookNextProps } from '@/components/booking/book-next'
import type { CallDeskProps } from '@/components/follow-ups/call-desk'
import type { DialProps } from '@/components/follow-ups/dial'
import type { ReportReactionAction } from '@/components/reactions/report-reaction'
import { OpensAtTop } from '@/components/shell/opens-at-top'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import type { CallDue, FollowUpDay, FollowUpVisit } from '@/lib/follow-ups/follow-up-queries'
import { CallList } from './call-list'
import { NotInList } from './not-in-list'
import { OpenCall } from './open-call'
import { WaitingVisit } from './waiting-visit'

export type FollowUpActions = BookNextProps['actions'] & {
  record: CallDeskProps['recordAction']
  takeBack: CallDeskProps['takeBackAction']
  recordConsents: DialProps['consentAction']
  atHome: AtHomeActions
  reportReaction: ReportReactionAction
}

type FollowUpDeskProps = {
  day: FollowUpDay
  /** Who makes the calls. */
  speaker: string
  today: string
  attempts: number
  phoneCountry: string
  initialVisitId: string | null
  actions: FollowUpActions
}

/** What is open on the right. A call stays as it was seen, should a colleague record it meanwhile. */
type Opened = { at: 'call'; call: CallDue } | { at: 'waiting'; visitId: string } | null

export function FollowUpDesk({ day, initialVisitId, actions, ...house }: FollowUpDeskProps) {
  const t = useTranslations('follow-ups')
  const [opened, setOpened] = useState<Opened>(() => openedFor(day, initialVisitId))
  // Who is not in the list is never answered with somebody else: the wrong guest would be rung.
  const [isMissing, setMissing] = useState(initialVisitId !== null && opened === null)
  const open = (next: Opened) => {
    setMissing(false)
    setOpened(next)
  }
  const missing = isMissing && day.notToCall && <NotInList {...day.notToCall} />
  const isEmpty = day.calls.length === 0 && day.waitingForBooking.length === 0
  if (isEmpty && !opened)
    return (
      <>
        {missing}
        <EmptyState title={t('empty.title')}>{t('empty.body')}</EmptyState>
      </>
    )

  const seen = opened?.at === 'call' ? opened.call : null
  const standing = seen && day.calls.find((call) => call.callId === seen.callId)
  const waiting =
    opened?.at === 'waiting' ? day.waitingForBooking.find((visit) => visit.visitId === opened.visitId) : null
  const isChosen = Boolean(seen ?? waiting)
  // Where nobody has chosen, a wide screen opens the call that waits longest.
  const call = seen ? (standing ?? seen) : waiting || isMissing ? null : (day.calls[0] ?? null)
  const openVisit: FollowUpVisit | null = call ?? waiting ?? null
  return (
    <>
      <OpensAtTop what={`${isChosen} ${openVisit?.visitId}`} />
      {missing}
      <div className="grid items-start gap-8 lg:landscape:grid-cols-[15rem_minmax(0,1fr)] xl:landscape:grid-cols-[19rem_minmax(0,1fr)]">
        <div className={classNames(isChosen && 'hidden lg:landscape:block')}>
          <CallList
            day={day}
            today={house.today}
            openVisitId={openVisit?.visitId ?? null}
            onOpenCall={(each) => open({ at: 'call', call: each })}
            onOpenWaiting={({ visitId }) => open({ at: 'waiting', visitId })}
          />
        </div>
        <div className={classNames('min-w-0', !isChosen && 'hidden lg:landscape:block')}>
          <Button
            variant="quiet"
            className="-ms-4 mb-2 lg:landscape:hidden"
            icon={<ChevronLeft aria-hidden="true" className="size-5" />}
            onPress={() => setOpened(null)}
          >
            {t('back')}
          </Button>
          {seen && !standing && (
            <Notice
              tone="warning"
              className="mb-4"
              action={<Button onPress={() => setOpened(null)}>{t('back')}</Button>}
            >
              {t('gone')}
            </Notice>
          )}
          {call && (
            <OpenCall
              key={call.callId}
              call={call}
              {...house}
              owners={day.owners}
              actions={actions}
              onRecorded={() => setOpened(null)}
            />
          )}
          {waiting && (
            <WaitingVisit key={waiting.visitId} visit={waiting} today={house.today} actions={actions} />
          )}
          {!openVisit &&
            (isMissing ? (
              <p className="text-ink-soft">{t('choose')}</p>
            ) : (
              <EmptyState title={t('empty.title')}>{t('empty.body')}</EmptyState>
            ))}
        </div>
      </div>
    </>
  )
}

function openedFor(day: FollowUpDay, visitId: string | null): Opened {
  const call = day.calls.find((each) => each.visitId === visitId)
  if (call) return { at: 'call', call }
  const waiting = day.waitingForBooking.find((each) => each.visitId === visitId)
  return waiting ? { at: 'waiting', visitId: waiting.visitId } : null
}
