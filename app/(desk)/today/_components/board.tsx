// The live board: who needs someone, the guest's path, and every guest in the lane of her stage.
'use client'

import { Ellipsis } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { BrushLine } from '@/components/ui/brush-line'
import { EmptyState } from '@/components/ui/empty-state'
import { IconButton } from '@/components/ui/icon-button'
import { useServerNow } from '@/components/visit-card/use-server-now'
import { VisitCard } from '@/components/visit-card/visit-card'
import type { Role } from '@/lib/auth/signed-in-staff'
import { formatDay, guestName } from '@/lib/i18n/format'
import type { NewReaction } from '@/lib/reactions/reaction-queries'
import {
  type CardAsides,
  callsOfDay,
  cardAction,
  cardAsides,
  cardTimeliness,
  inLaneOrder,
  isForLater,
  needsSomeoneNow,
} from '@/lib/visits/board-flow'
import type { BoardCard } from '@/lib/visits/board-queries'
import { isInHouse, OPEN_STAGES, type OpenStage } from '@/lib/visits/visit-flow'
import { AsideSheet } from './aside-sheet'
import { CheckInButton } from './check-in-button'
import { Lane, laneId } from './lane'
import { NeedsList } from './needs-list'
import { NewReactions } from './new-reactions'
import { NextAction } from './next-action'
import { PathStrip } from './path-strip'
import { useBoardMoves } from './use-board-moves'

export type BoardProps = {
  cards: BoardCard[]
  /** What the manager has not looked at yet. */
  reactions: readonly NewReaction[]
  /** The manager alone is told. */
  serverNowIso: string
  dayEndsIso: string
  staff: { id: string; role: Role }
  salon: { timeZone: string; noShowAfterMinutes: number }
}

/** Guests still to come today beyond these are folded away, unless their time is near. */
const EXPECTED_SHOWN = 6

export function Board({ cards: served, reactions, serverNowIso, dayEndsIso, staff, salon }: BoardProps) {
  const t = useTranslations()
  const locale = useLocale()
  const now = useServerNow(serverNowIso)
  const { cards, moving, make, takeBackLast, isSameTap } = useBoardMoves(served, now)
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
    <div className="mx-auto grid max-w-[110rem] gap-5">
      <header className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
        <div className="flex flex-wrap items-end gap-x-6 gap-y-1">
          <div>
            <h1 className="text-2xl">{t('today.title')}</h1>
            <BrushLine className="mt-1 w-20" />
          </div>
          <p className="text-sm leading-snug text-ink-soft">
            {formatDay(now, salon.timeZone, locale)}
            <br />
            {t('today.summary', countsOf(cards, now, new Date(dayEndsIso)))}
          </p>
        </div>
        <CheckInButton />
      </header>
      <NewReactions reactions={reactions} now={now} timeZone={salon.timeZone} />
      {cards.length === 0 ? (
        <EmptyState title={t('today.emptyHouse.title')}>{t('today.emptyHouse.body')}</EmptyState>
      ) : (
        <>
          <NeedsList
            needs={needsSomeoneNow(cards, now)}
            timeZone={salon.timeZone}
            onLate={({ visitId }) => setAsideOf(visitId)}
          />
          <div className="sticky top-0 z-10 -mx-4 border-b border-hair bg-paper/95 px-4 backdrop-blur sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8">
            <PathStrip
              stops={OPEN_STAGES.map((stage) => stopOf(stage, cards, now))}
              onGo={(stage) => lanes.current && goTo(stage, lanes.current)}
            />
          </div>
          <div
            ref={lanes}
            onClickCapture={(event) => {
              if (isSameTap()) event.preventDefault()
            }}
            className="grid gap-x-4 gap-y-7 scroll-smooth md:max-lg:grid-cols-3 lg:-mx-8 lg:flex lg:snap-x lg:snap-proximity lg:scroll-px-8 lg:gap-3 lg:overflow-x-auto lg:px-8 lg:pb-4"
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
          now={now}
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

/** Lanes that lie side by side are scrolled sideways only, sections that stand in a column are brought to the top. */
function goTo(stage: OpenStage, lanes: HTMLElement) {
  const isSideBySide = getComputedStyle(lanes).display === 'flex'
  lanes
    .querySelector(`#${laneId(stage)}`)
    ?.scrollIntoView({ inline: 'start', block: isSideBySide ? 'nearest' : 'start' })
}

function hasAny({ isAwaited, mayCancel, noShow, undo }: CardAsides): boolean {
  return isAwaited || mayCancel || noShow !== null || undo !== null
}

function laneOf(stage: OpenStage, cards: readonly BoardCard[], now: Date) {
  const inLane = inLaneOrder(cards, stage, now)
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

function countsOf(cards: readonly BoardCard[], now: Date, dayEnds: Date) {
  const { due, later } = callsOfDay(cards, now, dayEnds)
  return {
    inHouse: cards.filter((card) => isInHouse(card.stage)).length,
    expected: cards.filter((card) => card.stage === 'expected').length,
    calls: due,
    callsLater: later,
  }
}
