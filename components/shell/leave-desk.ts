// Leaves the desk for good: a fresh document, so that nothing of it stays in memory behind the Back button.
'use client'

let deskWasShown = false

/** Remembers that this document has shown guests' details. */
export function noteDeskShown(): void {
  deskWasShown = true
}

export function hasShownDesk(): boolean {
  return deskWasShown
}

export function leaveDesk(): void {
  window.location.replace('/sign-in')
}

export type SessionAnswer =
  | { status: 'live'; idleInSeconds: number }
  | { status: 'signed_out' }
  | { status: 'unreachable' }

/** Asks the server whether this browser is still signed in; `POST` says that a hand is on the screen. */
export async function askSession(method: 'GET' | 'POST'): Promise<SessionAnswer> {
  try {
    const response = await fetch('/api/session', { method, cache: 'no-store' })
    if (response.status === 401) return { status: 'signed_out' }
    if (!response.ok) return { status: 'unreachable' }
    return (await response.json()) as SessionAnswer
  } catch {
    return { status: 'unreachable' }
  }
}
