// Holds the hour of the journeys' salons: wherever the clock stands, there is a zone in which it is that time of the day.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { addMinutes, salonTime } from '@/lib/salon-time/salon-time'
import { salonZone } from '../../setup/salon-hour'

afterEach(() => vi.unstubAllEnvs())

const quarters = Array.from({ length: 96 }, (_, index) => 15 * index)

describe.each(['2026-01-31', '2026-07-01', '2028-02-29'])('on %s', (date) => {
  it.each([
    ['3', '02:01', '03:00'],
    ['11', '10:01', '11:00'],
    ['23:50', '22:51', '23:50'],
  ])('%s is no more than an hour away in some zone', (wanted, earliest, latest) => {
    const times = quarters.map((minutes) => {
      const now = addMinutes(new Date(`${date}T00:00:00Z`), minutes)
      return salonTime(now, salonZone(now, wanted))
    })
    expect(times.filter((time) => time < earliest || time > latest)).toEqual([])
  })
})

it('is late morning unless something else is asked for', () => {
  vi.stubEnv('FOYER_E2E_SALON_HOUR', '')
  const now = new Date('2026-11-30T02:40:00Z')
  expect(salonZone(now)).toBe('Asia/Shanghai')
  vi.stubEnv('FOYER_E2E_SALON_HOUR', '17')
  expect(salonTime(now, salonZone(now))).toBe('16:40')
})

it.each(['24', '11:60', 'noon', '-1', ''])('refuses %j', (time) => {
  expect(() => salonZone(new Date('2026-11-23T03:00:00Z'), time)).toThrow('no time of the day')
})
