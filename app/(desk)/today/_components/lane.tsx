// One stage of the guest's path with the guests in it: a lane on a lying screen, a section on a standing one.
'use client'

import { ChevronDown, ChevronUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type CSSProperties, type ReactNode, useState } from 'react'
import { BrushLine } from '@/components/ui/brush-line'
import { Button } from '@/components/ui/button'
import type { BoardCard } from '@/lib/visits/board-queries'
import type { OpenStage } from '@/lib/visits/visit-flow'

type Props = {
  stage: OpenStage
  cards: readonly BoardCard[]
  /** Kept folded until asked for. */
  later: readonly BoardCard[]
  renderCard: (card: BoardCard) => ReactNode
}

/** Where a lane stands in the page. */
export function laneId(stage: OpenStage): string {
  return `lane-${stage}`
}

export function Lane({ stage, cards, later, renderCard }: Props) {
  const t = useTranslations()
  const [isUnfolded, setUnfolded] = useState(false)
  const count = cards.length + later.length
  if (count === 0) return <EmptyLane stage={stage} />
  const shown = isUnfolded ? [...cards, ...later] : cards
  return (
    <section
      aria-labelledby={`${laneId(stage)}-title`}
      // The busy lanes get the room: it is shared out by how many guests stand in each.
      style={{ '--share': Math.min(Math.max(shown.length, 1), 3) } as CSSProperties}
      className="md:max-lg:[grid-column:span_var(--share)] lg:min-w-59 lg:shrink-0 lg:grow-(--share) lg:basis-59 lg:snap-start"
    >
      <header id={laneId(stage)} className="scroll-mt-24 pb-3">
        <div className="flex items-baseline gap-2">
          <h2 id={`${laneId(stage)}-title`} className="text-lg">
            {t(`visits.stages.${stage}`)}
          </h2>
          <span className="numeric text-sm text-ink-soft">{t('today.lane.count', { count })}</span>
        </div>
        <BrushLine className="mt-1 w-16" />
      </header>
      {shown.length > 0 && (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(14.5rem,1fr))] gap-3">
          {shown.map((card) => (
            <li key={card.visitId} className="grid">
              {renderCard(card)}
            </li>
          ))}
        </ul>
      )}
      {later.length > 0 && (
        <Button
          variant="quiet"
          className="mt-2 -ms-3 px-3! text-sm!"
          aria-expanded={isUnfolded}
          icon={
            isUnfolded ? (
              <ChevronUp aria-hidden="true" className="size-4.5" />
            ) : (
              <ChevronDown aria-hidden="true" className="size-4.5" />
            )
          }
          onPress={() => setUnfolded(!isUnfolded)}
        >
          {isUnfolded
            ? t('today.lane.fold')
            : t(stage === 'expected' ? 'today.lane.later' : 'today.lane.notYetDue', { count: later.length })}
        </Button>
      )}
    </section>
  )
}

/** A slim rail that keeps the order of the path and takes no room; on a standing screen the path alone says it. */
function EmptyLane({ stage }: { stage: OpenStage }) {
  const t = useTranslations()
  return (
    <section
      id={laneId(stage)}
      aria-labelledby={`${laneId(stage)}-title`}
      className="flex min-h-56 w-10 shrink-0 snap-start items-start justify-center rounded-lg bg-fold/50 py-4 max-lg:hidden"
    >
      <h2
        id={`${laneId(stage)}-title`}
        className="text-base leading-none! font-normal! text-ink-soft [writing-mode:vertical-rl]"
      >
        <span aria-hidden="true">{t(`visits.stages.${stage}`)}</span>
        <span className="sr-only">{t('today.lane.empty', { stage: t(`visits.stages.${stage}`) })}</span>
      </h2>
    </section>
  )
}
