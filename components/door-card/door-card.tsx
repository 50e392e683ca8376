// The door card (认出她): who comes through the door, in the order in which it matters.
import { Cake, ChevronDown, Footprints, Sprout } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PlanLine } from '@/components/care-plan/plan-line'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'
import type { DoorCard as DoorCardFacts } from '@/lib/clients/door-card-query'
import { guestName } from '@/lib/i18n/format'
import { AlertStrip } from './alert-strip'
import { Comforts } from './comforts'
import { Coming } from './coming'
import { LastTime } from './last-time'
import { OpenMatters } from './open-matters'
import { Unspoken } from './unspoken'

export type DoorCardProps = {
  card: DoorCardFacts
  /** `full` on arrival, read while she takes three steps; `compact` beside the visit. */
  layout: 'full' | 'compact'
  /** Something is seen on her skin, or a treatment is stopped. */
  isMinded: boolean
  serverNow: string
  /** While she is awaited: where it is noted how late she says she is. */
  late?: ReactNode
}

export function DoorCard({ card, layout, isMinded, serverNow, late }: DoorCardProps) {
  const t = useTranslations('door-card')
  const isFull = layout === 'full'
  return (
    <article
      aria-label={t('label', { guest: guestName(card) })}
      className="overflow-hidden rounded-xl border border-hair bg-sheet"
    >
      <AlertStrip card={card} isLarge={isFull} isMinded={isMinded} />
      <div className={isFull ? 'grid gap-7 p-6 sm:p-8' : 'grid gap-5 p-5'}>
        <Face card={card} isFull={isFull} />
        <Coming card={card} serverNow={serverNow} isLarge={isFull} />
        {late}
        {isFull && card.plan && <PlanLine plan={card.plan} today={card.today} className="text-lg" />}
        <OpenMatters card={card} />
        <div
          className={classNames(
            'grid',
            isFull ? 'gap-7 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]' : 'gap-5',
          )}
        >
          <Comforts card={card} isLarge={isFull} />
          <LastTime card={card} />
        </div>
        <Unspoken card={card} />
      </div>
    </article>
  )
}

/** In portrait, above the visit: what must be minded stays in sight, the rest opens at a tap. */
export function FoldedDoorCard({ card, isMinded, serverNow }: Omit<DoorCardProps, 'layout' | 'late'>) {
  const t = useTranslations('door-card')
  return (
    <div className="overflow-hidden rounded-xl border border-hair bg-sheet landscape:lg:hidden">
      <AlertStrip card={card} isLarge={false} isMinded={isMinded} />
      <details className="group">
        <summary className="flex min-h-12 cursor-pointer list-none items-center gap-3 px-5 text-ink-soft">
          <span className="flex-1">{t('fold', { guest: guestName(card) })}</span>
          <ChevronDown aria-hidden="true" className="size-5 transition-transform group-open:rotate-180" />
        </summary>
        <div className="grid gap-5 px-5 pb-5">
          <Coming card={card} serverNow={serverNow} isLarge={false} />
          <OpenMatters card={card} />
          <Comforts card={card} isLarge={false} />
          <LastTime card={card} />
          <Unspoken card={card} />
        </div>
      </details>
    </div>
  )
}

function Face({ card, isFull }: { card: DoorCardFacts; isFull: boolean }) {
  const address = guestName(card)
  return (
    <header className={classNames('flex items-center', isFull ? 'gap-6' : 'gap-4')}>
      <Avatar name={card.name} size={isFull ? 'xl' : 'md'} />
      <div className="min-w-0">
        <h2 className={isFull ? 'text-3xl sm:text-[3.25rem] sm:leading-tight' : 'text-xl'}>{address}</h2>
        {address !== card.name && (
          <p className={isFull ? 'text-lg text-ink-soft' : 'text-ink-soft'}>{card.name}</p>
        )}
        <div className="mt-2 flex flex-wrap gap-2">
          <Standing card={card} />
        </div>
      </div>
    </header>
  )
}

/** How often she has come, and whether there is something to wish her. */
function Standing({ card }: { card: DoorCardFacts }) {
  const t = useTranslations('door-card')
  const { birthdayInDays, brought, firstVisit, visits } = card
  const told = brought?.visits ?? 0
  return (
    <>
      {firstVisit ? (
        <Badge tone="celadon" icon={<Sprout aria-hidden="true" />}>
          {t('firstVisit')}
        </Badge>
      ) : (
        <Badge icon={<Footprints aria-hidden="true" />}>
          {told > 0
            ? t('visitsBrought', { visits: visits + told, brought: told })
            : visits > 0
              ? t('visits', { visits })
              : t('beenBefore')}
        </Badge>
      )}
      {birthdayInDays !== null && (
        <Badge tone="celadon" icon={<Cake aria-hidden="true" />}>
          {t('birthday', { days: birthdayInDays })}
        </Badge>
      )}
    </>
  )
}
