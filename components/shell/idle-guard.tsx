// Watches whether a hand is on the screen, and clears the screen when nobody has been there for too long.
'use client'

import { Clock } from 'lucide-react'
import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DeskLock } from './desk-lock'
import { notePlace } from './last-place'
import { askSession, leaveDesk, noteDeskShown } from './leave-desk'
import { useLedBackToHer } from './turned-to-her'

/** Looks this often, in milliseconds; a laptop that slept is noticed at the next look. */
const lookEvery = 5000
const countEvery = 1000

type IdleGuardProps = { idleMinutes: number; renewalSeconds: number; warningSeconds: number }

/**
 * Touches and keys are told to the server at most once in `renewalSeconds`. When the idle time is over the server is
 * asked, for another tablet or tab may have acted; if it says so, or cannot be asked, nothing stays to be seen. Before
 * that it is said, and any touch stays.
 */
export function IdleGuard({ idleMinutes, renewalSeconds, warningSeconds }: IdleGuardProps) {
  const [locked, setLocked] = useState(false)
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  const [pathname, asked] = [usePathname(), useSearchParams()]
  const isLedBack = useLedBackToHer()

  // biome-ignore lint/correctness/useExhaustiveDependencies: noted anew whenever the place has changed
  useEffect(notePlace, [pathname, asked])

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
      setSecondsLeft(null)
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
      count()
      setLocked(answer.status === 'unreachable')
    }
    const count = () => {
      const left = Math.ceil((idleAt - Date.now()) / 1000)
      setSecondsLeft(left > 0 && left <= warningSeconds ? left : null)
    }
    const shown = () => {
      if (document.visibilityState === 'visible') void look()
    }
    const restored = (event: PageTransitionEvent) => {
      if (event.persisted) window.location.reload()
    }

    const timer = setInterval(look, lookEvery)
    const counter = setInterval(count, countEvery)
    const options = { capture: true, passive: true }
    window.addEventListener('pointerdown', act, options)
    window.addEventListener('keydown', act, options)
    document.addEventListener('visibilitychange', shown)
    window.addEventListener('pageshow', restored)
    return () => {
      clearInterval(timer)
      clearInterval(counter)
      window.removeEventListener('pointerdown', act, options)
      window.removeEventListener('keydown', act, options)
      document.removeEventListener('visibilitychange', shown)
      window.removeEventListener('pageshow', restored)
    }
  }, [idleMinutes, renewalSeconds, warningSeconds])

  return (
    <>
      <DeskLock isUnreachable={locked} />
      {isLedBack && <div aria-hidden="true" className="fixed inset-0 z-100 bg-paper" />}
      {secondsLeft !== null && !locked && <SoonPutAway seconds={secondsLeft} />}
    </>
  )
}

/** Said once to a screen reader; the seconds are for the eye. Any touch stays, and one of them says so. */
function SoonPutAway({ seconds }: { seconds: number }) {
  const t = useTranslations('shell.idle')
  return (
    <div
      role="alert"
      data-react-aria-top-layer="true"
      className="fixed inset-x-0 top-0 z-70 flex justify-center p-4"
    >
      <div className="flex w-full max-w-xl flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-ochre-line bg-ochre-wash px-4 py-2 shadow-lift">
        <Clock aria-hidden="true" className="size-5.5 shrink-0 text-ochre" />
        <p className="min-w-0 flex-1">
          {t('soon')}
          <span aria-hidden="true" className="numeric ms-2 text-ink-soft">
            {t('seconds', { seconds })}
          </span>
        </p>
        {/* The touch itself has been heard by then. */}
        <Button variant="primary">{t('stay')}</Button>
      </div>
    </div>
  )
}
