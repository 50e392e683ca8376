// A guest on the board: who she is, how she stands in time, who is with her and where, what to mind.
import { UserX } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { localName } from '@/lib/i18n/format'
import { type CardTime, placesOf } from '@/lib/visits/board-flow'
import type { BoardCard } from '@/lib/visits/board-queries'
import { VisitMarks } from './visit-marks'
import { VisitTime } from './visit-time'

export type VisitCardProps = {
  card: BoardCard
  time: CardTime
  timeZone: string
  /** The one next action, at the foot of the card. */
  action?: ReactNode
  /** What else can be done, in the corner. */
  menu?: ReactNode
  /** A tap has been answered, the server has not yet. */
  isMoving?: boolean
}

const edges = { calm: undefined, soon: 'ochre', late: 'rouge' } as const

/** The whole card leads to the visit; action and menu lie above that link. */
export function VisitCard({ card, time, timeZone, action, menu, isMoving = false }: VisitCardProps) {
  const { client } = card
  const edge = card.marks.halted ? 'rouge' : edges[time.pace]
  const address = client.formOfAddress && client.formOfAddress !== client.name ? client.formOfAddress : null
  return (
    <Card
      as="article"
      id={cardId(card.visitId)}
      tabIndex={-1}
      aria-busy={isMoving}
      {...(edge ? { mark: edge } : {})}
      // What takes longer than a moment to be kept is seen not to be kept yet.
      className="flex flex-col gap-2.5 p-4! transition-[border-color,opacity] hover:border-celadon-line has-[h3_a:focus-visible]:ring-brush aria-busy:opacity-60 aria-busy:delay-1000"
    >
      <div className={menu ? 'pe-10' : undefined}>
        <h3 className="text-xl leading-snug">
          <Link
            href={`/visits/${card.visitId}`}
            className="-my-2 block py-2 outline-none after:absolute after:inset-0 after:rounded-lg"
          >
            <span className="me-2 break-keep">{client.name}</span>
            {address && (
              <span className="inline-block font-sans text-sm font-normal tracking-normal text-ink-soft">
                {address}
              </span>
            )}
          </Link>
        </h3>
      </div>
      {menu && <div className="absolute end-1 top-1 z-1">{menu}</div>}
      <VisitTime card={card} time={time} timeZone={timeZone} />
      <Care card={card} />
      <VisitMarks card={card} />
      {action && <div className="relative z-1 mt-auto pt-1">{action}</div>}
    </Card>
  )
}

/** Where the card of a visit stands in the page. */
export function cardId(visitId: string): string {
  return `visit-${visitId}`
}

function Care({ card }: { card: BoardCard }) {
  const t = useTranslations('today.card')
  const locale = useLocale()
  const treatments = card.treatments.map((treatment) => localName(treatment, locale)).join(' · ')
  const whoAndWhere = [...card.therapists, ...placesOf(card).map((place) => localName(place, locale))]
  return (
    <div className="text-sm leading-snug text-ink-soft">
      <p className="text-ink">{treatments || t('noTreatment')}</p>
      {whoAndWhere.length > 0 && <p className="mt-0.5">{whoAndWhere.join(' · ')}</p>}
      {card.awayTherapists.length > 0 && (
        <p className="mt-0.5 flex items-start gap-1.5 font-medium text-ochre">
          <UserX aria-hidden="true" className="mt-px size-4.5 shrink-0" />
          {t('away', { names: card.awayTherapists.join(locale === 'en' ? ', ' : '、') })}
        </p>
      )}
    </div>
  )
}
