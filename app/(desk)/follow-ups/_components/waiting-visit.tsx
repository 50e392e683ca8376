// A guest who has been heard already: only her next visit is open.
'use client'

import { PlanLine } from '@/components/care-plan/plan-line'
import { Card } from '@/components/ui/card'
import type { FollowUpVisit } from '@/lib/follow-ups/follow-up-queries'
import type { FollowUpActions } from './follow-up-desk'
import { GuestHead, HowItWas } from './how-it-was'
import { NextBooking } from './open-call'

type Props = { visit: FollowUpVisit; today: string; actions: FollowUpActions }

export function WaitingVisit({ visit, today, actions }: Props) {
  return (
    <article className="grid gap-6">
      <GuestHead visit={visit} />
      {visit.plan && <PlanLine plan={visit.plan} today={today} />}
      <Card className="p-6!">
        <NextBooking visit={visit} actions={actions} />
      </Card>
      <HowItWas visit={visit} />
    </article>
  )
}
