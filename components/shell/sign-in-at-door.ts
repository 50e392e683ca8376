// Knocks at next-auth with name and password, and goes in with a fresh document.
'use client'

import { signIn } from 'next-auth/react'

export type DoorAnswer =
  | { verdict: 'signed_in' }
  | { verdict: 'wrong' }
  | { verdict: 'throttled'; minutes: number }
  | { verdict: 'unreachable' }

export async function signInAtDoor(userName: string, password: string): Promise<DoorAnswer> {
  try {
    const answer = await signIn('credentials', { redirect: false, userName, password })
    if (answer?.ok && !answer.error) {
      window.location.replace('/today')
      return { verdict: 'signed_in' }
    }
    const throttled = /^throttled:(\d+)$/.exec(answer?.error ?? '')
    if (throttled) return { verdict: 'throttled', minutes: Number(throttled[1]) }
    return answer?.error === 'wrong' ? { verdict: 'wrong' } : { verdict: 'unreachable' }
  } catch {
    return { verdict: 'unreachable' }
  }
}
