// The server's clock on this device, for pages on which many things run against it at once.
'use client'

import { useEffect, useState } from 'react'
import { firstSeen } from '@/components/ui/use-minutes-since'

const TICK_MS = 5_000

/**
 * The moment it is at the server, a few seconds fine. The first render is `serverNowIso` itself, so that server
 * and browser agree; afterwards the device only measures how long ago it first saw that reading.
 */
export function useServerNow(serverNowIso: string): Date {
  const [reading, setReading] = useState<{ serverNowIso: string; now: number } | null>(null)

  useEffect(() => {
    const behind = firstSeen(serverNowIso) - Date.parse(serverNowIso)
    const look = () => setReading({ serverNowIso, now: Date.now() - behind })
    look()
    const timer = setInterval(look, TICK_MS)
    // A sleeping tablet runs no timers; it looks again when it wakes.
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [serverNowIso])

  return new Date(reading?.serverNowIso === serverNowIso ? reading.now : Date.parse(serverNowIso))
}
