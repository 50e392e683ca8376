// A sheet of paper on the ground, or a fold in it; a brush stroke on its edge says that it matters now.
import type { HTMLAttributes } from 'react'
import { BrushLine } from './brush-line'
import { classNames } from './class-names'

export type CardProps = HTMLAttributes<HTMLElement> & {
  as?: 'div' | 'article' | 'section' | 'li'
  /** Sunk into the ground instead of lying on it. */
  isSunk?: boolean
  mark?: 'celadon' | 'ochre' | 'rouge'
}

export function Card({
  as: Element = 'div',
  isSunk = false,
  mark,
  className,
  children,
  ...props
}: CardProps) {
  return (
    <Element
      {...props}
      className={classNames(
        'relative rounded-lg p-5',
        isSunk ? 'bg-fold/60' : 'border border-hair bg-sheet',
        mark && 'ps-6',
        className,
      )}
    >
      {mark && (
        <BrushLine
          direction="down"
          tone={mark}
          className="absolute inset-y-3 start-1.5 h-[calc(100%-1.5rem)]"
        />
      )}
      {children}
    </Element>
  )
}
