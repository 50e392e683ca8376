// The guest's path in one glance: every stage with how many are in it, a touch away from its lane.
'use client'

import { useTranslations } from 'next-intl'
import { Button as RacButton } from 'react-aria-components'
import { BrushLine } from '@/components/ui/brush-line'
import { classNames } from '@/components/ui/class-names'
import type { OpenStage } from '@/lib/visits/visit-flow'

export type PathStop = { stage: OpenStage; count: number; late: number }

export function PathStrip({ stops, onGo }: { stops: readonly PathStop[]; onGo: (stage: OpenStage) => void }) {
  const t = useTranslations()
  return (
    <nav aria-label={t('today.path.label')} className="relative">
      <BrushLine className="absolute inset-x-[6%] top-[1.45rem] w-[88%] opacity-70" />
      <ol className="relative grid grid-cols-8">
        {stops.map(({ stage, count, late }) => (
          <li key={stage} className="grid">
            <RacButton
              aria-label={t('today.path.go', { stage: t(`visits.stages.${stage}`), count, late })}
              isDisabled={count === 0}
              onPress={() => onGo(stage)}
              className="flex min-h-16 flex-col not-disabled:cursor-pointer items-center gap-1 rounded-md pt-2 pb-1 transition-colors not-disabled:hover:bg-fold/60"
            >
              <span
                className={classNames(
                  'numeric relative grid size-8 place-items-center rounded-full border font-serif text-base font-semibold',
                  count === 0 && 'border-hair bg-paper text-transparent',
                  count > 0 && late === 0 && 'border-celadon-line bg-celadon-wash text-celadon-deep',
                  late > 0 && 'border-rouge bg-rouge-wash text-rouge',
                )}
              >
                {count}
                {late > 0 && (
                  <span className="absolute -end-2.5 -top-1.5 rounded-full bg-rouge px-1 font-sans text-xs leading-4 font-bold text-sheet">
                    !
                  </span>
                )}
              </span>
              <span
                className={classNames(
                  'px-0.5 text-center text-xs leading-tight',
                  count > 0 ? 'text-ink' : 'text-ink-soft',
                )}
              >
                {t(`visits.stages.${stage}`)}
              </span>
            </RacButton>
          </li>
        ))}
      </ol>
    </nav>
  )
}
