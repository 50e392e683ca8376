// Words that are typed somewhere reach the page that shows them; all the others have nothing to read again.
'use client'

import { anythingOnItsWay } from './unsaved-words'

/** Letters come in bursts: so long after a word of them the page is read again, in milliseconds. */
const GATHER_MS = 400

/** Where the texts of visits are shown that are not named in the address. */
const SHOWS_ANY = '/follow-ups'

/** Whether the page at this address shows texts of the visit. */
export function showsWordsOf(address: string, visitId: string): boolean {
  return address.startsWith(SHOWS_ANY) || address.includes(visitId)
}

/**
 * Hears of visits whose words were saved and calls `read` when this page shows them; not while somebody types here, for
 * her own words would be read back to her with every letter.
 */
export function hearWords(read: () => void): { hear: (visitId: string) => void; close: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    if (anythingOnItsWay()) {
      timer = setTimeout(look, GATHER_MS)
      return
    }
    timer = undefined
    read()
  }
  return {
    hear: (visitId) => {
      if (!showsWordsOf(`${location.pathname}${location.search}`, visitId)) return
      timer ??= setTimeout(look, GATHER_MS)
    },
    close: () => clearTimeout(timer),
  }
}
