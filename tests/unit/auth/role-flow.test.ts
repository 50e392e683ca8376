// What another role means, told before it is one.
import { expect, it } from 'vitest'
import { changesOfRole } from '@/lib/auth/role-flow'

it('tells a manager what she gives up, and what she would have instead', () => {
  expect(changesOfRole('manager', 'therapist')).toEqual({
    loses: ['bookings', 'calls', 'basics', 'settings', 'staff', 'looks', 'exports'],
    gains: ['booked'],
  })
  expect(changesOfRole('manager', 'receptionist').loses).toContain('settings')
})

it('tells a therapist that she is booked no longer', () => {
  expect(changesOfRole('therapist', 'receptionist')).toEqual({
    loses: ['booked', 'care'],
    gains: ['bookings', 'calls', 'basics'],
  })
})

it('tells nothing of the role that she has', () => {
  expect(changesOfRole('therapist', 'therapist')).toEqual({ loses: [], gains: [] })
})
