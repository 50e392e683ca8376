// Keeps the page live: hears that something changed, reads the page again, and says when it cannot hear.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { type LiveState, openEar } from './live-ear'
import { hearWords } from './live-words'
import { isOutdated, noteNewVersion } from './new-version'
import { makeReadingsPatient } from './patient-readings-client'
import { tellSalonReturned } from './salon-return'
import { saveAllAnew } from './unsaved-words'

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
    // A reading of another build would take the whole document away, and what is typed with it.
    const read = () => {
      if (!isOutdated()) router.refresh()
    }
    const words = hearWords(read)
    const ear = openEar({
      readMark: firstMark,
      onState: setState,
      onChange: read,
      onWords: words.hear,
      onReturn: () => {
        saveAllAnew()
        tellSalonReturned()
      },
      onBuild: (served) => {
        if (firstBuild !== null && served !== firstBuild) noteNewVersion()
      },
    })
    return () => {
      ear.close()
      words.close()
    }
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
        <p
          data-head="not-live"
          className="flex min-h-10 items-center justify-center border-b border-ochre-line bg-ochre-wash px-4 py-2 text-center text-sm"
        >
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
