// One reading: a step of its scale with one tap, or a value typed; what stood there before is a ghost beside it.
'use client'

import { CircleDot } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { Badge } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'
import type { ReadingType } from '@/lib/assessments/assessment-queries'
import { concernOf } from '@/lib/concerns/concern-flow'
import { localName } from '@/lib/i18n/format'
import { MeasureInput } from './measure-input'

/** More steps than these need the whole width. */
const STEPS_BESIDE_NAME = 7

type ReadingRowProps = {
  reading: ReadingType
  value: number | null
  /** What stood there before: on the last visit, or before today's treatment. */
  ghost: number | null
  /** The same in words. */
  before: ReactNode
  aside?: ReactNode
  onTake: (value: number | null) => void
}

export function ReadingRow({ reading, value, ghost, before, aside, onTake }: ReadingRowProps) {
  const locale = useLocale()
  const concerns = useTranslations('concerns.names')
  const concern = value === null ? null : concernOf(reading, value)
  const isWide = (reading.steps ?? 0) > STEPS_BESIDE_NAME
  return (
    <div
      className={classNames(
        'grid items-center gap-x-4 gap-y-1.5 py-2.5',
        !isWide && 'sm:grid-cols-[10.5rem_minmax(0,1fr)]',
      )}
      data-reading={reading.id}
    >
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          {localName(reading, locale)}
          {concern && (
            <Badge tone="ochre" icon={<CircleDot aria-hidden="true" />}>
              {concerns(concern)}
            </Badge>
          )}
          {aside}
        </p>
        {before && <p className="numeric text-sm text-ink-soft">{before}</p>}
      </div>
      {reading.form === 'scale' ? (
        <Scale reading={reading} value={value} ghost={ghost} onTake={onTake} />
      ) : (
        <MeasureInput reading={reading} value={value} ghost={ghost} onTake={onTake} />
      )}
    </div>
  )
}

type ScaleProps = Pick<ReadingRowProps, 'reading' | 'value' | 'ghost' | 'onTake'>

function Scale({ reading, value, ghost, onTake }: ScaleProps) {
  const locale = useLocale()
  const t = useTranslations('assessments.visit')
  const steps = Array.from({ length: reading.steps ?? 0 }, (_, index) => index + 1)
  const endOf = (step: number) => {
    if (step === 1) return wordOf(reading.lowEnd, reading.lowEndEn, locale)
    return step === steps.length ? wordOf(reading.highEnd, reading.highEndEn, locale) : null
  }
  return (
    <ToggleButtonGroup
      aria-label={localName(reading, locale)}
      selectionMode="single"
      selectedKeys={value === null ? [] : [String(value)]}
      onSelectionChange={(keys) => {
        const [chosen] = keys
        onTake(chosen === undefined ? null : Number(chosen))
      }}
      className="flex gap-1.5"
    >
      {steps.map((step) => {
        const end = endOf(step)
        return (
          <ToggleButton
            key={step}
            id={String(step)}
            aria-label={[t('stepOf', { step, steps: steps.length }), end].filter(Boolean).join(' ')}
            className={classNames(
              'relative flex min-h-13 min-w-0 flex-1 cursor-pointer flex-col items-center justify-center rounded-md border bg-sheet px-1 py-1 transition-colors',
              'hover:border-celadon pressed:bg-celadon-wash selected:border-celadon selected:bg-celadon selected:text-sheet focus-visible:ring-brush',
              step === ghost ? 'border-2 border-dashed border-celadon-line' : 'border-edge',
            )}
          >
            <span className="numeric leading-tight">{step}</span>
            {end && <span className="max-w-full text-center text-xs leading-tight text-balance">{end}</span>}
          </ToggleButton>
        )
      })}
    </ToggleButtonGroup>
  )
}

function wordOf(word: string | null, wordEn: string | null, locale: string): string | null {
  return locale === 'en' && wordEn ? wordEn : word
}
