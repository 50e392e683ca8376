// A day that another system has written down as the hour it began in Greenwich.
import 'server-only'
import { salonDate, salonDay } from '@/lib/salon-time/salon-time'

const IN_GREENWICH = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]00:?00)$/

/** The day, where the cell is midnight of this zone told in Greenwich's time; the cell as it is otherwise. */
export function wholeDay(cell: string, timeZone: string): string {
  if (!IN_GREENWICH.test(cell)) return cell
  const instant = new Date(cell)
  if (Number.isNaN(instant.getTime())) return cell
  const isMidnight = salonDay(instant, timeZone).start.getTime() === instant.getTime()
  return isMidnight ? salonDate(instant, timeZone) : cell
}
