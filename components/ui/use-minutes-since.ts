// Minutes since an instant, by the server's clock, ticking on the minute.
'use client'

import { useEffect, useState } from 'react'
import { untilNextMinute, wholeMinutes } from './elapsed'

/**
 * Whole minutes since `sinceIso`. The first render reckons from `serverNowIso` alone, so that server and browser
 * agree; afterwards the device only measures how much time has passed since it first saw that reading.
 */
export function useMinutesSince(sinceIso: string, serverNowIso: string): number {
  const since = Date.parse(sinceIso)
  const [reading, setReading] = useState<{ serverNowIso: string; now: number } | null>(null)

  useEffect(() => {
    const behind = firstSeen(serverNowIso) - Date.parse(serverNowIso)
    let timer: ReturnType<typeof setTimeout>
    function tick() {
      const now = Date.now() - behind
      setReading({ serverNowIso, now })
      clearTimeout(timer)
      timer = setTimeout(tick, untilNextMinute(since, now))
    }
    // A sleeping tablet runs no timers; it looks again when it wakes.
    document.addEventListener('visibilitychange', tick)
    tick()
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [since, serverNowIso])

  const now = reading?.serverNowIso === serverNowIso ? reading.now : Date.parse(serverNowIso)
  return wholeMinutes(since, now)
}

const readings = new Map<string, number>()
const readingsKept = 50

/** When this device first saw a server reading: a page shown again from memory is older than it looks. */
export function firstSeen(serverNowIso: string): number {
  const known = readings.get(serverNowIso)
  if (known !== undefined) return known
  const now = Date.now()
  readings.set(serverNowIso, now)
  if (readings.size > readingsKept) {
    const oldest = readings.keys().next().value
    if (oldest !== undefined) readings.delete(oldest)
  }
  return now
}
