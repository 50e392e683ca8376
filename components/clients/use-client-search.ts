// Asks the salon for clients while a name is being typed: one question at a time, the older ones dropped.
'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { FoundClient } from '@/lib/clients/search-clients'

export type SearchTrouble = 'offline' | 'signed_out' | 'failed'

export type ClientSearchState = {
  /** The answer to `answered`, which may be older than what stands in the field. */
  found: FoundClient[]
  /** The query that `found` belongs to; null before the first answer. */
  answered: string | null
  trouble: SearchTrouble | null
}

/** A pause between keystrokes after which the salon is asked, in milliseconds. */
const PAUSE_MS = 90

const nothing: ClientSearchState = { found: [], answered: null, trouble: null }

/**
 * `ask` is to be called with what is typed, and not while an input method composes. An `initialQuery` is asked at
 * once, also a blank one, which lists whom the salon expects; null asks nothing.
 */
export function useClientSearch(
  initialQuery: string | null,
): ClientSearchState & { ask: (query: string) => void } {
  const [state, setState] = useState(nothing)
  const running = useRef<{ abort: () => void }>(undefined)

  const ask = useCallback((query: string, pauseMs = PAUSE_MS) => {
    running.current?.abort()
    const controller = new AbortController()
    const timer = setTimeout(async () => {
      const answer = await fetchFound(query, controller.signal)
      if (controller.signal.aborted) return
      setState((before) =>
        typeof answer === 'string'
          ? { ...before, trouble: answer }
          : { found: answer, answered: query, trouble: null },
      )
    }, pauseMs)
    running.current = {
      abort: () => {
        clearTimeout(timer)
        controller.abort()
      },
    }
  }, [])

  useEffect(() => {
    if (initialQuery !== null) ask(initialQuery, 0)
    return () => running.current?.abort()
  }, [ask, initialQuery])

  return { ...state, ask }
}

async function fetchFound(query: string, signal: AbortSignal): Promise<FoundClient[] | SearchTrouble> {
  try {
    const response = await fetch('/api/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal,
    })
    const answer: { status: string; result?: FoundClient[] } = await response.json()
    if (answer.status === 'done' && answer.result) return answer.result
    return answer.status === 'signed_out' ? 'signed_out' : 'failed'
  } catch {
    return 'offline'
  }
}
