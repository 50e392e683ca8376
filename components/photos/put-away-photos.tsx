// Photos that are shown no more because she does not agree: named, not seen, for whoever may delete them.
'use client'

import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { StaffAction } from '@/lib/actions/action-state'
import type { ShownPhoto } from '@/lib/photos/photo-queries'
import { DeletePhoto } from './photo-viewer'
import { usePhotoWords } from './photo-words'

type PutAwayPhotosProps = { photos: readonly ShownPhoto[]; deleteAction: StaffAction<void> }

export function PutAwayPhotos({ photos, deleteAction }: PutAwayPhotosProps) {
  const t = useTranslations('photos')
  const { nameOf } = usePhotoWords()
  if (photos.length === 0) return null
  return (
    <details className="group border-t border-hair pt-1">
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-3 text-ink-soft">
        <span className="flex-1">{t('toDelete', { count: photos.length })}</span>
        <ChevronDown aria-hidden="true" className="size-5 transition-transform group-open:rotate-180" />
      </summary>
      <ul className="divide-y divide-hair">
        {photos.map((photo) => (
          <li key={photo.id} className="flex flex-wrap items-center justify-between gap-x-4">
            <span className="numeric">{nameOf(photo)}</span>
            <DeletePhoto photo={photo} action={deleteAction} />
          </li>
        ))}
      </ul>
    </details>
  )
}
