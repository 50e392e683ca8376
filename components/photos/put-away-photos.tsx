// Photos that are shown no more because she does not agree: named, not seen, for whoever may delete them.
'use client'

import { useTranslations } from 'next-intl'
import { FoldedSummary } from '@/components/ui/folded-summary'
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
      <FoldedSummary>{t('toDelete', { count: photos.length })}</FoldedSummary>
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
