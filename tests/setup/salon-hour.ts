// Owns what time it is in the salons of the journeys, whatever the clock of the computer says.
import { salonTime } from '@/lib/salon-time/salon-time'

/**
 * FOYER_E2E_SALON_HOUR, HH:mm or an hour alone. Unless set it is late morning in the salon: a run at night is then
 * the same test as one by day. Set to 3 or 23:50, what stands near the ends of a day is tried.
 */
const wanted = () => process.env.FOYER_E2E_SALON_HOUR || '11'

/**
 * The time zone in which it is now the wanted time, or as short a while before it as zones allow: less than an hour.
 * Times of the computer and of the salon are then both true, and no clock has to be turned.
 */
export function salonZone(now = new Date(), time = wanted()): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  if (!/^\d{1,2}(:\d\d)?$/.test(time) || hours > 23 || minutes > 59)
    throw new Error(`${time} is no time of the day`)
  const early = (zone: string) => (hours * 60 + minutes - minuteOf(now, zone) + DAY) % DAY
  return STEADY.reduce((best, zone) => (early(zone) < early(best) ? zone : best))
}

const DAY = 24 * 60

/** One zone for each hour of the day and those that stand between; none of them turns its clocks in summer. */
const STEADY = [
  'Asia/Shanghai',
  'Pacific/Pago_Pago',
  'Pacific/Honolulu',
  'Pacific/Marquesas',
  'Pacific/Gambier',
  'Pacific/Pitcairn',
  'America/Phoenix',
  'America/Costa_Rica',
  'America/Bogota',
  'America/Caracas',
  'America/Argentina/Buenos_Aires',
  'America/Noronha',
  'Atlantic/Cape_Verde',
  'Africa/Abidjan',
  'Africa/Lagos',
  'Africa/Johannesburg',
  'Africa/Nairobi',
  'Asia/Dubai',
  'Asia/Kabul',
  'Asia/Karachi',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Dhaka',
  'Asia/Yangon',
  'Asia/Bangkok',
  'Asia/Tokyo',
  'Australia/Darwin',
  'Australia/Brisbane',
  'Pacific/Guadalcanal',
  'Pacific/Tarawa',
]

function minuteOf(now: Date, zone: string): number {
  const [hours = 0, minutes = 0] = salonTime(now, zone).split(':').map(Number)
  return hours * 60 + minutes
}
