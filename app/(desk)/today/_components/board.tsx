// The live board: who needs someone, the guest's path, and every guest in the lane of her stage.
'use client'

import { Ellipsis } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { IconButton } from '@/components/ui/icon-button'
import { PageHeader } from '@/components/ui/page-header'
import { useServerNow } from '@/components/visit-card/use-server-now'
import { VisitCard } from '@/components/visit-card/visit-card'
import type { Role } from '@/lib/auth/signed-in-staff'
import { formatDay, guestName } from '@/lib/i18n/format'
import {
  type CardAsides,
  cardAction,
  cardAsides,
  cardTimeliness,
  isForLater,
  needsSomeoneNow,
} from '@/lib/visits/board-flow'
import type { BoardCard } from '@/lib/visits/board-queries'
import { isInHouse, OPEN_STAGES, type OpenStage } from '@/lib/visits/visit-flow'
import { AsideSheet } from './aside-sheet'
import { CheckInButton } from './check-in-button'
import { Lane, laneId } from './lane'
import { NeedsList } from './needs-list'
import { NextAction } from './next-action'
import { PathStrip } from './path-strip'
import { useBoardMoves } from './use-board-moves'

export type BoardProps = {
  cards: BoardCard[]
  serverNowIso: string
  staff: { id: string; role: Role }
  salon: { timeZone: string; noShowAfterMinutes: number }
}

/** Guests still to come today beyond these are folded away, unless their time is near. */
const EXPECTED_SHOWN = 6

export function Board({ cards: served, serverNowIso, staff, salon }: BoardProps) {
  const t = useTranslations()
  const locale = useLocale()
  const now = useServerNow(serverNowIso)
  const { cards, moving, make, takeBackLast } = useBoardMoves(served, now)
  const [asideOf, setAsideOf] = useState<string | null>(null)
  const lanes = useRef<HTMLDivElement>(null)
  const aside = cards.find((card) => card.visitId === asideOf)

  const renderCard = (card: BoardCard) => {
    const action = cardAction(card, staff.role)
    const isMoving = moving.has(card.visitId)
    return (
      <VisitCard
        card={card}
        time={cardTimeliness(card, now)}
        timeZone={salon.timeZone}
        isMoving={isMoving}
        action={action && <NextAction {...{ card, action, isMoving }} onMake={make} />}
        menu={
          hasAny(cardAsides(card, staff, now, salon)) && (
            <IconButton
              label={t('today.card.more', { guest: guestName(card.client) })}
              icon={<Ellipsis aria-hidden="true" className="size-5" />}
              isDisabled={isMoving}
              onPress={() => setAsideOf(card.visitId)}
            />
          )
        }
      />
    )
  }

  return (
    <div className="mx-auto grid max-w-[110rem] gap-6">
      <PageHeader
        eyebrow={formatDay(now, salon.timeZone, locale)}
        title={t('today.title')}
        description={t('today.summary', countsOf(cards, now))}
        actions={<CheckInButton />}
      />
      {cards.length === 0 ? (
        <EmptyState title={t('today.emptyHouse.title')}>{t('today.emptyHouse.body')}</EmptyState>
      ) : (
        <>
          <NeedsList needs={needsSomeoneNow(cards, now)} timeZone={salon.timeZone} />
          <div className="sticky top-0 z-10 -mx-4 border-b border-hair bg-paper/95 px-4 backdrop-blur sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8">
            <PathStrip
              stops={OPEN_STAGES.map((stage) => stopOf(stage, cards, now))}
              onGo={(stage) =>
                lanes.current?.querySelector(`#${laneId(stage)}`)?.scrollIntoView({ inline: 'start' })
              }
            />
          </div>
          <div
            ref={lanes}
            className="flex flex-col gap-6 scroll-smooth lg:-mx-8 lg:snap-x lg:snap-proximity lg:scroll-px-8 lg:flex-row lg:gap-4 lg:overflow-x-auto lg:px-8 lg:pb-4"
          >
            {OPEN_STAGES.map((stage) => (
              <Lane key={stage} stage={stage} {...laneOf(stage, cards, now)} renderCard={renderCard} />
            ))}
          </div>
        </>
      )}
      {aside && (
        <AsideSheet
          card={aside}
          asides={cardAsides(aside, staff, now, salon)}
          timeZone={salon.timeZone}
          locale={locale}
          onMake={make}
          onTakeBack={takeBackLast}
          onClose={() => setAsideOf(null)}
        />
      )}
    </div>
  )
}

function hasAny({ mayCancel, noShow, undo }: CardAsides): boolean {
  return mayCancel || noShow !== null || undo !== null
}

function laneOf(stage: OpenStage, cards: readonly BoardCard[], now: Date) {
  const inLane = cards.filter((card) => card.stage === stage)
  const mayFold = (card: BoardCard, index: number) =>
    stage === 'expected'
      ? index >= EXPECTED_SHOWN && cardTimeliness(card, now).pace === 'calm'
      : isForLater(card, now)
  return {
    cards: inLane.filter((card, index) => !mayFold(card, index)),
    later: inLane.filter(mayFold),
  }
}

function stopOf(stage: OpenStage, cards: readonly BoardCard[], now: Date) {
  const inLane = cards.filter((card) => card.stage === stage)
  const late = inLane.filter((card) => cardTimeliness(card, now).pace === 'late').length
  return { stage, count: inLane.length, late }
}

function countsOf(cards: readonly BoardCard[], now: Date) {
  return {
    inHouse: cards.filter((card) => isInHouse(card.stage)).length,
    expected: cards.filter((card) => card.stage === 'expected').length,
    calls: cards.filter((card) => card.call && !isForLater(card, now)).length,
  }
}
