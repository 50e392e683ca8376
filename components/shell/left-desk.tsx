// Whoever comes here from the desk without a fresh document gets one, so that Back has nothing to show.
'use client'

import { useEffect } from 'react'
import { hasShownDesk } from './leave-desk'

export function LeftDesk() {
  useEffect(() => {
    if (hasShownDesk()) window.location.reload()
    const restored = (event: PageTransitionEvent) => {
      if (event.persisted) window.location.reload()
    }
    window.addEventListener('pageshow', restored)
    return () => window.removeEventListener('pageshow', restored)
  }, [])
  return null
}
