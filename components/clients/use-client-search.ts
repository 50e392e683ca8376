// Asks the salon for clients while a name is being typed.
'use client'

import { useCallback, useEffect, useState } from 'react'
import { onSalonReturn } from '@/components/shell/salon-return'
import { type ClientSearchState, type FetchFound, nothingFound, SearchAsker } from './search-asker'

/** Longest wait for an answer, in milliseconds. */
const PATIENCE_MS = 8_000

/**
 * `ask` is to be called with what is typed, and not while an input method composes. An `initialQuery` is asked at
 * once, also a blank one, which lists whom the salon expects; null asks nothing.
 */
export function useClientSearch(
  initialQuery: string | null,
): ClientSearchState & { ask: (query: string) => void } {
  const [state, setState] = useState(nothingFound)
  const [asker] = useState(() => new SearchAsker(fetchFound, setState))
  const ask = useCallback((query: string) => asker.ask(query), [asker])

  useEffect(() => onSalonReturn(() => asker.askAnew()), [asker])
  useEffect(() => {
    if (initialQuery !== null) asker.ask(initialQuery, 0)
    return () => asker.stop()
  }, [asker, initialQuery])

  return { ...state, ask }
}

const fetchFound: FetchFound = async (query, signal) => {
  const question = new AbortController()
  const giveUp = () => question.abort()
  const patience = setTimeout(giveUp, PATIENCE_MS)
  signal.addEventListener('abort', giveUp)
  try {
    const response = await fetch('/api/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: question.signal,
    })
    const answer: { status: string; result?: Awaited<ReturnType<FetchFound>> } = await response.json()
    if (answer.status === 'done' && answer.result) return answer.result
    return answer.status === 'signed_out' ? 'signed_out' : 'failed'
  } catch {
    return 'offline'
  } finally {
    clearTimeout(patience)
    signal.removeEventListener('abort', giveUp)
  }
}
