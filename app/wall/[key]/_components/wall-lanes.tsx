// Who is where in the house, to be read from across the room.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { BrushLine } from '@/components/ui/brush-line'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { useServerNow } from '@/components/visit-card/use-server-now'
import { VisitTime } from '@/components/visit-card/visit-time'
import { formatClock, formatDay, localName } from '@/lib/i18n/format'
import { cardTimeliness, inLaneOrder, placesOf } from '@/lib/visits/board-flow'
import type { BoardCard } from '@/lib/visits/board-queries'
import { isInHouse, OPEN_STAGES } from '@/lib/visits/visit-flow'
import type { WallBoardView } from '@/lib/wall-boards/wall-board-queries'

/** Nobody scrolls a screen on a wall: whoever is still to come stands below those who are here. */
const WHO_IS_HERE_FIRST = [...OPEN_STAGES.filter(isInHouse), 'expected'] as const

/** What was read longer ago is not called the state of the house any more, in milliseconds. */
const STALE_MS = 60_000

export function WallLanes({ salon, cards, serverNowIso }: WallBoardView & { serverNowIso: string }) {
  const t = useTranslations()
  const locale = useLocale()
  const now = useServerNow(serverNowIso)
  const isStale = now.getTime() - Date.parse(serverNowIso) > STALE_MS
  const lanes = WHO_IS_HERE_FIRST.map((stage) => ({ stage, cards: inLaneOrder(cards, stage, now) })).filter(
    (lane) => lane.cards.length > 0,
  )
  return (
    <div className="grid gap-6">
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
        <div>
          <h1 className="text-3xl">{salon.name}</h1>
          <BrushLine className="mt-1 w-24" />
        </div>
        <p className="numeric text-lg text-ink-soft">
          {formatDay(now, salon.timeZone, locale)} · {formatClock(now, salon.timeZone, locale)}
        </p>
      </header>
      {isStale && (
        <Notice tone="warning">
          {t('today.wall.stale', { time: formatClock(new Date(serverNowIso), salon.timeZone, locale) })}
        </Notice>
      )}
      {lanes.length === 0 ? (
        <EmptyState title={t('today.wall.quiet')} />
      ) : (
        <div className="grid grid-cols-[repeat(auto-fit,minmax(15rem,1fr))] gap-x-5 gap-y-8">
          {lanes.map((lane) => (
            <section key={lane.stage} aria-label={t(`visits.stages.${lane.stage}`)}>
              <h2 className="pb-3 text-2xl">
                {t(`visits.stages.${lane.stage}`)}
                <span className="numeric ms-2 font-sans text-base text-ink-soft">
                  {t('today.lane.count', { count: lane.cards.length })}
                </span>
              </h2>
              <ul className="grid gap-3">
                {lane.cards.map((card) => (
                  <li key={card.visitId}>
                    <WallCard card={card} now={now} timeZone={salon.timeZone} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </div>
  )
}

const edges = { calm: undefined, soon: 'ochre', late: 'rouge' } as const

function WallCard({ card, now, timeZone }: { card: BoardCard; now: Date; timeZone: string }) {
  const locale = useLocale()
  const time = cardTimeliness(card, now)
  const edge = edges[time.pace]
  const where = [...card.therapists, ...placesOf(card).map((place) => localName(place, locale))]
  return (
    <Card as="article" {...(edge ? { mark: edge } : {})} className="grid gap-2 p-4!">
      <h3 className="text-2xl leading-snug">{card.client.name}</h3>
      <VisitTime card={card} time={time} timeZone={timeZone} />
      <div className="text-base leading-snug text-ink-soft">
        <p className="text-ink">{card.treatments.map((each) => localName(each, locale)).join(' · ')}</p>
        <p>{where.join(' · ')}</p>
      </div>
    </Card>
  )
}
