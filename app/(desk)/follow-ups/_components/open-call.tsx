// One guest to call, on one sheet: who she is, how it was, what to say, and what came of it.
'use client'

import { useTranslations } from 'next-intl'
import { AskAtHome } from '@/components/at-home/ask-at-home'
import { BookNext } from '@/components/booking/book-next'
import { PlanLine } from '@/components/care-plan/plan-line'
import { WordDrafts } from '@/components/clients/word-drafts'
import { CallDesk } from '@/components/follow-ups/call-desk'
import { Dial } from '@/components/follow-ups/dial'
import { ReportReaction } from '@/components/reactions/report-reaction'
import { Card } from '@/components/ui/card'
import type { CallDue, FollowUpDay } from '@/lib/follow-ups/follow-up-queries'
import { CallScript } from './call-script'
import type { FollowUpActions } from './follow-up-desk'
import { GuestHead, HowItWas, Tries } from './how-it-was'

type OpenCallProps = {
  call: CallDue
  speaker: string
  today: string
  attempts: number
  phoneCountry: string
  owners: FollowUpDay['owners']
  actions: FollowUpActions
  onRecorded: () => void
}

export function OpenCall({
  call,
  speaker,
  today,
  attempts,
  phoneCountry,
  owners,
  actions,
  onRecorded,
}: OpenCallProps) {
  const t = useTranslations('follow-ups')
  // What she had better not use is said before anything else.
  const hasToStop = call.atHome.some(({ meets }) => meets.length > 0)
  return (
    <article className="grid gap-6">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <GuestHead visit={call} note={t('try', { attempt: call.attempt, attempts })} />
        <Dial client={call.client} phoneCountry={phoneCountry} consentAction={actions.recordConsents} />
      </div>
      <Tries tries={call.tries} />
      <div className="grid items-start gap-6 lg:landscape:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <div className="grid gap-8">
          {hasToStop && <AskAtHome items={call.atHome} today={today} actions={actions.atHome} />}
          <CallScript steps={call.script} client={call.client} speaker={speaker} />
          {call.plan && <PlanLine plan={call.plan} today={today} />}
          {!hasToStop && <AskAtHome items={call.atHome} today={today} actions={actions.atHome} />}
          <HowItWas visit={call} />
        </div>
        <Card as="section" aria-labelledby="record-title" className="grid gap-5 p-6!">
          <h2 id="record-title" className="text-xl">
            {t('record.title')}
          </h2>
          <CallDesk
            visitId={call.visitId}
            client={call.client}
            call={{ id: call.callId, attempt: call.attempt }}
            attempts={attempts}
            callNote={call.callNote}
            today={today}
            owners={owners}
            recordAction={actions.record}
            takeBackAction={actions.takeBack}
            onRecorded={onRecorded}
            reaction={
              <WordDrafts clientId={call.client.id} kept={call.words}>
                <ReportReaction
                  section={`call_reaction:${call.visitId}`}
                  treatments={call.treatments.filter(({ hasReaction }) => !hasReaction)}
                  action={actions.reportReaction}
                />
              </WordDrafts>
            }
            nextBooking={
              <div className="border-t border-hair pt-5">
                <NextBooking visit={call} actions={actions} />
              </div>
            }
          />
        </Card>
      </div>
    </article>
  )
}

type NextBookingProps = {
  visit: Pick<CallDue, 'visitId' | 'client' | 'nextBooking'>
  actions: FollowUpActions
}

export function NextBooking({ visit, actions }: NextBookingProps) {
  const t = useTranslations('follow-ups')
  const { nextBooking } = visit
  return (
    <section aria-labelledby="next-title" className="grid gap-4">
      <h3 id="next-title" className="text-lg">
        {t('next')}
      </h3>
      <BookNext
        visit={{
          id: visit.visitId,
          client: visit.client,
          nextBookings: nextBooking.state === 'booked' ? [nextBooking] : [],
          noNextBookingReason: nextBooking.state === 'declined' ? nextBooking.reason : null,
        }}
        actions={actions}
      />
    </section>
  )
}
