// Photos of one guest on the page: what there is, what is on its way, taking more, and comparing.
'use client'

import { CloudOff, RotateCcw, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button as RacButton } from 'react-aria-components'
import { useRefusalSentence } from '@/components/forms/action-message'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import type { StaffAction } from '@/lib/actions/action-state'
import type { ShownPhoto } from '@/lib/photos/photo-queries'
import { PhotoPicture, photoSrc } from './photo-picture'
import { PhotoViewer } from './photo-viewer'
import { usePhotoWords } from './photo-words'
import { type TakenFor, TakePhotos } from './take-photos'
import { type PhotoUpload, putAway, sendAgain, usePhotoUploads } from './upload-queue-client'

export type PhotoGroup = { key: string; title: string | null; photos: readonly ShownPhoto[] }

type PhotoDeskProps = {
  takenFor: TakenFor
  /** Everything there is of her, for comparing and for what shines through. */
  photos: readonly ShownPhoto[]
  /** What of it is shown here, and under which headings. */
  groups: readonly PhotoGroup[]
  mayTake: boolean
  deleteAction: StaffAction<void>
  correctAction: StaffAction<void>
  empty: string
}

export function PhotoDesk({
  takenFor,
  photos,
  groups,
  mayTake,
  deleteAction,
  correctAction,
  empty,
}: PhotoDeskProps) {
  const [openId, setOpenId] = useState<string | null>(null)
  const uploads = useUploadsFor(takenFor, photos)
  const isEmpty = groups.every((group) => group.photos.length === 0) && uploads.length === 0
  return (
    <div className="grid gap-4">
      {isEmpty && <p className="text-ink-soft">{empty}</p>}
      <Underway uploads={uploads} />
      {groups
        .filter((group) => group.photos.length > 0)
        .map((group) => (
          <section key={group.key} className="grid gap-2">
            {group.title && <h3 className="numeric text-base text-ink-soft">{group.title}</h3>}
            <Thumbs photos={group.photos} onOpen={setOpenId} />
          </section>
        ))}
      {mayTake && (
        <div>
          <TakePhotos takenFor={takenFor} photos={photos} isPrimary={isEmpty} />
        </div>
      )}
      <PhotoViewer
        photos={photos}
        openId={openId}
        onOpen={setOpenId}
        deleteAction={deleteAction}
        correctAction={correctAction}
      />
    </div>
  )
}

/** Those on their way for this occasion; each is forgotten as soon as the page shows it. */
function useUploadsFor(takenFor: TakenFor, photos: readonly ShownPhoto[]): PhotoUpload[] {
  const router = useRouter()
  const uploads = usePhotoUploads()
  const mine = uploads.filter(
    ({ asked }) =>
      asked.clientId === takenFor.clientId &&
      asked.visitId === takenFor.visitId &&
      asked.moment === takenFor.moment,
  )
  const isShown = ({ photoId }: PhotoUpload) => photos.some(({ id }) => id === photoId)
  const done = mine.filter(({ state }) => state === 'done').length
  useEffect(() => {
    if (done > 0) router.refresh()
  }, [done, router])
  useEffect(() => {
    for (const upload of mine) if (isShown(upload)) putAway(upload.key)
  })
  return mine.filter((upload) => !isShown(upload))
}

function Thumbs({ photos, onOpen }: { photos: readonly ShownPhoto[]; onOpen: (id: string) => void }) {
  const t = useTranslations('photos')
  const { nameOf } = usePhotoWords()
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-3">
      {photos.map((photo) => (
        <li key={photo.id}>
          <RacButton
            aria-label={t('open', { photo: nameOf(photo) })}
            onPress={() => onOpen(photo.id)}
            className="group block w-full cursor-pointer overflow-hidden rounded-lg border border-hair bg-sheet text-start transition-colors hover:border-celadon"
          >
            <PhotoPicture
              src={photoSrc(photo.id, 'small')}
              alt=""
              isLazy
              className="aspect-3/4 w-full bg-fold object-cover"
            />
            <span className="flex min-h-11 flex-wrap items-center justify-between gap-x-2 px-3 py-1.5 text-sm">
              <span>{t(`angles.${photo.angle}`)}</span>
              <span className="text-ink-soft">
                {photo.moment ? t(`moments.${photo.moment}`) : t(`regions.${photo.region}`)}
              </span>
            </span>
          </RacButton>
        </li>
      ))}
    </ul>
  )
}

function Underway({ uploads }: { uploads: readonly PhotoUpload[] }) {
  const t = useTranslations('photos')
  const sentence = useRefusalSentence()
  if (uploads.length === 0) return null
  return (
    <ul aria-label={t('underway')} className="grid gap-2">
      {uploads.map((upload) => (
        <li key={upload.key} className="flex items-center gap-3 rounded-lg bg-fold/60 p-2 pe-3">
          <PhotoPicture src={upload.preview} alt="" className="size-14 rounded-md object-cover" />
          {upload.trouble ? (
            <Notice
              tone="warning"
              className="flex-1"
              action={
                <>
                  <Button
                    icon={<RotateCcw aria-hidden="true" className="size-5" />}
                    onPress={() => sendAgain(upload.key)}
                  >
                    {t('sendAgain')}
                  </Button>
                  <IconButton
                    label={t('putAway')}
                    icon={<X aria-hidden="true" />}
                    onPress={() => putAway(upload.key)}
                  />
                </>
              }
            >
              {sentence(upload.trouble.code, upload.trouble.particulars)}
            </Notice>
          ) : (
            <p role="status" className="flex flex-1 items-center gap-2 text-ink-soft">
              {upload.state === 'resting' ? (
                <CloudOff aria-hidden="true" className="size-5 text-ochre" />
              ) : (
                <Spinner />
              )}
              {t(`angles.${upload.asked.angle}`)} · {stateWords(upload, t)}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function stateWords({ state, share }: PhotoUpload, t: ReturnType<typeof useTranslations<'photos'>>): string {
  if (state === 'waiting') return t('states.waiting')
  if (state === 'resting') return t('states.resting')
  return share < 1 && state === 'sending' ? t('states.sending', { share }) : t('states.reading')
}
