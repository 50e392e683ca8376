// Leaves the desk for good: a fresh document, so that nothing of it stays in memory behind the Back button.
'use client'

import { isPlace, placeOf, placeToReturnTo } from './last-place'
import { anythingOnItsWay, anythingUnsaved, saveAll } from './unsaved-words'

let deskWasShown = false
let isHeld = false
let heldAt: string | null = null
const listeners = new Set<() => void>()

/** Remembers that this document has shown guests' details. */
export function noteDeskShown(): void {
  deskWasShown = true
}

export function hasShownDesk(): boolean {
  return deskWasShown
}

/**
 * Goes to sign-in at once, unless words typed here would be lost: then the document stays, covered (`DeskLock`), until
 * somebody has signed in elsewhere and they are saved.
 */
export function leaveDesk(): void {
  if (anythingUnsaved()) hold(true)
  else window.location.replace('/sign-in')
}

/** Whether this document is kept, out of sight, for the words in it. */
export function isDeskHeld(): boolean {
  return isHeld
}

export function onDeskHeld(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Where somebody has to decide about words that were held, when she stands elsewhere: a reading of the page that met the
 * end of the session has led the held document on.
 */
export function wayBackToHeldWords(): string | null {
  return !isHeld && anythingUnsaved() && heldAt !== here() ? heldAt : null
}

function here(): string {
  return placeOf(location.pathname, location.search)
}

function hold(held: boolean): void {
  if (held && !isHeld) heldAt = isPlace(here()) ? here() : placeToReturnTo()
  isHeld = held
  for (const listener of listeners) listener()
}

/**
 * Looks whether a held desk can go on: signed in again, its words are saved and the document is left. What nobody but
 * a person can settle (a colleague wrote the same text) is shown again. Returns after how many milliseconds to look
 * again.
 */
export async function lookAtHeldDesk(): Promise<number> {
  const { status } = anythingUnsaved() ? await askSession('GET') : { status: 'live' }
  // The words may have been saved while the session was being asked for.
  if (!anythingUnsaved()) {
    leaveDesk()
    return LOOK_EVERY
  }
  if (status !== 'live') return LOOK_EVERY
  if (isHeld && !anythingOnItsWay()) {
    hold(false)
    return LOOK_EVERY
  }
  saveAll()
  return LOOK_AFTER_SAVING
}

const LOOK_EVERY = 5_000
const ANSWER_MS = 8_000
const LOOK_AFTER_SAVING = 300

export type SessionAnswer =
  | { status: 'live'; idleInSeconds: number }
  | { status: 'signed_out' }
  | { status: 'unreachable' }

/** Asks the server whether this browser is still signed in; `POST` says that a hand is on the screen. */
export async function askSession(method: 'GET' | 'POST'): Promise<SessionAnswer> {
  try {
    const response = await fetch('/api/session', {
      method,
      cache: 'no-store',
      // A dead wire answers nothing, for minutes.
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    if (response.status === 401) return { status: 'signed_out' }
    if (!response.ok) return { status: 'unreachable' }
    return (await response.json()) as SessionAnswer
  } catch {
    return { status: 'unreachable' }
  }
}
