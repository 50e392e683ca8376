// One photo as the salon's own route serves it: never through an optimiser, which would keep a copy.
'use client'

import { ImageOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type CSSProperties, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { CaseSide } from '@/lib/shown-cases/case-flow'

export type PhotoPictureProps = {
  /** Where it is served. */
  src: string
  alt: string
  className?: string
  style?: CSSProperties
  isLazy?: boolean
}

export function PhotoPicture({ src, alt, className, style, isLazy = false }: PhotoPictureProps) {
  const t = useTranslations('photos')
  const [lost, setLost] = useState<string | null>(null)
  if (lost === src) {
    return (
      <span
        role="img"
        aria-label={alt}
        className={classNames(
          'flex flex-col items-center justify-center gap-2 bg-fold p-3 text-center text-sm text-ink-soft',
          className,
        )}
      >
        <ImageOff aria-hidden="true" className="size-6" />
        {t('gone')}
      </span>
    )
  }
  return (
    // biome-ignore lint/performance/noImgElement: the optimiser would store what must not be stored
    <img
      src={src}
      alt={alt}
      draggable={false}
      decoding="async"
      loading={isLazy ? 'lazy' : 'eager'}
      onError={() => setLost(src)}
      className={className}
      style={style}
    />
  )
}

export function photoSrc(photoId: string, size: 'full' | 'small' = 'full'): string {
  return size === 'small' ? `/api/photos/${photoId}?size=small` : `/api/photos/${photoId}`
}

/** As guests see it: while she whose photo it is agrees. */
export function caseSrc(caseId: string, side: CaseSide, size: 'full' | 'small' = 'full'): string {
  return size === 'small' ? `/api/cases/${caseId}/${side}?size=small` : `/api/cases/${caseId}/${side}`
}
