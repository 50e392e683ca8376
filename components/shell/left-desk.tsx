// Whoever comes here from the desk without a fresh document gets one, so that Back has nothing to show.
'use client'

import { useEffect } from 'react'
import { DeskLock } from './desk-lock'
import { hasShownDesk, leaveDesk } from './leave-desk'

export function LeftDesk() {
  useEffect(() => {
    if (hasShownDesk()) leaveDesk()
    const restored = (event: PageTransitionEvent) => {
      if (event.persisted) window.location.reload()
    }
    window.addEventListener('pageshow', restored)
    return () => window.removeEventListener('pageshow', restored)
  }, [])
  // A redirect may have come with words unsaved: then this document, too, is held.
  return <DeskLock />
}
