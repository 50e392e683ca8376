// The cover over a desk that must not be seen: nothing behind it can be read, touched, typed into or found.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { isDeskHeld, lookAtHeldDesk, onDeskHeld, wayBackToHeldWords } from './leave-desk'

/** Covers the page while it is held for unsaved words, and while `isUnreachable`. */
export function DeskLock({ isUnreachable = false }: { isUnreachable?: boolean }) {
  const isHeld = useSyncExternalStore(onDeskHeld, isDeskHeld, () => false)
  useHeldDesk(isHeld)
  useWayBack(isHeld)
  if (!isHeld && !isUnreachable) return null
  return createPortal(<Cover isHeld={isHeld} />, document.body)
}

function Cover({ isHeld }: { isHeld: boolean }) {
  const t = useTranslations('shell')
  const cover = useRef<HTMLDivElement>(null)
  // Before anything else looks: what watches the document must know a cover from what is to be shut away.
  useLayoutEffect(() => (cover.current ? shutAwayAllBut(cover.current) : undefined), [])
  return (
    <div
      ref={cover}
      role="alert"
      tabIndex={-1}
      // A sheet that stands open keeps focus and everything else away from what is outside it, but for this.
      data-react-aria-top-layer="true"
      className="fixed inset-0 z-100 flex items-center justify-center bg-paper outline-none"
    >
      <EmptyState
        title={t('locked')}
        action={
          isHeld && (
            <ButtonLink href="/sign-in" target="_blank" variant="primary">
              {t('signInElsewhere')}
            </ButtonLink>
          )
        }
      >
        <p>{t(isHeld ? 'heldHint' : 'lockedHint')}</p>
      </EmptyState>
    </div>
  )
}

/** Whoever comes back from signing in elsewhere finds the words saved. */
function useHeldDesk(isHeld: boolean): void {
  useEffect(() => {
    if (!isHeld) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let isLooking = false
    let isOver = false
    const look = async () => {
      if (isLooking) return
      isLooking = true
      clearTimeout(timer)
      const nextMs = await lookAtHeldDesk()
      isLooking = false
      if (!isOver) timer = setTimeout(look, nextMs)
    }
    void look()
    window.addEventListener('focus', look)
    window.addEventListener('online', look)
    document.addEventListener('visibilitychange', look)
    return () => {
      isOver = true
      clearTimeout(timer)
      window.removeEventListener('focus', look)
      window.removeEventListener('online', look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [isHeld])
}

/** Words that nobody but a person can settle are shown to her where they stand. */
function useWayBack(isHeld: boolean): void {
  const router = useRouter()
  useEffect(() => {
    const place = isHeld ? null : wayBackToHeldWords()
    if (place !== null) router.replace(place)
  }, [isHeld, router])
}

/** Every cover that stands: one may take over from another, and neither shuts the other away. */
const covers = new Set<HTMLElement>()
const shut = new Set<HTMLElement>()
let watch: MutationObserver | null = null

/** Makes the rest of the document inert, and whatever joins it meanwhile. Returns how to take the cover away again. */
function shutAwayAllBut(cover: HTMLElement): () => void {
  const focused = document.activeElement
  covers.add(cover)
  shutAway()
  watch ??= new MutationObserver(shutAway)
  watch.observe(document.body, { childList: true })
  cover.focus()
  return () => {
    covers.delete(cover)
    if (covers.size === 0) openAgain()
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  }
}

function shutAway(): void {
  for (const element of document.body.children) {
    if (!(element instanceof HTMLElement) || covers.has(element) || element.inert) continue
    element.inert = true
    shut.add(element)
  }
}

function openAgain(): void {
  watch?.disconnect()
  for (const element of shut) element.inert = false
  shut.clear()
}
