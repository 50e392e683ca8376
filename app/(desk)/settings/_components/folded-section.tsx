// A part of a longer form, folded into one line that says what stands in it.
'use client'

import { ChevronDown } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'

/** What a field says, as its form would send it. */
export type TypedIn = (name: string) => string

type FoldedSectionProps = {
  title: string
  /** The one line, from what is typed at that moment. */
  lineOf: (typed: TypedIn) => string
  /** What stands in the fields before anybody has touched them. */
  standing: TypedIn
  /** Something in it has to be looked at: it opens by itself. */
  hasError?: boolean
  isOpenAtFirst?: boolean
  children: ReactNode
}

export function FoldedSection({
  title,
  lineOf,
  standing,
  hasError = false,
  isOpenAtFirst = false,
  children,
}: FoldedSectionProps) {
  const place = useRef<HTMLDetailsElement>(null)
  const [touched, setTouched] = useState<string | null>(null)
  useEffect(() => {
    if (hasError && place.current) place.current.open = true
  }, [hasError])

  const readAgain = () => {
    const form = place.current?.closest('form')
    if (!form || place.current?.open) return
    const typed = new FormData(form)
    setTouched(lineOf((name) => String(typed.get(name) ?? '')))
  }
  return (
    <details ref={place} open={isOpenAtFirst} onToggle={readAgain} className="group border-b border-hair">
      <summary className="flex min-h-16 cursor-pointer list-none items-center gap-4 rounded-md py-3 hover:bg-sheet">
        <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-5 gap-y-0.5">
          <span className="w-44 shrink-0 font-serif text-lg font-semibold">{title}</span>
          <span className="min-w-0 flex-1 basis-56 text-ink-soft group-open:invisible">
            {touched ?? lineOf(standing)}
          </span>
        </span>
        <ChevronDown
          aria-hidden="true"
          className="size-5 shrink-0 text-ink-soft transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="grid gap-5 pb-6">{children}</div>
    </details>
  )
}
