// How the tablet that is turned to a guest is taken back: touch and hold, so that no guest finds the desk by a stray tap.
'use client'

import { Hand } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from 'react-aria-components'

/** In milliseconds. */
const HOLD_MS = 900
/** So long it is told that a tap is not enough, in milliseconds. */
const TOLD_MS = 4_000

/** Also by the keyboard: Enter or the space bar held down. */
export function HandBack({ label, onHandedBack }: { label: string; onHandedBack: () => void }) {
  const t = useTranslations('shell')
  const [isHeld, setHeld] = useState(false)
  const [wasTooShort, setTooShort] = useState(false)
  // An answer that is saved meanwhile draws the page anew; the hand that holds is not to begin again.
  const handBack = useEffectEvent(onHandedBack)
  useEffect(() => {
    if (!isHeld) return
    const timer = setTimeout(() => handBack(), HOLD_MS)
    return () => clearTimeout(timer)
  }, [isHeld])
  useEffect(() => {
    if (!wasTooShort) return
    const timer = setTimeout(() => setTooShort(false), TOLD_MS)
    return () => clearTimeout(timer)
  }, [wasTooShort])
  return (
    <Button
      aria-label={label}
      onPressStart={() => setHeld(true)}
      onPressEnd={() => {
        setHeld(false)
        setTooShort(true)
      }}
      className="relative flex min-h-14 cursor-pointer touch-none items-center gap-2.5 overflow-hidden rounded-md border border-hair px-5 text-ink-soft select-none focus-visible:ring-brush"
    >
      <span
        aria-hidden="true"
        className={`absolute inset-y-0 inset-s-0 bg-celadon-wash transition-[width] ease-linear ${isHeld ? 'w-full duration-900' : 'w-0 duration-150'}`}
      />
      <Hand aria-hidden="true" className="relative size-5" />
      <span className="relative">{label}</span>
      <span role="status" className="relative font-medium text-celadon-deep">
        {wasTooShort && t('holdLonger')}
      </span>
    </Button>
  )
}
