// Taking photos: the whole screen is the camera, one guided view after the other, the older photo shining through.
'use client'

import { Camera, Check, ImageUp, RotateCcw, SwitchCamera, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ChangeEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay, Button as RacButton } from 'react-aria-components'
import { useRefusalSentence } from '@/components/forms/action-message'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { classNames } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { REGIONS, type Region } from '@/lib/concerns/concern-flow'
import { ANGLES_OF, type Angle, angleAfter, ghostFor, PHOTO_TYPES } from '@/lib/photos/photo-flow'
import type { ShownPhoto } from '@/lib/photos/photo-queries'
import type { TakePhotoInput } from '@/lib/photos/photo-schemas'
import { AngleOutline } from './angle-outline'
import { PhotoPicture, photoSrc } from './photo-picture'
import { usePhotoWords } from './photo-words'
import { type PhotoUpload, putAway, sendPhoto, usePhotoUploads } from './upload-queue-client'
import { useCamera } from './use-camera-client'

export type TakenFor = Pick<TakePhotoInput, 'clientId' | 'visitId' | 'sessionId' | 'moment'>

type TakePhotosProps = {
  takenFor: TakenFor
  /** Everything there is of her: what shines through, and what was taken already. */
  photos: readonly ShownPhoto[]
  isPrimary?: boolean
}

export function TakePhotos({ takenFor, photos, isPrimary = false }: TakePhotosProps) {
  const t = useTranslations('photos')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        variant={isPrimary ? 'primary' : 'secondary'}
        icon={<Camera aria-hidden="true" className="size-5" />}
        onPress={() => setOpen(true)}
      >
        {t('take')}
      </Button>
      <ModalOverlay isOpen={isOpen} onOpenChange={setOpen} className="fixed inset-0 z-40 bg-ink">
        <Modal className="h-(--visual-viewport-height) w-full">
          <Dialog className="h-full outline-none">
            <Taking takenFor={takenFor} photos={photos} onClose={() => setOpen(false)} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}

/** One out of the album may show any side; that is asked. */
type Shot = { file: Blob; url: string; isFromAlbum: boolean }

function Taking({ takenFor, photos, onClose }: Omit<TakePhotosProps, 'isPrimary'> & { onClose: () => void }) {
  const t = useTranslations('photos')
  const [region, setRegion] = useState<Region>('face')
  const [angle, setAngle] = useState<Angle>('front')
  const [shot, setShot] = useState<Shot | null>(null)
  const [albumAngle, setAlbumAngle] = useState<Angle | null>(null)
  const refused = useRefused(takenFor)
  const taken = useTakenAngles(takenFor, region, photos)

  const show = (next: Shot | null) => {
    setShot(next)
    setAlbumAngle(null)
  }

  const keep = ({ file, isFromAlbum }: Shot) => {
    const shown = isFromAlbum ? albumAngle : angle
    if (!shown) return
    const isSent = sendPhoto({ ...takenFor, region, angle: shown }, file)
    show(null)
    if (!isSent) return setAngle(shown)
    const next = angleAfter({ region, angle: shown })
    if (next) setAngle(next)
  }

  const takeAgain = ({ key, asked }: PhotoUpload) => {
    putAway(key)
    show(null)
    setRegion(asked.region)
    setAngle(asked.angle)
  }

  return (
    <div className="grid h-full grid-rows-[auto_auto_minmax(0,1fr)] text-sheet">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
        <Heading slot="title" className="text-xl">
          {t('take')}
        </Heading>
        <div className="text-ink">
          <Select
            label={t('region')}
            isLabelHidden
            items={REGIONS.map((id) => ({ id, label: t(`regions.${id}`) }))}
            value={region}
            onChange={(id) => {
              setRegion(REGIONS.find((each) => each === id) ?? 'face')
              setAngle('front')
              setAlbumAngle(null)
            }}
            className="w-32"
          />
        </div>
        <div className="min-w-0 flex-1 overflow-x-auto py-1 text-ink">
          <ChoiceChips
            label={t('angle')}
            isLabelHidden
            items={ANGLES_OF[region].map((id) => ({
              id,
              label: t(`angles.${id}`),
              ...(taken.includes(id)
                ? { icon: <Check aria-label={t('taken')} className="size-5 text-celadon" /> }
                : {}),
            }))}
            value={shot?.isFromAlbum ? albumAngle : angle}
            onChange={(id) => {
              const chosen = ANGLES_OF[region].find((each) => each === id) ?? angle
              if (shot?.isFromAlbum) return setAlbumAngle(chosen)
              show(null)
              setAngle(chosen)
            }}
          />
        </div>
        <IconButton
          label={t('close')}
          icon={<X aria-hidden="true" />}
          onPress={onClose}
          className="text-sheet! hover:bg-celadon-dark!"
        />
      </header>
      <NotKept uploads={refused} onAgain={takeAgain} />
      <Viewfinder
        key={region}
        region={region}
        angle={angle}
        ghost={ghostFor({ region, angle }, photos)}
        shot={shot}
        mayKeep={!shot?.isFromAlbum || albumAngle !== null}
        onShot={show}
        onKeep={keep}
      />
    </div>
  )
}

/** Those of this occasion that the salon did not take. */
function useRefused({ clientId, visitId, moment }: TakenFor): PhotoUpload[] {
  return usePhotoUploads().filter(
    ({ asked, state }) =>
      state === 'refused' &&
      asked.clientId === clientId &&
      asked.visitId === visitId &&
      asked.moment === moment,
  )
}

/** Said where she stands with the camera: which side it was, why, and the way to take it again. */
function NotKept({ uploads, onAgain }: { uploads: PhotoUpload[]; onAgain: (upload: PhotoUpload) => void }) {
  const t = useTranslations('photos')
  const sentence = useRefusalSentence()
  return (
    <div className="grid gap-2 px-4 text-ink">
      {uploads.map((upload) => (
        <Notice
          key={upload.key}
          tone="warning"
          title={t('notKept', { angle: t(`angles.${upload.asked.angle}`) })}
          action={
            <Button
              icon={<RotateCcw aria-hidden="true" className="size-5" />}
              onPress={() => onAgain(upload)}
            >
              {t('again')}
            </Button>
          }
        >
          {upload.trouble && sentence(upload.trouble.code, upload.trouble.particulars)}
        </Notice>
      ))}
    </div>
  )
}

/** What was taken for this very occasion already, sent or still on its way. */
function useTakenAngles(takenFor: TakenFor, region: Region, photos: readonly ShownPhoto[]): Angle[] {
  const uploads = usePhotoUploads()
  const isSame = (other: { visitId?: string | null | undefined; moment?: string | null | undefined }) =>
    (other.visitId ?? null) === (takenFor.visitId ?? null) &&
    (other.moment ?? null) === (takenFor.moment ?? null)
  const sent = takenFor.visitId ? photos.filter((photo) => isSame(photo) && photo.region === region) : []
  const under = uploads.filter(
    ({ asked, state }) =>
      asked.clientId === takenFor.clientId && asked.region === region && isSame(asked) && state !== 'refused',
  )
  return [...sent.map((photo) => photo.angle), ...under.map(({ asked }) => asked.angle)]
}

type ViewfinderProps = {
  region: Region
  angle: Angle
  ghost: ShownPhoto | null
  shot: Shot | null
  /** Of one out of the album, once it is said from which side it is. */
  mayKeep: boolean
  onShot: (shot: Shot | null) => void
  onKeep: (shot: Shot) => void
}

function Viewfinder({ region, angle, ghost, shot, mayKeep, onShot, onKeep }: ViewfinderProps) {
  const t = useTranslations('photos')
  const { nameOf } = usePhotoWords()
  const camera = useCamera()
  const [strength, setStrength] = useState(35)
  const isMirrored = camera.facing === 'user'
  useEffect(() => (shot ? () => URL.revokeObjectURL(shot.url) : undefined), [shot])

  const shoot = async () => {
    const file = await camera.capture()
    if (file) onShot(shotOf(file, false))
  }

  const isLive = camera.state === 'live'
  return (
    <div className="grid min-h-0 portrait:grid-rows-[minmax(0,1fr)_auto] landscape:grid-cols-[minmax(0,1fr)_15rem]">
      <div className="relative min-h-0 overflow-hidden bg-ink">
        <video
          ref={camera.video}
          autoPlay
          playsInline
          muted
          className={classNames(
            'absolute inset-0 size-full object-contain',
            isMirrored && '-scale-x-100',
            !isLive && 'invisible',
          )}
        />
        {isLive && !shot && ghost && strength > 0 && (
          <PhotoPicture
            src={photoSrc(ghost.id)}
            alt={t('ghostOf', { photo: nameOf(ghost) })}
            className={classNames(
              'pointer-events-none absolute inset-0 size-full object-contain',
              isMirrored && '-scale-x-100',
            )}
            style={{ opacity: strength / 100 }}
          />
        )}
        {isLive && !shot && (
          <AngleOutline
            region={region}
            angle={angle}
            className="pointer-events-none absolute inset-0 m-auto h-[88%] max-w-full text-sheet opacity-80"
          />
        )}
        {shot && (
          <PhotoPicture
            src={shot.url}
            alt={t('justTaken')}
            className="absolute inset-0 size-full bg-ink object-contain"
          />
        )}
        {!isLive && !shot && <NoCamera state={camera.state} />}
      </div>
      <div className="flex items-center justify-center gap-4 p-4 landscape:flex-col landscape:justify-between">
        {isLive && !shot && ghost ? (
          <Strength value={strength} onChange={setStrength} />
        ) : (
          <span className="max-w-48 text-center text-sm opacity-80">
            {shot ? t(shot.isFromAlbum ? 'whichAngle' : 'review') : t(`hints.${angle}`)}
          </span>
        )}
        {shot ? (
          <div className="flex gap-3 landscape:flex-col">
            <Button
              variant="primary"
              size="lg"
              autoFocus
              icon={<Check aria-hidden="true" className="size-6" />}
              isDisabled={!mayKeep}
              onPress={() => onKeep(shot)}
            >
              {t('keep')}
            </Button>
            <Button
              size="lg"
              icon={<RotateCcw aria-hidden="true" className="size-6" />}
              onPress={() => onShot(null)}
            >
              {t('again')}
            </Button>
          </div>
        ) : isLive ? (
          <RacButton
            autoFocus
            aria-label={t('shoot')}
            onPress={() => void shoot()}
            className="size-22 shrink-0 cursor-pointer rounded-[50%] border-4 border-sheet bg-sheet/20 outline-offset-4 focus-visible:outline-sheet pressed:bg-sheet"
          />
        ) : (
          <ChooseFile
            isPrimary
            isCamera
            label={t('systemCamera')}
            onFile={(file) => onShot(shotOf(file, false))}
          />
        )}
        <div className="flex items-center gap-2 text-ink landscape:w-full landscape:flex-col landscape:items-stretch">
          <ChooseFile label={t('fromFile')} onFile={(file) => onShot(shotOf(file, true))} />
          {isLive && (
            <Button
              icon={<SwitchCamera aria-hidden="true" className="size-5" />}
              onPress={camera.turn}
              isDisabled={shot !== null}
            >
              {t('turn')}
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}

function shotOf(file: Blob, isFromAlbum: boolean): Shot {
  return { file, url: URL.createObjectURL(file), isFromAlbum }
}

function Strength({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const t = useTranslations('photos')
  const id = useId()
  return (
    <div className="grid w-44 gap-1 text-center text-sm">
      <label htmlFor={id}>{t('strength')}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={80}
        step={5}
        value={value}
        aria-valuetext={`${value}%`}
        onChange={(event) => onChange(Number(event.target.value))}
        className="h-12 w-full accent-celadon-line"
      />
    </div>
  )
}

function NoCamera({ state }: { state: 'asking' | 'refused' | 'none' | 'live' }) {
  const t = useTranslations('photos')
  if (state === 'asking') return <p className="absolute inset-0 m-auto h-fit text-center">{t('asking')}</p>
  const words = state === 'refused' ? 'refused' : 'none'
  return (
    <div role="status" className="absolute inset-0 m-auto grid h-fit max-w-md gap-2 px-6 text-center">
      <p className="font-serif text-xl">{t(`camera.${words}`)}</p>
      <p className="opacity-80">{t(`camera.${words}Hint`)}</p>
    </div>
  )
}

type ChooseFileProps = {
  label: string
  onFile: (file: Blob) => void
  isPrimary?: boolean
  /** Lets a tablet open its own camera. */
  isCamera?: boolean
}

function ChooseFile({ label, onFile, isPrimary = false, isCamera = false }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null)
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    for (const file of event.target.files ?? []) onFile(file)
    event.target.value = ''
  }
  const capture = useMemo(() => (isCamera ? ({ capture: 'environment' } as const) : {}), [isCamera])
  const Icon = isCamera ? Camera : ImageUp
  return (
    <>
      <Button
        variant={isPrimary ? 'primary' : 'secondary'}
        size={isPrimary ? 'lg' : 'md'}
        icon={<Icon aria-hidden="true" className="size-5" />}
        onPress={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept={PHOTO_TYPES}
        {...capture}
        onChange={choose}
        className="hidden"
        aria-label={label}
        tabIndex={-1}
      />
    </>
  )
}
