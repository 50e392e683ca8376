// A button that has just become another one under the finger takes no tap for a moment.
'use client'

import { useEffect, useState } from 'react'

/** The second tap of a double tap comes within this time, in milliseconds. */
const REST_MS = 450

/** True for a moment after `what` has changed; false when it is seen for the first time. */
export function useResting(what: string): boolean {
  const [seen, setSeen] = useState(what)
  useEffect(() => {
    const timer = setTimeout(() => setSeen(what), REST_MS)
    return () => clearTimeout(timer)
  }, [what])
  return seen !== what
}
