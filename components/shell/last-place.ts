// Where on the desk this tab was: whoever signs in again goes on there. Forgotten when somebody signs out by herself.
'use client'

const KEY = 'foyer-place'

/** What an address may keep; whatever else was asked for may hold somebody's name. */
const KEPT = ['stage', 'tab', 'visit', 'day']

/** As much of an address as may be remembered. */
export function placeOf(pathname: string, search: string): string {
  const asked = [...new URLSearchParams(search)].filter(([name]) => KEPT.includes(name))
  const kept = new URLSearchParams(asked).toString()
  return kept ? `${pathname}?${kept}` : pathname
}

/** A place of the desk in this very house, and nothing else. */
export function isPlace(place: string | null): place is string {
  return place !== null && /^\/(?!\/|\\|sign-in|set-up|api)[\w\-/]*(\?[\w\-=&%]*)?$/.test(place)
}

export function notePlace(): void {
  keep(placeOf(location.pathname, location.search))
}

export function forgetPlace(): void {
  keep(null)
}

/** Where to go on after signing in. */
export function placeToReturnTo(): string {
  try {
    const place = sessionStorage.getItem(KEY)
    return isPlace(place) ? place : '/today'
  } catch {
    return '/today'
  }
}

function keep(place: string | null): void {
  try {
    if (place === null) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, place)
  } catch {
    // Storage is closed: she begins at the board.
  }
}
