// The strings of forms to dates and times and back; whatever is none becomes nothing.
import { describe, expect, it } from 'vitest'
import { dateOf, hourAndMinute, timeOf } from '@/components/ui/iso-values'

describe('dateOf', () => {
  it('reads a day', () => {
    expect(dateOf('2026-02-28')?.toString()).toBe('2026-02-28')
  })

  it.each([undefined, null, '', '2026-02-30', '2026-2-3', '2026-02-28T10:00', 'tomorrow'])(
    'reads no day in %s',
    (text) => {
      expect(dateOf(text)).toBeNull()
    },
  )
})

describe('timeOf', () => {
  it.each(['00:00', '09:05', '23:59'])('reads and writes %s', (text) => {
    expect(hourAndMinute(timeOf(text))).toBe(text)
  })

  it.each([undefined, null, '', '24:00', '9:05', '09:60', '09:05:30'])('reads no time in %s', (text) => {
    expect(timeOf(text)).toBeNull()
  })

  it('writes nothing for no time', () => {
    expect(hourAndMinute(null)).toBe('')
  })
})
