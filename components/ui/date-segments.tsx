// The typed parts of a date or a time, each wide enough for a finger.
'use client'

import { DateInput, DateSegment } from 'react-aria-components'
import { classNames } from './class-names'
import { fieldStyles } from './field-styles'

export function DateSegments({ isInvalid, className }: { isInvalid: boolean; className?: string }) {
  return (
    <DateInput
      className={classNames(
        fieldStyles.control,
        'flex min-h-12 items-center px-1 whitespace-nowrap focus-visible:ring-brush disabled:bg-fold',
        isInvalid && fieldStyles.invalid,
        className,
      )}
    >
      {(segment) => (
        <DateSegment
          segment={segment}
          className={classNames(
            'numeric rounded-sm text-center outline-none placeholder-shown:text-ink-soft disabled:text-ink-soft',
            segment.type === 'literal'
              ? 'text-ink-soft'
              : '-my-px flex h-12 items-center justify-center border-y-6 border-transparent bg-clip-padding px-1 focus:bg-celadon focus:text-sheet',
            segment.type === 'year' ? 'min-w-16' : segment.type !== 'literal' && 'min-w-12',
          )}
        />
      )}
    </DateInput>
  )
}
