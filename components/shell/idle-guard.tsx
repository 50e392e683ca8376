// Watches whether a hand is on the screen, and clears the screen when nobody has been there for too long.
'use client'

import { useEffect, useState } from 'react'
import { DeskLock } from './desk-lock'
import { askSession, leaveDesk, noteDeskShown } from './leave-desk'

/** Looks this often, in milliseconds; a laptop that slept is noticed at the next look. */
const lookEvery = 5000

type IdleGuardProps = { idleMinutes: number; renewalSeconds: number }

/**
 * Touches and keys are told to the server at most once in `renewalSeconds`. When the idle time is over the server is
 * asked, for another tablet or tab may have acted; if it says so, or cannot be asked, nothing stays to be seen.
 */
export function IdleGuard({ idleMinutes, renewalSeconds }: IdleGuardProps) {
  const [locked, setLocked] = useState(false)

  useEffect(() => {
    noteDeskShown()
    let idleAt = Date.now() + idleMinutes * 60_000
    let toldAt = Date.now()
    let asking = false

    const act = async () => {
      const now = Date.now()
      // Once the time is over, a touch must not bring back what was put away.
      if (now >= idleAt) return look()
      idleAt = now + idleMinutes * 60_000
      if (now - toldAt < renewalSeconds * 1000) return
      toldAt = now
      const answer = await askSession('POST')
      if (answer.status === 'signed_out') leaveDesk()
    }
    const look = async () => {
      if (asking || Date.now() < idleAt) return
      asking = true
      const answer = await askSession('GET')
      asking = false
      if (answer.status === 'signed_out') return leaveDesk()
      if (answer.status === 'live' && answer.idleInSeconds > 0)
        idleAt = Date.now() + answer.idleInSeconds * 1000
      setLocked(answer.status === 'unreachable')
    }
    const shown = () => {
      if (document.visibilityState === 'visible') void look()
    }
    const restored = (event: PageTransitionEvent) => {
      if (event.persisted) window.location.reload()
    }

    const timer = setInterval(look, lookEvery)
    const options = { capture: true, passive: true }
    window.addEventListener('pointerdown', act, options)
    window.addEventListener('keydown', act, options)
    document.addEventListener('visibilitychange', shown)
    window.addEventListener('pageshow', restored)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pointerdown', act, options)
      window.removeEventListener('keydown', act, options)
      document.removeEventListener('visibilitychange', shown)
      window.removeEventListener('pageshow', restored)
    }
  }, [idleMinutes, renewalSeconds])

  return <DeskLock isUnreachable={locked} />
}
