// What stands behind a card's menu: she tells she is late, cancel, did not come, take back.
'use client'

import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { TextAreaField } from '@/components/ui/field'
import { Sheet } from '@/components/ui/sheet'
import { LateTold } from '@/components/visit-card/late-told'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { formatClock, guestName } from '@/lib/i18n/format'
import { salonDate } from '@/lib/salon-time/salon-time'
import type { CardAsides } from '@/lib/visits/board-flow'
import type { BoardCard } from '@/lib/visits/board-queries'
import type { MoveName } from '@/lib/visits/visit-flow'
import { moveVisitAction, tellLatenessAction } from '../actions'
import type { MoveMaker } from './use-board-moves'

type Ending = 'cancel' | 'mark_no_show'

type Props = {
  card: BoardCard
  asides: CardAsides
  now: Date
  timeZone: string
  locale: string
  onMake: MoveMaker
  onTakeBack: (card: BoardCard, last: { sequence: number; move: MoveName }) => void
  onClose: () => void
}

export function AsideSheet({ card, asides, now, timeZone, locale, onMake, onTakeBack, onClose }: Props) {
  const t = useTranslations()
  const { submit } = useStaffAction(moveVisitAction)
  const [ending, setEnding] = useState<Ending | null>(null)
  const at = formatClock(new Date(card.appointedAt), timeZone, locale)

  function make(move: Ending, reason: string) {
    onClose()
    onMake({ card, move, send: submit, ...(reason.trim() ? { reason: reason.trim() } : {}) })
  }

  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      eyebrow={card.stage === 'expected' ? at : t(`visits.stages.${card.stage}`)}
      title={guestName(card.client)}
    >
      {ending ? (
        <EndingForm
          ending={ending}
          onKeep={() => setEnding(null)}
          onConfirm={(reason) => make(ending, reason)}
        />
      ) : (
        <ul className="grid gap-5">
          {asides.isAwaited && (
            <li>
              <LateTold
                visitId={card.visitId}
                guest={guestName(card.client)}
                appointedAt={card.appointedAt}
                comesAt={card.comesAt}
                now={now}
                action={tellLatenessAction}
                onTold={onClose}
              />
            </li>
          )}
          {asides.mayMove && (
            <Choice hint={t('today.aside.moveHint')}>
              <ButtonLink
                href={`/appointments?day=${salonDate(new Date(card.appointedAt), timeZone)}&move=${card.visitId}`}
                className="w-full"
              >
                {t('today.aside.move')}
              </ButtonLink>
            </Choice>
          )}
          {asides.undo && (
            <Choice hint={t('today.aside.undoHint')}>
              <Button
                isFullWidth
                icon={<Undo2 aria-hidden="true" className="size-5" />}
                onPress={() => {
                  onClose()
                  if (asides.undo) onTakeBack(card, asides.undo)
                }}
              >
                {t('today.aside.undo', { move: t(`visits.moves.${asides.undo.move}`) })}
              </Button>
            </Choice>
          )}
          {asides.noShow && (
            <Choice
              hint={
                asides.noShow.isOpen
                  ? t('today.aside.noShowHint')
                  : t('today.aside.noShowFrom', {
                      time: formatClock(new Date(asides.noShow.from), timeZone, locale),
                    })
              }
            >
              <Button
                isFullWidth
                isDisabled={!asides.noShow.isOpen}
                onPress={() => setEnding('mark_no_show')}
              >
                {t('today.aside.noShow')}
              </Button>
            </Choice>
          )}
          {asides.mayCancel && (
            <Choice hint={t('today.aside.cancelHint')}>
              <Button isFullWidth variant="danger" onPress={() => setEnding('cancel')}>
                {t('today.aside.cancel')}
              </Button>
            </Choice>
          )}
        </ul>
      )}
    </Sheet>
  )
}

function Choice({ hint, children }: { hint: string; children: React.ReactNode }) {
  return (
    <li className="grid gap-1.5">
      {children}
      <p className="text-sm text-ink-soft">{hint}</p>
    </li>
  )
}

function EndingForm({
  ending,
  onKeep,
  onConfirm,
}: {
  ending: Ending
  onKeep: () => void
  onConfirm: (reason: string) => void
}) {
  const t = useTranslations('today.aside')
  const [reason, setReason] = useState('')
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        onConfirm(reason)
      }}
    >
      <TextAreaField
        label={t('reason')}
        description={t('reasonHint')}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={setReason}
        autoFocus
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="danger" className="flex-1">
          {t(ending === 'cancel' ? 'confirmCancel' : 'confirmNoShow')}
        </Button>
        <Button onPress={onKeep}>{t('keep')}</Button>
      </div>
    </form>
  )
}
