// The seven stages as a path: what is behind her with the time it took, where she is, what is to come.
import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { BrushLine } from '@/components/ui/brush-line'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import { isInHouse, plannedMinutes, STAGES, type Stage } from '@/lib/visits/visit-flow'
import type { GuidedVisit } from '@/lib/visits/visit-queries'

export function StagePath({
  visit,
  shown,
  serverNow,
}: {
  visit: GuidedVisit
  shown: Stage | null
  serverNow: string
}) {
  const t = useTranslations()
  const hereIndex = (STAGES as readonly string[]).indexOf(visit.stage)
  return (
    <nav aria-label={t('visit.path')} className="overflow-x-auto pb-1">
      <ol className="grid min-w-[38rem] grid-cols-7">
        {STAGES.map((stage, index) => {
          const isHere = index === hereIndex
          const minutes = minutesIn(visit, stage, serverNow)
          const wasHere = visit.spans.some((span) => span.stage === stage)
          const target = targetOf(visit, stage)
          const wasSkipped = visit.spans.some((span) => span.stage === stage && span.wasSkipped)
          return (
            <li key={stage} className="relative">
              <Link
                href={`/visits/${visit.id}${isHere ? '' : `?stage=${stage}`}`}
                aria-current={isHere ? 'step' : undefined}
                scroll={false}
                // Seven readings of the visit after every change of it would be for nothing.
                className={classNames(
                  'flex min-h-16 flex-col justify-center rounded-md px-1 py-2 outline-offset-2',
                  shown === stage ? 'bg-sheet' : 'hover:bg-fold/60',
                  isHere ? 'text-celadon-deep' : 'text-ink-soft',
                )}
              >
                <span
                  className={classNames(
                    'text-sm leading-tight landscape:lg:max-xl:text-xs',
                    isHere && 'font-semibold',
                  )}
                >
                  {t(`visits.stages.${stage}`)}
                </span>
                <span className="numeric flex items-center gap-1 text-xs leading-tight text-ink-soft">
                  {wasHere && !isHere && <Check aria-hidden className="size-3.5 shrink-0 text-celadon" />}
                  {wasSkipped && !isHere
                    ? t('visit.skipped')
                    : minutes === null
                      ? target > 0 && t('visit.targetMinutes', { target })
                      : t('visit.tookOfTarget', { minutes, target })}
                </span>
              </Link>
              {isHere && <BrushLine className="absolute inset-x-1 -bottom-1 w-[calc(100%-0.5rem)]" />}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** Whole minutes she has spent in a stage, over all its spans that stand; null for one that she never was in, or is not in the house for. */
function minutesIn(visit: GuidedVisit, stage: Stage, serverNow: string): number | null {
  const spans = visit.spans.filter((span) => span.stage === stage)
  if (spans.length === 0 || !isInHouse(stage)) return null
  const ms = spans.reduce((sum, span) => sum + Date.parse(span.to ?? serverNow) - Date.parse(span.from), 0)
  return Math.max(0, Math.floor(ms / 60_000))
}

function targetOf(visit: GuidedVisit, stage: Stage): number {
  if (stage === visit.stage && isInHouse(stage)) return visit.targetMinutes
  const ofSteps = visit.steps
    .filter((step) => step.stage === stage)
    .reduce((total, step) => total + step.targetMinutes, 0)
  return stage === 'treatment' ? ofSteps + plannedMinutes(visit.sessions) : ofSteps
}
