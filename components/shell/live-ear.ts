// One ear for as long as a page stands: what it hears of the salon, and when it hears nothing.
'use client'

import { type LiveEvent, silenceSeconds } from '@/lib/live/live-event'
import { askSession, leaveDesk } from './leave-desk'

export type LiveState = 'connecting' | 'live' | 'lost'

/** Several words that come together are answered by one reading, after this many milliseconds. */
const gatherFor = 150
const firstRetry = 1000
const lastRetry = 4000
const lookEvery = 1000
/** A stream that does not stand yet is given more time: nothing is said to be live before it does. */
const openingSeconds = 25

type Ear = { close: () => void }

type EarOptions = {
  readMark: string | null
  onState: (state: LiveState) => void
  onChange: () => void
  /** A text of this visit was saved somewhere. */
  onWords: (visitId: string) => void
  /** Heard again after it was not: what waited for that can go on. */
  onReturn: () => void
  onBuild: (build: string) => void
}

/** One stream, reopened for as long as the page stands. */
export function openEar({ readMark, onState, onChange, onWords, onReturn, onBuild }: EarOptions): Ear {
  let source: EventSource | null = null
  let closed = false
  // What changed after the page was read and before the stream stood, the server tells by this mark. Without one, and
  // after every cut, nobody does: it counts as lost.
  let since = readMark
  let wasLost = since === null
  let heardAt = Date.now()
  /** Looks since then: a page that was too busy to listen has not looked either. */
  let looks = 0
  let patience = openingSeconds
  let wait = firstRetry
  let retry: ReturnType<typeof setTimeout> | undefined
  let gathering: ReturnType<typeof setTimeout> | undefined

  const change = () => {
    gathering ??= setTimeout(() => {
      gathering = undefined
      onChange()
    }, gatherFor)
  }
  const hear = () => {
    heardAt = Date.now()
    looks = 0
    patience = silenceSeconds
  }
  const heard = () => {
    hear()
    wait = firstRetry
    onState('live')
    if (!wasLost) return
    wasLost = false
    change()
    onReturn()
  }
  const lose = () => {
    source?.close()
    source = null
    wasLost = true
    onState('lost')
    clearTimeout(retry)
    retry = setTimeout(reopen, wait)
    wait = Math.min(wait * 2, lastRetry)
  }
  const reopen = async () => {
    const session = await askSession('GET')
    // Asked twice, and the other answer came first.
    if (closed || source) return
    if (session.status === 'signed_out') leaveDesk()
    // A desk that is held for unsaved words may yet go on: the ear goes on trying.
    if (session.status !== 'live') return lose()
    open()
  }
  const open = () => {
    if (closed || source) return
    hear()
    patience = openingSeconds
    source = new EventSource(since === null ? '/api/live' : `/api/live?since=${encodeURIComponent(since)}`)
    since = null
    source.addEventListener('beat', ({ data }: MessageEvent<string>) => {
      const { build } = JSON.parse(data) as { build?: string }
      // Told first: being heard again has the page read anew.
      if (build) onBuild(build)
      heard()
    })
    source.addEventListener('change', ({ data }: MessageEvent<string>) => {
      heard()
      const { kind, visitId } = JSON.parse(data) as Partial<LiveEvent>
      if (kind === 'words' && visitId) onWords(visitId)
      else change()
    })
    // The server is there and its database is not: nothing can be heard until it answers again.
    source.addEventListener('silent', () => {
      hear()
      wasLost = true
      onState('lost')
    })
    source.addEventListener('ended', leaveDesk)
    source.onerror = lose
  }
  /** After sleep or a cut nothing tells us that the stream is dead: its silence does. */
  const doubt = () => {
    if (closed) return
    if (source && Date.now() - heardAt > patience * 1000) return lose()
    if (!source && document.visibilityState === 'visible') {
      wait = firstRetry
      clearTimeout(retry)
      void reopen()
    }
  }
  const look = setInterval(() => {
    looks += 1
    if (source && looks * lookEvery > patience * 1000) lose()
  }, lookEvery)

  document.addEventListener('visibilitychange', doubt)
  window.addEventListener('online', doubt)
  window.addEventListener('offline', lose)
  open()
  return {
    close: () => {
      closed = true
      source?.close()
      clearInterval(look)
      clearTimeout(retry)
      clearTimeout(gathering)
      document.removeEventListener('visibilitychange', doubt)
      window.removeEventListener('online', doubt)
      window.removeEventListener('offline', lose)
    },
  }
}
