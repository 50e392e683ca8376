// What to mind about a guest before anybody speaks to her: each mark an icon and a word, the gravest first.
import {
  Cake,
  CircleHelp,
  Hand,
  HandHeart,
  type LucideIcon,
  MessageSquareWarning,
  ShieldAlert,
  Sprout,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { BoardCard } from '@/lib/visits/board-queries'

type MarkName =
  | 'halted'
  | 'alertSerious'
  | 'complaint'
  | 'alertMild'
  | 'untold'
  | 'notAsked'
  | 'promise'
  | 'firstVisit'
  | 'birthday'

const marks: Record<MarkName, { icon: LucideIcon; style: string }> = {
  halted: { icon: Hand, style: 'bg-rouge text-sheet' },
  alertSerious: { icon: ShieldAlert, style: 'bg-rouge-wash text-rouge' },
  complaint: { icon: MessageSquareWarning, style: 'bg-rouge-wash text-rouge' },
  alertMild: { icon: ShieldAlert, style: 'bg-ochre-wash text-ochre' },
  untold: { icon: ShieldAlert, style: 'bg-rouge-wash text-rouge' },
  notAsked: { icon: CircleHelp, style: 'bg-ochre-wash text-ochre' },
  promise: { icon: HandHeart, style: 'bg-fold text-ink' },
  firstVisit: { icon: Sprout, style: 'bg-celadon-wash text-celadon-deep' },
  birthday: { icon: Cake, style: 'bg-fold text-ink' },
}

export function VisitMarks({ card }: { card: BoardCard }) {
  const t = useTranslations()
  const shown = marksOf(card)
  if (shown.length === 0) return null
  return (
    <ul aria-label={t('today.card.marks')} className="flex flex-wrap gap-1.5">
      {shown.map((name) => {
        const { icon: Icon, style } = marks[name]
        return (
          <li
            key={name}
            className={classNames(
              'inline-flex items-center gap-1 rounded-sm px-1.5 py-0.5 text-xs font-medium',
              style,
            )}
          >
            <Icon aria-hidden="true" className="size-4 shrink-0" />
            {t(`visits.marks.${name}`)}
          </li>
        )
      })}
    </ul>
  )
}

function marksOf({ marks: found, stage }: BoardCard): MarkName[] {
  const wanted: [MarkName, boolean][] = [
    ['halted', found.halted],
    ['alertSerious', found.alert === 'serious'],
    ['untold', found.untold && stage !== 'follow_up'],
    ['complaint', found.complaint],
    ['alertMild', found.alert === 'mild'],
    // After she has gone there is nobody to ask.
    [
      'notAsked',
      !found.alertsAsked && (found.alert === null || stage === 'consultation') && stage !== 'follow_up',
    ],
    ['promise', found.promise],
    ['firstVisit', found.firstVisit],
    ['birthday', found.birthday],
  ]
  return wanted.filter(([, holds]) => holds).map(([name]) => name)
}
