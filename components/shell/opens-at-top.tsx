// What opens, opens at its top: a page, a stage, a call. The one place where the window is scrolled there.
'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useLayoutEffect, useRef } from 'react'

/**
 * Brings the window to its top whenever `what` has become something else. The router does so only for another address,
 * and not reliably: a stage follows the last one at the same place.
 */
export function OpensAtTop({ what }: { what: string }) {
  const seen = useRef(what)
  const isGoingBack = useRef(false)

  // Whoever goes back is brought by the browser to where she was.
  useEffect(() => {
    const note = ({ type }: Event) => {
      isGoingBack.current = type === 'popstate'
    }
    for (const type of ['popstate', 'pointerdown']) addEventListener(type, note)
    return () => {
      for (const type of ['popstate', 'pointerdown']) removeEventListener(type, note)
    }
  }, [])

  useLayoutEffect(() => {
    if (seen.current === what) return
    seen.current = what
    const isBack = isGoingBack.current
    isGoingBack.current = false
    if (!isBack) scrollTo({ top: 0, behavior: 'instant' })
  }, [what])

  return null
}

/** Every page of the desk, by its address without what is asked of it. */
export function PagesOpenAtTop() {
  return <OpensAtTop what={usePathname()} />
}
