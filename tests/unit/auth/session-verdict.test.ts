// The limits of a session, at one second before, on, and one second after.
import { describe, expect, it } from 'vitest'
import {
  idleLimit,
  renewalSeconds,
  secondsUntilIdle,
  sessionVerdict,
  warningSeconds,
} from '@/lib/auth/session-verdict'

const signedIn = new Date('2026-11-21T02:00:00Z')
const session = {
  createdAt: signedIn,
  lastSeenAt: signedIn,
  endedAt: null,
  deactivatedAt: null,
  idleMinutes: 15,
}
const later = (seconds: number) => new Date(signedIn.getTime() + seconds * 1000)

describe('the idle limit', () => {
  it.each([
    [15 * 60 - 1, 'live'],
    [15 * 60, 'idle'],
    [15 * 60 + 1, 'idle'],
  ])('after %i seconds without an act the session is %s', (seconds, verdict) => {
    expect(sessionVerdict(session, later(seconds))).toBe(verdict)
  })

  it('is the salon’s own', () => {
    expect(sessionVerdict({ ...session, idleMinutes: 1 }, later(60))).toBe('idle')
    expect(sessionVerdict({ ...session, idleMinutes: 720 }, later(60))).toBe('live')
    expect(secondsUntilIdle(session, later(60))).toBe(14 * 60)
  })
})

describe('while a treatment runs', () => {
  it('the limit is the longer of the two, and no other than the salon’s before and after', () => {
    expect(idleLimit({ idleMinutes: 15, treatmentIdleMinutes: 90 }, true)).toBe(90)
    expect(idleLimit({ idleMinutes: 15, treatmentIdleMinutes: 90 }, false)).toBe(15)
    expect(idleLimit({ idleMinutes: 120, treatmentIdleMinutes: 90 }, true)).toBe(120)
  })
})

it('the warning comes a minute before, and of a very short limit in its last quarter', () => {
  expect([1, 2, 4, 15].map(warningSeconds)).toEqual([15, 30, 60, 60])
})

describe('the absolute limit', () => {
  it.each([
    [24 * 3600 - 1, 'live'],
    [24 * 3600, 'expired'],
    [24 * 3600 + 1, 'expired'],
  ])('after %i seconds a busy session is %s', (seconds, verdict) => {
    expect(sessionVerdict({ ...session, lastSeenAt: later(seconds - 1) }, later(seconds))).toBe(verdict)
  })
})

it('an ended session and a person who left count for nothing, however fresh', () => {
  expect(sessionVerdict({ ...session, endedAt: signedIn }, signedIn)).toBe('ended')
  expect(sessionVerdict({ ...session, deactivatedAt: signedIn }, signedIn)).toBe('deactivated')
})

it('renewals leave a busy hand far from the idle limit, however short', () => {
  for (const idleMinutes of [1, 2, 3, 4, 15, 720]) {
    expect(renewalSeconds(idleMinutes)).toBeLessThanOrEqual(60)
    expect(renewalSeconds(idleMinutes)).toBeLessThanOrEqual((idleMinutes * 60) / 4)
  }
})
