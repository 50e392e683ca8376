// Keeps the page live: hears that something changed, reads the page again, and says when it cannot hear.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { silenceSeconds } from '@/lib/live/live-event'
import { askSession, leaveDesk } from './leave-desk'
import { isOutdated, noteNewVersion } from './new-version'
import { makeReadingsPatient } from './patient-readings-client'

export type LiveState = 'connecting' | 'live' | 'lost'

/** Several words that come together are answered by one reading, after this many milliseconds. */
const gatherFor = 150
const firstRetry = 1000
const lastRetry = 8000

const Live = createContext<LiveState>('connecting')

/** Whether this page hears of changes at this moment. */
export function useLive(): LiveState {
  return useContext(Live)
}

type LiveDeskProps = {
  readMark: string | null
  /** Which build made this page; null where nobody counts them. */
  build: string | null
  children: ReactNode
}

/** `readMark`: how far the server had heard when it read the page; null when it did not listen. */
export function LiveDesk({ readMark, build, children }: LiveDeskProps) {
  const router = useRouter()
  // That of the reading with which the page began: later ones come while the stream stands.
  const [firstMark] = useState(readMark)
  const [firstBuild] = useState(build)
  const [state, setState] = useState<LiveState>('connecting')

  useEffect(() => {
    makeReadingsPatient()
    const ear = openEar({
      readMark: firstMark,
      onState: setState,
      // A reading of another build would take the whole document away, and what is typed with it.
      onChange: () => {
        if (!isOutdated()) router.refresh()
      },
      onBuild: (served) => {
        if (firstBuild !== null && served !== firstBuild) noteNewVersion()
      },
    })
    return ear.close
  }, [router, firstMark, firstBuild])

  return <Live value={state}>{children}</Live>
}

/** A word in the open when the page is not live; takes no room while it is. */
export function NotLiveBar() {
  const t = useTranslations('shell')
  const state = useLive()
  return (
    <div aria-live="polite" className="sticky top-0 z-20">
      {state === 'lost' && (
        <p className="border-b border-ochre-line bg-ochre-wash px-4 py-2 text-center text-sm">
          {t('notLiveLong')}
        </p>
      )}
    </div>
  )
}

/** The small mark beside the name of the salon. Never colour alone. */
export function LiveMark({ isLabelHidden = false }: { isLabelHidden?: boolean }) {
  const t = useTranslations('shell')
  const state = useLive()
  const words = state === 'lost' ? t('notLive') : t('live')
  if (state === 'connecting') return <span className="inline-block h-5" />
  return (
    <span data-live={state} className="inline-flex items-center gap-1.5 text-xs text-ink-soft" title={words}>
      <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3 shrink-0">
        {state === 'live' ? (
          <circle cx="6" cy="6" r="4" className="fill-celadon" />
        ) : (
          <path d="M2 2l8 8M10 2l-8 8" className="stroke-ochre" strokeWidth="2" strokeLinecap="round" />
        )}
      </svg>
      <span className={isLabelHidden ? 'sr-only' : undefined}>{words}</span>
    </span>
  )
}

type Ear = { close: () => void }

type EarOptions = {
  readMark: string | null
  onState: (state: LiveState) => void
  onChange: () => void
  onBuild: (build: string) => void
}

/** One stream, reopened for as long as the page stands. */
function openEar({ readMark, onState, onChange, onBuild }: EarOptions): Ear {
  let source: EventSource | null = null
  let closed = false
  // What changed after the page was read and before the stream stood, the server tells by this mark. Without one, and
  // after every cut, nobody does: it counts as lost.
  let since = readMark
  let wasLost = since === null
  let heardAt = Date.now()
  let wait = firstRetry
  let retry: ReturnType<typeof setTimeout> | undefined
  let gathering: ReturnType<typeof setTimeout> | undefined

  const change = () => {
    gathering ??= setTimeout(() => {
      gathering = undefined
      onChange()
    }, gatherFor)
  }
  const heard = () => {
    heardAt = Date.now()
    wait = firstRetry
    if (wasLost) change()
    wasLost = false
    onState('live')
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
    if (closed) return
    if (session.status === 'signed_out') leaveDesk()
    // A desk that is held for unsaved words may yet go on: the ear goes on trying.
    if (session.status !== 'live') return lose()
    open()
  }
  const open = () => {
    if (closed || source) return
    heardAt = Date.now()
    source = new EventSource(since === null ? '/api/live' : `/api/live?since=${encodeURIComponent(since)}`)
    since = null
    source.addEventListener('beat', ({ data }: MessageEvent<string>) => {
      const { build } = JSON.parse(data) as { build?: string }
      // Told first: being heard again has the page read anew.
      if (build) onBuild(build)
      heard()
    })
    source.addEventListener('change', () => {
      heard()
      change()
    })
    source.addEventListener('ended', leaveDesk)
    source.onerror = lose
  }
  /** After sleep or a cut nothing tells us that the stream is dead: its silence does. */
  const doubt = () => {
    if (closed) return
    if (source && Date.now() - heardAt > silenceSeconds * 1000) return lose()
    if (!source && document.visibilityState === 'visible') {
      wait = firstRetry
      clearTimeout(retry)
      void reopen()
    }
  }
  const look = setInterval(() => {
    if (source && Date.now() - heardAt > silenceSeconds * 1000) lose()
  }, 5000)

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
