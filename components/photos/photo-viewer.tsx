// Two days of the same view: beside one another or under a slider, moved closer in step.
'use client'

import { Columns2, Minus, Plus, SplitSquareHorizontal, Trash2, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type PointerEvent, useRef, useState } from 'react'
import { Heading, Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { classNames } from '@/components/ui/class-names'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'
import { ANGLES_OF, counterpartOf, isSameView } from '@/lib/photos/photo-flow'
import type { ShownPhoto } from '@/lib/photos/photo-queries'
import { PhotoPicture, photoSrc } from './photo-picture'
import { usePhotoWords } from './photo-words'

export type PhotoViewerProps = {
  photos: readonly ShownPhoto[]
  /** The one that was touched; null while it is closed. */
  openId: string | null
  onOpen: (photoId: string | null) => void
  deleteAction: StaffAction<void>
  correctAction: StaffAction<void>
}

export function PhotoViewer({ photos, openId, onOpen, deleteAction, correctAction }: PhotoViewerProps) {
  const open = photos.find(({ id }) => id === openId) ?? null
  return (
    <ModalOverlay
      isOpen={open !== null}
      onOpenChange={(isOpen) => !isOpen && onOpen(null)}
      className="fixed inset-0 z-40 bg-paper"
    >
      <Modal className="h-(--visual-viewport-height) w-full">
        <RacDialog className="h-full outline-none">
          {open && (
            <Comparison
              key={`${open.region}.${open.angle}`}
              photo={open}
              photos={photos}
              onOpen={onOpen}
              deleteAction={deleteAction}
              correctAction={correctAction}
            />
          )}
        </RacDialog>
      </Modal>
    </ModalOverlay>
  )
}

type Mode = 'beside' | 'slide'

const CLOSEST = 4
const STEP = 0.5

/** How close, and how far it was pushed, as shares of the picture; the same for both. */
type Lens = { zoom: number; x: number; y: number }

const WHOLE: Lens = { zoom: 1, x: 0, y: 0 }

type ComparisonProps = Omit<PhotoViewerProps, 'openId'> & { photo: ShownPhoto }

function Comparison({ photo, photos, onOpen, deleteAction, correctAction }: ComparisonProps) {
  const t = useTranslations('photos')
  const { viewOf, whenOf } = usePhotoWords()
  const ofView = photos.filter((each) => isSameView(each, photo))
  const [chosenId, setChosenId] = useState<string | null>(null)
  const proposed = counterpartOf(photo, photos)
  const other = ofView.find(({ id }) => id === chosenId && id !== photo.id) ?? proposed
  const [older, newer] = other && other.takenAt > photo.takenAt ? [photo, other] : [other, photo]
  const [mode, setMode] = useState<Mode>('beside')
  const [lens, setLens] = useState(WHOLE)
  const views = photos.filter((each, index) => photos.findIndex((one) => isSameView(one, each)) === index)
  const days = ofView.map((each) => ({ id: each.id, label: whenOf(each) }))
  // Whoever is moved to the other side gives up her place.
  const choose = (side: 'older' | 'newer', id: string | null) => {
    if (!id) return
    const stays = side === 'older' ? newer : older
    if (stays?.id === id) return
    setChosenId(stays?.id ?? null)
    onOpen(id)
  }
  const closer = (by: number) =>
    setLens((now) => {
      const zoom = Math.min(CLOSEST, Math.max(1, now.zoom + by))
      return zoom === 1 ? WHOLE : { ...now, zoom }
    })

  return (
    <div className="grid h-full grid-rows-[auto_minmax(0,1fr)_auto]">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-hair px-4 py-2.5">
        <Heading slot="title" className="text-xl">
          {t('compare')}
        </Heading>
        <Select
          label={t('angle')}
          isLabelHidden
          items={views.map((each) => ({ id: each.id, label: viewOf(each) }))}
          value={views.find((each) => isSameView(each, photo))?.id ?? null}
          onChange={(id) => id && onOpen(id)}
          className="w-44"
        />
        {older && (
          <ChoiceChips
            label={t('mode')}
            isLabelHidden
            items={[
              { id: 'beside', label: t('beside'), icon: <Columns2 aria-hidden="true" className="size-5" /> },
              {
                id: 'slide',
                label: t('slide'),
                icon: <SplitSquareHorizontal aria-hidden="true" className="size-5" />,
              },
            ]}
            value={mode}
            onChange={(id) => setMode(id === 'slide' ? 'slide' : 'beside')}
          />
        )}
        <div className="ms-auto flex items-center gap-1">
          <IconButton
            label={t('farther')}
            icon={<Minus aria-hidden="true" />}
            isDisabled={lens.zoom === 1}
            onPress={() => closer(-STEP)}
          />
          <output className="numeric w-14 text-center text-sm text-ink-soft">
            {t('zoom', { zoom: lens.zoom })}
          </output>
          <IconButton
            label={t('closer')}
            icon={<Plus aria-hidden="true" />}
            isDisabled={lens.zoom === CLOSEST}
            onPress={() => closer(STEP)}
          />
          <IconButton label={t('close')} icon={<X aria-hidden="true" />} onPress={() => onOpen(null)} />
        </div>
      </header>
      {older && mode === 'slide' ? (
        <Slide older={older} newer={newer} lens={lens} onLens={setLens} />
      ) : (
        <Beside photos={older ? [older, newer] : [newer]} lens={lens} onLens={setLens} />
      )}
      <footer className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 border-t border-hair px-4 py-3">
        {older ? (
          <Day label={t('older')} items={days} photo={older} onChoose={(id) => choose('older', id)} />
        ) : (
          <p className="max-w-sm self-center text-ink-soft">{t('nothingToCompare')}</p>
        )}
        <CorrectAngle photo={photo} action={correctAction} />
        {photo.mayDelete && (
          <DeletePhoto photo={photo} action={deleteAction} onDeleted={() => onOpen(null)} />
        )}
        <Day label={t('newer')} items={days} photo={newer} onChoose={(id) => choose('newer', id)} />
      </footer>
    </div>
  )
}

type DayProps = {
  label: string
  items: readonly { id: string; label: string }[]
  photo: ShownPhoto
  onChoose: (id: string | null) => void
}

function Day({ label, items, photo, onChoose }: DayProps) {
  return <Select label={label} items={items} value={photo.id} onChange={onChoose} className="w-72" />
}

type PaneProps = { lens: Lens; onLens: (lens: Lens) => void }

function Beside({ photos, ...pane }: PaneProps & { photos: readonly ShownPhoto[] }) {
  const { nameOf, whenOf } = usePhotoWords()
  return (
    <div
      className={classNames(
        'grid min-h-0 gap-1 bg-fold',
        photos.length > 1 && 'landscape:grid-cols-2 portrait:grid-rows-2',
      )}
    >
      {photos.map((photo) => (
        <Pane key={photo.id} {...pane}>
          <PhotoPicture
            src={photoSrc(photo.id)}
            alt={nameOf(photo)}
            className="size-full object-contain"
            style={seenThrough(pane.lens)}
          />
          <Caption className="start-3">{whenOf(photo)}</Caption>
        </Pane>
      ))}
    </div>
  )
}

function Slide({ older, newer, ...pane }: PaneProps & { older: ShownPhoto; newer: ShownPhoto }) {
  const t = useTranslations('photos')
  const { nameOf, whenOf } = usePhotoWords()
  const [split, setSplit] = useState(50)
  return (
    <div className="grid min-h-0 grid-rows-[minmax(0,1fr)_auto] bg-fold">
      <Pane
        {...pane}
        onDrag={pane.lens.zoom === 1 ? (share) => setSplit(Math.round(share * 100)) : undefined}
      >
        <PhotoPicture
          src={photoSrc(older.id)}
          alt={nameOf(older)}
          className="absolute inset-0 size-full object-contain"
          style={seenThrough(pane.lens)}
        />
        <div className="absolute inset-0 bg-fold" style={{ clipPath: `inset(0 0 0 ${split}%)` }}>
          <PhotoPicture
            src={photoSrc(newer.id)}
            alt={nameOf(newer)}
            className="size-full object-contain"
            style={seenThrough(pane.lens)}
          />
        </div>
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 w-0.5 bg-sheet shadow-lift"
          style={{ left: `${split}%` }}
        />
        <Caption className="start-3">{whenOf(older)}</Caption>
        <Caption className="end-3">{whenOf(newer)}</Caption>
      </Pane>
      <div className="px-4">
        <input
          type="range"
          min={0}
          max={100}
          value={split}
          aria-label={t('split')}
          aria-valuetext={t('splitAt', { share: 100 - split })}
          onChange={(event) => setSplit(Number(event.target.value))}
          className="h-12 w-full accent-celadon"
        />
      </div>
    </div>
  )
}

/** What holds a picture; moved with a finger once it is closer, or else handed to `onDrag` as a share of its width. */
function Pane({
  lens,
  onLens,
  onDrag,
  children,
}: PaneProps & { onDrag?: ((share: number) => void) | undefined; children: React.ReactNode }) {
  const grip = useRef<{ x: number; y: number; lens: Lens } | null>(null)
  const down = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { x: event.clientX, y: event.clientY, lens }
    move(event)
  }
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (!grip.current) return
    const { width, height, left } = event.currentTarget.getBoundingClientRect()
    if (onDrag) return onDrag(Math.min(1, Math.max(0, (event.clientX - left) / width)))
    if (lens.zoom === 1) return
    const most = (lens.zoom - 1) / 2
    const held = (share: number) => Math.min(most, Math.max(-most, share))
    onLens({
      zoom: lens.zoom,
      x: held(grip.current.lens.x + (event.clientX - grip.current.x) / width),
      y: held(grip.current.lens.y + (event.clientY - grip.current.y) / height),
    })
  }
  const up = () => {
    grip.current = null
  }
  return (
    <div
      className="relative min-h-0 touch-none overflow-hidden select-none"
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
    >
      {children}
    </div>
  )
}

function seenThrough({ zoom, x, y }: Lens) {
  return { transform: `translate(${x * 100}%, ${y * 100}%) scale(${zoom})` }
}

function Caption({ className, children }: { className: string; children: React.ReactNode }) {
  return (
    <span
      className={classNames(
        'numeric pointer-events-none absolute bottom-3 rounded-md bg-sheet/90 px-3 py-1.5 text-sm',
        className,
      )}
    >
      {children}
    </span>
  )
}

type DeletePhotoProps = { photo: ShownPhoto; action: StaffAction<void>; onDeleted?: () => void }

export function DeletePhoto({ photo, action, onDeleted }: DeletePhotoProps) {
  const t = useTranslations('photos')
  const common = useTranslations('common')
  const { nameOf } = usePhotoWords()
  const [isOpen, setOpen] = useState(false)
  const { submit, pending } = useToldAction(action)
  const remove = async () => {
    if (!(await submit({ photoId: photo.id }))) return
    setOpen(false)
    onDeleted?.()
    showToast({ tone: 'success', message: t('deleted') })
  }
  return (
    <>
      <Button
        variant="quiet"
        icon={<Trash2 aria-hidden="true" className="size-5" />}
        onPress={() => setOpen(true)}
        aria-label={t('deleteOf', { photo: nameOf(photo) })}
      >
        {t('delete')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t('deleteTitle')}
        footer={
          <>
            <Button onPress={() => setOpen(false)}>{common('cancel')}</Button>
            <Button variant="danger" isPending={pending} onPress={() => void remove()}>
              {t('deleteYes')}
            </Button>
          </>
        }
      >
        <p>{t('deleteHint', { photo: nameOf(photo) })}</p>
      </Dialog>
    </>
  )
}

/** It was taken from another side than it says. */
function CorrectAngle({ photo, action }: { photo: ShownPhoto; action: StaffAction<void> }) {
  const t = useTranslations('photos')
  const { submit, pending } = useToldAction(action)
  return (
    <Select
      label={t('correctAngle')}
      items={ANGLES_OF[photo.region].map((id) => ({ id, label: t(`angles.${id}`) }))}
      value={photo.angle}
      isDisabled={pending}
      onChange={(angle) => angle !== photo.angle && void submit({ photoId: photo.id, angle })}
      className="w-44"
    />
  )
}
