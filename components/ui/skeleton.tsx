// The place something will stand in, while it is on its way.
'use client'

import { useTranslations } from 'next-intl'
import { classNames } from './class-names'

/** One shape; its size comes from `className`. */
export function Skeleton({ isRound = false, className }: { isRound?: boolean; className?: string }) {
  return (
    <div
      aria-hidden="true"
      className={classNames(
        'bg-fold motion-safe:animate-breathe',
        isRound ? 'rounded-full' : 'rounded-md',
        className,
      )}
    />
  )
}

/** A few lines of text on their way, said once to a screen reader. */
export function SkeletonText({ lines = 3, label }: { lines?: number; label?: string }) {
  const t = useTranslations('ui')
  return (
    <div role="status" className="flex flex-col gap-3">
      <span className="sr-only">{label ?? t('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no identity and never move
        <Skeleton key={line} className={classNames('h-4.5', line === lines - 1 ? 'w-3/5' : 'w-full')} />
      ))}
    </div>
  )
}
