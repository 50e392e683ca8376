// The one next action at the foot of a card: made here with one tap, or where it has to be made.
'use client'

import { ChevronRight, Phone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button, ButtonLink } from '@/components/ui/button'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import type { CardAction } from '@/lib/visits/board-flow'
import type { BoardCard } from '@/lib/visits/board-queries'
import type { MoveName } from '@/lib/visits/visit-flow'
import { moveVisitAction } from '../actions'
import type { MoveMaker } from './use-board-moves'

type Props = { card: BoardCard; action: CardAction; isMoving: boolean; onMake: MoveMaker }

const compact = 'px-3! text-sm!'

export function NextAction({ card, action, isMoving, onMake }: Props) {
  const t = useTranslations()
  if (action.kind === 'move') return <MoveButton {...{ card, isMoving, onMake }} move={action.move} />
  if (action.kind === 'call') {
    return (
      <ButtonLink
        href={`/follow-ups?visit=${card.visitId}`}
        isFullWidth
        className={compact}
        icon={card.call && <Phone aria-hidden="true" className="size-4.5 shrink-0" />}
      >
        {t(card.call ? 'today.card.call' : 'today.card.settleBooking')}
      </ButtonLink>
    )
  }
  return (
    <ButtonLink href={`/visits/${card.visitId}`} isFullWidth className={compact}>
      {t(`visits.moves.${action.move}`)}
      <ChevronRight aria-hidden="true" className="-me-1 size-4.5 shrink-0" />
    </ButtonLink>
  )
}

function MoveButton({ card, move, isMoving, onMake }: Omit<Props, 'action'> & { move: MoveName }) {
  const t = useTranslations()
  const { submit } = useStaffAction(moveVisitAction)
  return (
    <Button
      isFullWidth
      className={compact}
      isDisabled={isMoving}
      onPress={({ pointerType }) =>
        onMake({
          card,
          move,
          send: submit,
          byKeyboard: pointerType === 'keyboard' || pointerType === 'virtual',
        })
      }
    >
      {t(`visits.moves.${move}`)}
    </Button>
  )
}
