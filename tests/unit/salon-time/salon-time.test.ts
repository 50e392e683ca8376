// The salon's days hold in zones whose clocks jump.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  dayOf,
  isTimeZone,
  minutesBetween,
  salonDate,
  salonDay,
  salonInstant,
  salonTime,
} from '@/lib/salon-time/salon-time'

const zones = [
  'Asia/Shanghai',
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe', // half an hour of summer time
  'Africa/Cairo', // jumps at midnight
  'Asia/Beirut', // jumps at midnight
  'America/Havana', // midnight comes twice
  'America/Santiago',
  'Pacific/Chatham',
  'Asia/Kathmandu',
  'America/St_Johns',
  'UTC',
]
const zone = fc.constantFrom(...zones)
const instant = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2035-01-01T00:00:00Z'),
  noInvalidDate: true,
})
const hour = 3_600_000

const calendars = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  ]),
)

/** The same answer from the platform's own calendar, to compare with. */
function wallClock(at: Date, timeZone: string): { date: string; time: string } {
  const fields = calendars.get(timeZone)?.formatToParts(at) ?? []
  const parts = Object.fromEntries(fields.map(({ type, value }) => [type, value]))
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` }
}

describe('the salon’s day', () => {
  it('holds every instant that it is asked about, and only its own date', () => {
    fc.assert(
      fc.property(instant, zone, (now, timeZone) => {
        const { date, start, end } = salonDay(now, timeZone)
        expect(start.getTime()).toBeLessThanOrEqual(now.getTime())
        expect(now.getTime()).toBeLessThan(end.getTime())
        expect(wallClock(start, timeZone).date).toBe(date)
        expect(wallClock(new Date(start.getTime() - 1), timeZone).date).not.toBe(date)
        expect(wallClock(new Date(end.getTime() - 1), timeZone).date).toBe(date)
        expect(wallClock(end, timeZone).date).not.toBe(date)
      }),
      { numRuns: 400 },
    )
  })

  it('lasts from 23 to 25 hours and meets the next one without a gap', () => {
    fc.assert(
      fc.property(instant, zone, (now, timeZone) => {
        const today = salonDay(now, timeZone)
        const hours = (today.end.getTime() - today.start.getTime()) / hour
        expect(hours).toBeGreaterThanOrEqual(23)
        expect(hours).toBeLessThanOrEqual(25)
        expect(dayOf(addDays(today.date, 1), timeZone).start).toEqual(today.end)
      }),
      { numRuns: 400 },
    )
  })

  it('is the same whatever the server’s own zone', () => {
    const now = new Date('2026-11-21T16:30:00Z')
    expect(salonDate(now, 'Asia/Shanghai')).toBe('2026-11-22')
    expect(salonDate(now, 'America/New_York')).toBe('2026-11-21')
  })
})

describe('an instant on the salon’s clock', () => {
  it('reads the same back, unless the clock jumped over it', () => {
    fc.assert(
      fc.property(instant, zone, (some, timeZone) => {
        const { date, time } = wallClock(some, timeZone)
        const found = salonInstant(date, time, timeZone)
        expect(wallClock(found, timeZone)).toEqual({ date, time })
        expect(salonDate(found, timeZone)).toBe(date)
        expect(salonTime(found, timeZone)).toBe(time)
        // Of two comings the first.
        expect(found.getTime()).toBeLessThanOrEqual(some.getTime())
      }),
      { numRuns: 400 },
    )
  })

  it('moves a time that the clock jumps over forward by the jump', () => {
    expect(salonInstant('2026-03-29', '01:30', 'Europe/London')).toEqual(new Date('2026-03-29T01:30:00Z'))
    expect(salonInstant('2026-03-08', '02:30', 'America/New_York')).toEqual(new Date('2026-03-08T07:30:00Z'))
  })

  it('takes the first of two', () => {
    expect(salonInstant('2026-10-25', '01:30', 'Europe/London')).toEqual(new Date('2026-10-25T00:30:00Z'))
  })

  it('knows midnight at the end of a day', () => {
    expect(salonInstant('2026-11-21', '24:00', 'Asia/Shanghai')).toEqual(new Date('2026-11-21T16:00:00Z'))
  })
})

describe('minutes', () => {
  it.each([
    [0, 0],
    [59, 0],
    [60, 1],
    [119, 1],
    [-59, 0],
    [-60, -1],
  ])('%i seconds are %i whole minutes', (seconds, minutes) => {
    const from = new Date('2026-11-21T02:00:00Z')
    expect(minutesBetween(from, new Date(from.getTime() + seconds * 1000))).toBe(minutes)
  })
})

it('knows a time zone from a word', () => {
  expect(isTimeZone('Asia/Shanghai')).toBe(true)
  expect(isTimeZone('Asia/Nowhere')).toBe(false)
})
