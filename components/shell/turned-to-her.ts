// A screen that is turned towards a guest stays until it is handed back: neither Back nor a reload leads to the desk.
'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'

const KEY = 'foyer-turned'

/** Which screen of which guest, and on which page of the desk it stands. */
export type Turned = { name: string; place: string }

/** What was turned to her when this document was loaded: a reload finds it again, once. */
let found: string | null = typeof window === 'undefined' ? null : (recall()?.name ?? null)

/** While it is open, Back stays on it; when the page was loaded anew with it open, `onOpen` opens it again. */
export function useTurnedToHer(name: string, isOpen: boolean, onOpen: () => void): void {
  const open = useEffectEvent(onOpen)
  const wasOpen = useRef(false)

  useEffect(() => {
    if (found !== name) return
    found = null
    open()
  }, [name])

  useEffect(() => {
    if (!isOpen) {
      // What has taken its place stays noted.
      if (wasOpen.current && recall()?.name === name) keep(null)
      wasOpen.current = false
      return
    }
    wasOpen.current = true
    keep({ name, place: location.pathname })
    // A browser passes over what nobody has touched in between: whoever gets out all the same is led back below.
    const stay = () => history.pushState(null, '')
    stay()
    addEventListener('popstate', stay)
    return () => removeEventListener('popstate', stay)
  }, [name, isOpen])
}

/** Whether this page is not hers, while another one is turned to her: it is left for that at once. */
export function useLedBackToHer(): boolean {
  const pathname = usePathname()
  const [isLeaving, setLeaving] = useState(false)
  useLayoutEffect(() => {
    const place = wayBack(recall(), pathname)
    if (place === null) return
    setLeaving(true)
    location.replace(place)
  }, [pathname])
  return isLeaving
}

/** Where her screen stands, seen from another page of the desk; null where nothing has to be done. */
export function wayBack(turned: Turned | null, pathname: string): string | null {
  return turned && turned.place !== pathname ? turned.place : null
}

/** What stood in the store, if it is one of ours: a path of the desk. */
export function readTurned(kept: string | null): Turned | null {
  try {
    const { name, place } = JSON.parse(kept ?? 'null') as Partial<Turned>
    return name && place && /^\/(visits|clients)\/[\w-]+$/.test(place) ? { name, place } : null
  } catch {
    return null
  }
}

/** A browser that keeps nothing begins at the desk. */
function recall(): Turned | null {
  try {
    return readTurned(sessionStorage.getItem(KEY))
  } catch {
    return null
  }
}

function keep(turned: Turned | null): void {
  try {
    if (turned === null) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, JSON.stringify(turned))
  } catch {
    // Storage is closed: Back still stays on her screen, a reload alone does not find it again.
  }
}

/** Whoever signs in begins at the desk. */
export function forgetTurned(): void {
  keep(null)
}
