// A newer version of the app is served: this document gives way to it as soon as nothing typed here would be lost.
'use client'

import { anythingUnsaved, saveAll } from './unsaved-words'

/** As long has no hand been on the screen when it reloads by itself, in milliseconds. */
const QUIET_MS = 60_000
/** Looks this often. */
const LOOK_EVERY_MS = 5_000

let outdated = false
let actedAt = 0
const typedIn = new Set<Element>()
const listeners = new Set<() => void>()

/** Whether a newer version is served than the one that made this document. */
export function isOutdated(): boolean {
  return outdated
}

export function onOutdated(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** From now on the document waits for a quiet moment, and reloads then. */
export function noteNewVersion(): void {
  if (outdated) return
  outdated = true
  actedAt = Date.now()
  for (const listener of listeners) listener()
  setInterval(() => {
    if (isQuiet()) reload()
  }, LOOK_EVERY_MS)
}

/** At once: what saves itself is sent first, and the browser asks where something would be lost. */
export function reload(): void {
  saveAll()
  window.location.reload()
}

/** Remembers where something was typed since the document stands, and when a hand was last on the screen. */
export function watchHands(): () => void {
  const act = () => {
    actedAt = Date.now()
  }
  const type = ({ target }: Event) => {
    act()
    if (target instanceof Element) typedIn.add(target)
  }
  const options = { capture: true, passive: true }
  document.addEventListener('input', type, options)
  window.addEventListener('pointerdown', act, options)
  window.addEventListener('keydown', act, options)
  return () => {
    document.removeEventListener('input', type, options)
    window.removeEventListener('pointerdown', act, options)
    window.removeEventListener('keydown', act, options)
  }
}

function isQuiet(): boolean {
  if (anythingUnsaved() || holdsWords() || document.querySelector('[role="dialog"], [role="alertdialog"]'))
    return false
  return document.visibilityState === 'hidden' || Date.now() - actedAt >= QUIET_MS
}

/** Fields that were typed into, still stand and are not empty: most of them are sent by a button only. */
function holdsWords(): boolean {
  for (const field of typedIn) {
    if (!field.isConnected) typedIn.delete(field)
    else if ('value' in field && field.value !== '') return true
  }
  return false
}
