// Key readings again when the treatment ends: the value of before beside each.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { VisitAssessment, VisitSheet } from '@/lib/assessments/assessment-queries'
import { turnOf } from '@/lib/concerns/concern-flow'
import { localName } from '@/lib/i18n/format'
import { ReadingRow } from './reading-row'
import { useTaking } from './use-taking'

type KeyReading = VisitSheet['readings'][number]

type KeyReadingsFormProps = { visitId: string; assessment: VisitAssessment; isEditable: boolean }

export function KeyReadingsForm({ visitId, assessment, isEditable }: KeyReadingsFormProps) {
  const t = useTranslations('assessments.visit')
  const { sheets, take } = useTaking(visitId, assessment.sheets)
  const readings = sheets.flatMap((sheet) => sheet.readings.filter(isAskedAgain))
  const isTaking = isEditable && assessment.hasBegun
  return (
    <section aria-label={t('again')} className="grid gap-2">
      <h3 className="text-lg">{t('again')}</h3>
      <p className="text-sm text-ink-soft">{t(hintOf(readings, assessment.hasBegun))}</p>
      {isTaking ? (
        <div className="divide-y divide-hair">
          {readings.map((reading) => (
            <ReadingRow
              key={reading.id}
              reading={reading}
              value={reading.after}
              ghost={reading.before}
              before={t('beforeToday', { value: `${reading.before ?? ''}${reading.unit ?? ''}` })}
              aside={<Turn reading={reading} />}
              onTake={(value) => take(reading.id, 'after', value, reading.after)}
            />
          ))}
        </div>
      ) : (
        <Compared readings={readings.filter(({ after }) => after !== null)} />
      )}
    </section>
  )
}

function isAskedAgain({ isKey, before, after }: KeyReading): boolean {
  return before !== null && (isKey || after !== null)
}

function hintOf(readings: readonly KeyReading[], hasBegun: boolean) {
  if (readings.length === 0) return 'againNothing' as const
  return hasBegun ? ('againHint' as const) : ('againLater' as const)
}

function Compared({ readings }: { readings: readonly KeyReading[] }) {
  const locale = useLocale()
  return (
    <dl className="grid gap-1">
      {readings.map((reading) => (
        <div key={reading.id} className="flex flex-wrap items-center gap-x-3 border-b border-hair py-1.5">
          <dt className="min-w-0 flex-1">{localName(reading, locale)}</dt>
          <dd className="numeric">
            {reading.before} → {reading.after}
            {reading.unit}
          </dd>
          <dd>
            <Turn reading={reading} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Turn({ reading }: { reading: KeyReading }) {
  const t = useTranslations('assessments.visit')
  if (reading.before === null || reading.after === null) return null
  const turn = turnOf(reading, reading.before, reading.after)
  return (
    <Badge tone={turn === 'better' ? 'celadon' : turn === 'worse' ? 'ochre' : 'neutral'}>{t(turn)}</Badge>
  )
}
