// What is wider than its place: it fades at each edge beyond which there is more, so that nothing seems merely cut off.
'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { classNames } from './class-names'

type ScrollAcrossProps = { className: string; children: ReactNode }

/** `className` lays out what is scrolled. Where everything fits there is no edge. */
export function ScrollAcross({ className, children }: ScrollAcrossProps) {
  const place = useRef<HTMLDivElement>(null)
  const [beyond, setBeyond] = useState({ start: false, end: false })
  const look = () => {
    const { current } = place
    if (!current) return
    const { scrollLeft, clientWidth, scrollWidth } = current
    // Widths are whole pixels, where one scrolls to may be between two.
    const found = { start: scrollLeft > 1, end: scrollLeft + clientWidth < scrollWidth - 1 }
    setBeyond((last) => (last.start === found.start && last.end === found.end ? last : found))
  }
  useEffect(() => {
    look()
    const sizes = new ResizeObserver(look)
    if (place.current) sizes.observe(place.current)
    return () => sizes.disconnect()
  })
  const edge = 'pointer-events-none absolute inset-y-0 w-10 to-transparent'
  return (
    <div className="relative">
      <div ref={place} onScroll={look} className={classNames('overflow-x-auto', className)}>
        {children}
      </div>
      {beyond.start && (
        <div aria-hidden="true" className={classNames(edge, 'start-0 bg-linear-to-r from-ink/25')} />
      )}
      {beyond.end && (
        <div aria-hidden="true" className={classNames(edge, 'end-0 bg-linear-to-l from-ink/25')} />
      )}
    </div>
  )
}
