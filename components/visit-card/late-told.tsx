// How late she tells she will be: noted with a touch, counted from then on.
'use client'

import { useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { showToast } from '@/components/ui/toast'
import { useMoment } from '@/components/ui/use-moment'
import type { StaffAction } from '@/lib/actions/action-state'
import { lateComing } from '@/lib/clients/coming-flow'

const MINUTES = [5, 10, 15, 20, 30, 45]

/** "She comes in time after all", which takes back what was told. */
const IN_TIME = 0

type Props = {
  visitId: string
  guest: string
  appointedAt: string
  comesAt: string
  now: Date
  action: StaffAction<void>
  onTold?: () => void
}

export function LateTold({ visitId, guest, appointedAt, comesAt, now, action, onTold }: Props) {
  const t = useTranslations('today.late')
  const { clock } = useMoment()
  const { submit } = useToldAction(action)
  const isTold = comesAt !== appointedAt
  const appointed = new Date(appointedAt)

  async function tell(minutes: number) {
    if (!(await submit({ visitId, minutes }))) return
    const time = clock(minutes === IN_TIME ? appointed : lateComing(appointed, now, minutes))
    showToast({ tone: 'success', message: t('noted', { guest, time }) })
    onTold?.()
  }

  return (
    <ChoiceChips
      label={t(now > appointed ? 'longer' : 'label')}
      {...(isTold ? { description: t('told', { time: clock(comesAt) }) } : {})}
      // Nothing stays chosen: told again, it counts from now on.
      value={null}
      items={[
        ...MINUTES.map((minutes) => ({ id: String(minutes), label: t('minutes', { minutes }) })),
        ...(isTold ? [{ id: String(IN_TIME), label: t('inTime') }] : []),
      ]}
      onChange={(minutes) => void tell(Number(minutes))}
    />
  )
}
