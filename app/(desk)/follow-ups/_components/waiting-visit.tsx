// A guest who has been heard already: only her next visit is open.
'use client'

import { Card } from '@/components/ui/card'
import type { FollowUpVisit } from '@/lib/follow-ups/follow-up-queries'
import type { FollowUpActions } from './follow-up-desk'
import { GuestHead, HowItWas } from './how-it-was'
import { NextBooking } from './open-call'

export function WaitingVisit({ visit, actions }: { visit: FollowUpVisit; actions: FollowUpActions }) {
  return (
    <article className="grid gap-6">
      <GuestHead visit={visit} />
      <Card className="p-6!">
        <NextBooking visit={visit} actions={actions} />
      </Card>
      <HowItWas visit={visit} />
    </article>
  )
}
