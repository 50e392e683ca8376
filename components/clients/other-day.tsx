// She is booked for another day and stands here now: her appointment is moved to today, or this is a visit of its own.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { ActionMessage } from '@/components/forms/action-message'
import { Button } from '@/components/ui/button'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { formatClock, formatDay } from '@/lib/i18n/format'

type Arrived = { visitId: string }

export type OtherDayActions = {
  /** Takes `{ visitId }` of a visit expected on another day. */
  bringForward: StaffAction<Arrived>
  /** Takes `{ clientId }`. */
  walkIn: StaffAction<Arrived>
}

type Props = {
  guest: string
  clientId: string
  booked: { visitId: string; startsAt: string }
  /** That day has gone by. */
  isPast?: boolean
  isResting?: boolean
  actions: OtherDayActions
  onDone: (arrived: Arrived) => void
}

export function OtherDay({
  guest,
  clientId,
  booked,
  isPast = false,
  isResting = false,
  actions,
  onDone,
}: Props) {
  const t = useTranslations('clients.otherDay')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const forward = useStaffAction(actions.bringForward)
  const walk = useStaffAction(actions.walkIn)
  const startsAt = new Date(booked.startsAt)
  const at = `${formatDay(startsAt, timeZone, locale)} ${formatClock(startsAt, timeZone, locale)}`

  async function choose(isForward: boolean) {
    const answer = await (isForward ? forward.submit({ visitId: booked.visitId }) : walk.submit({ clientId }))
    if (answer?.status === 'done') onDone(answer.result)
  }

  return (
    <div className="grid gap-3">
      <p className="text-ink">{t(isPast ? 'questionPast' : 'question', { guest, at })}</p>
      <ActionMessage state={forward.state} />
      <ActionMessage state={walk.state} />
      <div className="grid gap-3 sm:grid-cols-2">
        <Button
          variant="primary"
          size="lg"
          isFullWidth
          isPending={forward.pending}
          isResting={isResting || walk.pending}
          onPress={() => void choose(true)}
        >
          {t(isPast ? 'bringForwardPast' : 'bringForward')}
        </Button>
        <Button
          size="lg"
          isFullWidth
          isPending={walk.pending}
          isResting={isResting || forward.pending}
          onPress={() => void choose(false)}
        >
          {t('walkIn')}
        </Button>
      </div>
    </div>
  )
}
