// The celadon brush stroke that marks where one is: under a title, under the open tab, beside a card.
import { classNames } from './class-names'

type BrushLineProps = {
  direction?: 'across' | 'down'
  tone?: 'celadon' | 'ochre' | 'rouge'
  className?: string
}

const tones = { celadon: 'text-celadon-line', ochre: 'text-ochre-line', rouge: 'text-rouge' }

/** Decoration only: whatever it marks is also said in words. */
export function BrushLine({ direction = 'across', tone = 'celadon', className }: BrushLineProps) {
  const across = direction === 'across'
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox={across ? '0 0 120 6' : '0 0 6 120'}
      preserveAspectRatio="none"
      className={classNames('pointer-events-none block', tones[tone], across ? 'h-1.5' : 'w-1.5', className)}
    >
      <path
        fill="currentColor"
        d={
          across
            ? 'M0.6 3.4C2 1.6 6 1 14 1.1c26 .3 50 .9 76 1 12 0 21 .3 29.4.9C112 3.9 99 4.1 84 4.4 56 4.9 30 4.8 11 5.2 4 5.3 .2 4.9.6 3.4Z'
            : 'M2.6.6C4.4 2 5 6 4.9 14c-.3 26-.9 50-1 76 0 12-.3 21-.9 29.4-.9-7.4-1.1-20.4-1.4-35.4C1.1 56 1.2 30 .8 11 .7 4 1.1.2 2.6.6Z'
        }
      />
    </svg>
  )
}
