// How far something is that takes a while: a bar, and the figures beside it.
'use client'

import type { ReactNode } from 'react'
import { Label, ProgressBar } from 'react-aria-components'

export type ProgressProps = {
  label: string
  /** 0 to 1; left out while it cannot be told. */
  share?: number
  /** The figures, as words. */
  children?: ReactNode
}

export function Progress({ label, share, children }: ProgressProps) {
  const width = share === undefined ? 100 : Math.max(1, Math.min(100, share * 100))
  return (
    <ProgressBar
      value={share === undefined ? 0 : Math.round(share * 100)}
      isIndeterminate={share === undefined}
      className="flex flex-col gap-2.5"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Label className="font-serif text-lg font-semibold">{label}</Label>
        {children && <span className="numeric text-ink-soft">{children}</span>}
      </div>
      <div className="h-2.5 overflow-hidden rounded-xl bg-fold">
        <div
          className={`h-full rounded-xl bg-celadon transition-[width] duration-300 ease-settle ${share === undefined ? 'animate-breathe' : ''}`}
          style={{ width: `${width}%` }}
        />
      </div>
    </ProgressBar>
  )
}
