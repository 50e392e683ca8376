// Before and after of a case: chosen from the photos of one guest who agrees that others see them.
'use client'

import { ImagePlus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button as RacButton } from 'react-aria-components'
import { ClientSearch } from '@/components/clients/client-search'
import { useRefusalSentence } from '@/components/forms/action-message'
import { caseSrc, PhotoPicture, photoSrc } from '@/components/photos/photo-picture'
import { usePhotoWords } from '@/components/photos/photo-words'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import type { RouteAnswer } from '@/lib/actions/staff-route'
import type { PhotosToShow, ShownPhoto } from '@/lib/photos/photo-queries'
import { CASE_SIDES, type CaseSide } from '@/lib/shown-cases/case-flow'
import type { CaseInSettings } from '@/lib/shown-cases/case-queries'

export type ChosenPhotos = { beforePhotoId: string | null; afterPhotoId: string | null }

type CasePhotosProps = {
  entry: CaseInSettings | null
  chosen: ChosenPhotos
  onChoose: (chosen: ChosenPhotos) => void
}

const COLUMN = { before: 'beforePhotoId', after: 'afterPhotoId' } as const

export function CasePhotos({ entry, chosen, onChoose }: CasePhotosProps) {
  const t = useTranslations('shown-cases')
  const [isOpen, setOpen] = useState(false)
  const isNone = chosen.beforePhotoId === null && chosen.afterPhotoId === null
  return (
    <section aria-label={t('photos')} className="grid gap-3">
      <h3 className="font-sans text-sm font-medium tracking-normal">{t('photos')}</h3>
      <p className="text-sm text-ink-soft">{t('photosHint')}</p>
      {!isNone && (
        <div className="grid grid-cols-2 gap-3">
          {CASE_SIDES.map((side) => (
            <ChosenSide key={side} side={side} entry={entry} photoId={chosen[COLUMN[side]]} />
          ))}
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        <Button icon={<ImagePlus aria-hidden="true" className="size-5" />} onPress={() => setOpen(true)}>
          {t(isNone ? 'choosePhotos' : 'chooseOthers')}
        </Button>
        {!isNone && (
          <Button
            variant="quiet"
            icon={<X aria-hidden="true" className="size-5" />}
            onPress={() => onChoose({ beforePhotoId: null, afterPhotoId: null })}
          >
            {t('noPhotos')}
          </Button>
        )}
      </div>
      <Dialog isOpen={isOpen} onOpenChange={setOpen} title={t('choosePhotos')} width="wide" isSticky>
        <Choosing
          onDone={(photos) => {
            onChoose(photos)
            setOpen(false)
          }}
        />
      </Dialog>
    </section>
  )
}

type ChosenSideProps = { side: CaseSide; entry: CaseInSettings | null; photoId: string | null }

/** What stands is shown as guests see it, so that one who agrees no more is not shown here either. */
function ChosenSide({ side, entry, photoId }: ChosenSideProps) {
  const t = useTranslations('shown-cases')
  const stands = entry?.[COLUMN[side]] === photoId
  const isSeen = side === 'before' ? entry?.hasBefore : entry?.hasAfter
  return (
    <figure className="grid gap-1.5">
      {photoId === null ? (
        <Blank>{t('none')}</Blank>
      ) : stands && !isSeen ? (
        <Blank>{t('notAgreed')}</Blank>
      ) : (
        <PhotoPicture
          src={stands && entry ? caseSrc(entry.id, side, 'small') : photoSrc(photoId, 'small')}
          alt={t(side)}
          className="aspect-3/4 w-full rounded-md bg-fold object-cover"
        />
      )}
      <figcaption className="text-center text-sm text-ink-soft">{t(side)}</figcaption>
    </figure>
  )
}

function Blank({ children }: { children: string }) {
  return (
    <span className="flex aspect-3/4 items-center justify-center rounded-md bg-fold p-4 text-center text-sm text-ink-soft">
      {children}
    </span>
  )
}

type Found = { of: string; photos: ShownPhoto[] } | { trouble: string } | null

function Choosing({ onDone }: { onDone: (chosen: ChosenPhotos) => void }) {
  const t = useTranslations('shown-cases')
  const errors = useTranslations('errors.action')
  const sentence = useRefusalSentence()
  const [found, setFound] = useState<Found>(null)
  const [asking, setAsking] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ChosenPhotos>({ beforePhotoId: null, afterPhotoId: null })

  const look = async (clientId: string) => {
    setAsking(clientId)
    const answer = await askFor(clientId)
    setAsking(null)
    setChosen({ beforePhotoId: null, afterPhotoId: null })
    if (answer?.status === 'refused') return setFound({ trouble: sentence(answer.code, answer.particulars) })
    if (answer?.status !== 'done') return setFound({ trouble: errors('offline') })
    const { mayShow, photos } = answer.result
    if (!mayShow) return setFound({ trouble: sentence('showing_not_agreed') })
    setFound(photos.length > 0 ? { of: clientId, photos } : { trouble: t('hasNoPhotos') })
  }

  return (
    <div className="grid gap-5">
      <ClientSearch
        onChoose={({ clientId }) => void look(clientId)}
        chosenId={asking}
        label={t('whose')}
        resting={<p className="text-ink-soft">{t('whoseHint')}</p>}
        autoFocus
      />
      {found && 'trouble' in found && <Notice tone="warning">{found.trouble}</Notice>}
      {found && 'photos' in found && (
        <>
          {CASE_SIDES.map((side) => (
            <Row
              key={side}
              side={side}
              photos={found.photos}
              chosenId={chosen[COLUMN[side]]}
              onChoose={(photoId) => setChosen({ ...chosen, [COLUMN[side]]: photoId })}
            />
          ))}
          <Button
            variant="primary"
            className="justify-self-end"
            isDisabled={!chosen.beforePhotoId || !chosen.afterPhotoId}
            onPress={() => onDone(chosen)}
          >
            {t('takeThese')}
          </Button>
        </>
      )}
    </div>
  )
}

type RowProps = {
  side: CaseSide
  photos: readonly ShownPhoto[]
  chosenId: string | null
  onChoose: (photoId: string) => void
}

function Row({ side, photos, chosenId, onChoose }: RowProps) {
  const t = useTranslations('shown-cases')
  const { nameOf, viewOf, whenOf } = usePhotoWords()
  return (
    <section aria-label={t(side)} className="grid gap-2">
      <h3 className="text-base">{t(side)}</h3>
      <ul className="flex gap-3 overflow-x-auto p-1 pb-2">
        {photos.map((photo) => (
          <li key={photo.id} className="w-32 shrink-0">
            <RacButton
              aria-label={nameOf(photo)}
              aria-pressed={photo.id === chosenId}
              onPress={() => onChoose(photo.id)}
              className={classNames(
                'block w-full cursor-pointer overflow-hidden rounded-lg border-2 bg-sheet text-start',
                photo.id === chosenId ? 'border-celadon' : 'border-hair hover:border-celadon',
              )}
            >
              <PhotoPicture
                src={photoSrc(photo.id, 'small')}
                alt=""
                isLazy
                className="aspect-3/4 w-full bg-fold object-cover"
              />
              <span className="numeric block px-2 py-1.5 text-xs">
                <span className="block">{viewOf(photo)}</span>
                <span className="text-ink-soft">{whenOf(photo)}</span>
              </span>
            </RacButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

async function askFor(clientId: string): Promise<RouteAnswer<PhotosToShow> | null> {
  try {
    const response = await fetch('/settings/cases/photos', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clientId }),
    })
    return await response.json()
  } catch {
    return null
  }
}
