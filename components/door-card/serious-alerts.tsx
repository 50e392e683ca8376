// What could do her serious harm, told where she is booked or her appointment is opened, as it is told at the door.
import type { SeriousAlert } from '@/lib/appointments/appointment-queries'
import { AlertStrip } from './alert-strip'

/** Nothing where nothing serious is known: whether she was asked is told at the door. */
export function SeriousAlerts({ alerts }: { alerts: readonly SeriousAlert[] }) {
  if (alerts.length === 0) return null
  const card = {
    alerts: alerts.map((alert) => ({ ...alert, severity: 'serious' as const })),
    alertState: 'known' as const,
    alertsAskedAt: null,
    toAskToday: null,
    untold: [],
    toldBefore: [],
    reactions: [],
  }
  return (
    <div className="overflow-hidden rounded-lg">
      <AlertStrip card={card} isLarge={false} isMinded />
    </div>
  )
}
