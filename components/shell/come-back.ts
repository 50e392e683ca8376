// A page that only found the server busy opens by itself as soon as it may.
'use client'

import { useEffect } from 'react'

/** What stands in the place of an error's number when nothing broke: see lib/db/busy-pool.ts. */
export const BUSY = 'busy'

const EVERY_MS = 3_000

/** Calls `retry` every few seconds while `isBusy`. */
export function useComeBack(isBusy: boolean, retry: () => void): void {
  useEffect(() => {
    if (!isBusy) return
    const timer = setInterval(retry, EVERY_MS)
    return () => clearInterval(timer)
  }, [isBusy, retry])
}
