// Knocks at next-auth with name and password, and goes in with a fresh document.
'use client'

import { signIn } from 'next-auth/react'
import { placeToReturnTo } from './last-place'
import { forgetTurned } from './turned-to-her'

export type DoorAnswer =
  | { verdict: 'signed_in' }
  | { verdict: 'wrong' }
  | { verdict: 'throttled'; minutes: number }
  /** The salon has its hands full for a moment. */
  | { verdict: 'busy' }
  /** A bug, logged under this id. */
  | { verdict: 'failed'; errorId: string }
  | { verdict: 'unreachable' }

export async function signInAtDoor(userName: string, password: string): Promise<DoorAnswer> {
  try {
    const answer = await signIn('credentials', { redirect: false, userName, password })
    if (answer?.ok && !answer.error) {
      forgetTurned()
      window.location.replace(placeToReturnTo())
      return { verdict: 'signed_in' }
    }
    return readVerdict(answer?.error ?? '')
  } catch {
    return { verdict: 'unreachable' }
  }
}

function readVerdict(error: string): DoorAnswer {
  const [verdict, said = ''] = error.split(':')
  if (verdict === 'throttled') return { verdict, minutes: Number(said) }
  if (verdict === 'failed') return { verdict, errorId: said }
  return verdict === 'wrong' || verdict === 'busy' ? { verdict } : { verdict: 'unreachable' }
}
