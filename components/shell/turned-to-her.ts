// A screen that is turned towards a guest stays until it is handed back: neither Back nor a reload leads to the desk.
'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { placeOf } from './last-place'

const KEY = 'foyer-turned'

/** Which screen of which guest, and on which page of the desk it stands. */
export type Turned = { name: string; place: string }

/** What was turned to her when this document was loaded: a reload finds it again, once. */
let found: string | null = typeof window === 'undefined' ? null : (recall()?.name ?? null)

/** Her screens that stand open on this page. */
const open = new Set<string>()
const listeners = new Set<() => void>()

/** The name of what she is thanked on, when she has answered and the tablet is still hers. */
const THANKS = 'thanks'

/**
 * While it is open, Back stays on it; when the page was loaded anew with it open, `onOpen` opens it again. Should the page
 * lose it meanwhile, what stands in its place is told by `useTurnedAway`.
 */
export function useTurnedToHer(name: string, isOpen: boolean, onOpen: () => void): void {
  const openAgain = useEffectEvent(onOpen)
  const wasOpen = useRef(false)

  useEffect(() => {
    if (found !== name) return
    found = null
    openAgain()
  }, [name])

  // Before anything is painted: the desk is not to be seen in between.
  useLayoutEffect(() => {
    if (!isOpen) {
      // What has taken its place stays noted.
      if (wasOpen.current && recall()?.name === name) keep(null)
      wasOpen.current = false
      return
    }
    wasOpen.current = true
    open.add(name)
    keep({ name, place: placeOf(location.pathname, location.search) })
    return () => {
      open.delete(name)
      tell()
    }
  }, [name, isOpen])

  useEffect(() => {
    if (!isOpen) return
    // A browser passes over what nobody has touched in between: whoever gets out all the same is led back below.
    const stay = () => history.pushState(null, '')
    stay()
    addEventListener('popstate', stay)
    return () => removeEventListener('popstate', stay)
  }, [isOpen])
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

/**
 * Whether the tablet is still turned to her though no screen of hers stands open: she has answered and is thanked, or the
 * page has lost it. Nothing of the desk is shown until it is taken back.
 */
export function useTurnedAway(): 'thanks' | 'lost' | null {
  return useSyncExternalStore(
    subscribe,
    () => {
      const turned = open.size === 0 ? recall() : null
      return turned && (turned.name === THANKS ? 'thanks' : 'lost')
    },
    () => null,
  )
}

/** She has answered; the tablet is hers until it is taken back. */
export function turnToThanks(): void {
  keep({ name: THANKS, place: placeOf(location.pathname, location.search) })
}

/** Whoever works here holds the tablet again. */
export function takeBackFromHer(): void {
  keep(null)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}

/** Where her screen stands, seen from another page of the desk; null where nothing has to be done. */
export function wayBack(turned: Turned | null, pathname: string): string | null {
  return turned && turned.place.split('?')[0] !== pathname ? turned.place : null
}

/** What stood in the store, if it is one of ours: a path of the desk. */
export function readTurned(kept: string | null): Turned | null {
  try {
    const { name, place } = JSON.parse(kept ?? 'null') as Partial<Turned>
    return name && place && /^\/(visits|clients)\/[\w-]+(\?[\w=&-]*)?$/.test(place) ? { name, place } : null
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
  tell()
}

/** Whoever signs in begins at the desk. */
export function forgetTurned(): void {
  keep(null)
}
