// Taking an assessment: a sheet of readings, each saved as it is tapped, the map of where, and what follows from them.
'use client'

import { CircleDot } from 'lucide-react'
import { useFormatter, useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { AreaMap } from '@/components/body-map/area-map'
import { useMarkWords } from '@/components/body-map/mark-words'
import { Badge } from '@/components/ui/badge'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { concernsTold, inLikelyOrder } from '@/lib/assessments/assessment-flow'
import type { VisitAssessment, VisitSheet } from '@/lib/assessments/assessment-queries'
import { isConcern } from '@/lib/concerns/concern-flow'
import { formatBriefly, localName } from '@/lib/i18n/format'
import { ReadingRow } from './reading-row'
import { useTaking } from './use-taking'

type AssessmentFormProps = { visitId: string; assessment: VisitAssessment; serverNow: string }

export function AssessmentForm({ visitId, assessment, serverNow }: AssessmentFormProps) {
  const t = useTranslations('assessments.visit')
  const locale = useLocale()
  const { sheets, take, mark } = useTaking(visitId, assessment.sheets)
  const ordered = inLikelyOrder(sheets, assessment)
  const [chosenId, choose] = useState(() => (ordered.find(isBegun) ?? ordered[0])?.id ?? null)
  const sheet = ordered.find(({ id }) => id === chosenId) ?? ordered[0]
  const lastTold = useLastTold(new Date(serverNow))
  if (!sheet) return <p className="text-ink-soft">{t('noTemplates')}</p>
  return (
    <div className="grid gap-5">
      {ordered.length > 1 && (
        <ChoiceChips
          label={t('sheets')}
          isLabelHidden
          items={ordered.map((each) => ({
            id: each.id,
            label: localName(each, locale),
            ...(isBegun(each) ? { description: filledOf(each, t) } : {}),
          }))}
          value={sheet.id}
          onChange={choose}
        />
      )}
      <div className="divide-y divide-hair">
        {sheet.readings.map((reading) => (
          <ReadingRow
            key={reading.id}
            reading={reading}
            value={reading.before}
            ghost={reading.last?.before ?? null}
            before={lastTold(reading)}
            onTake={(value) => take(reading.id, 'before', value, reading.before)}
          />
        ))}
      </div>
      <div className="grid gap-3">
        <div>
          <h3 className="text-lg">{t('map')}</h3>
          <p className="text-sm text-ink-soft">{t('mapHint')}</p>
        </div>
        <AreaMap
          key={sheet.id}
          region={sheet.region}
          label={t('map')}
          marks={sheet.marks}
          lastMarks={sheet.lastMarks}
          onMark={(change) => mark(sheet.id, change)}
        />
      </div>
      <Concerns sheets={sheets} />
    </div>
  )
}

/** What the readings and marks of all sheets tell, in words. */
export function Concerns({ sheets }: { sheets: readonly VisitSheet[] }) {
  const t = useTranslations('assessments.visit')
  const names = useTranslations('concerns.names')
  const map = useTranslations('assessments.map')
  const format = useFormatter()
  const wordsOf = useMarkWords()
  const told = concernsTold(
    sheets.flatMap(({ readings }) => readings.map((reading) => ({ ...reading, value: reading.before }))),
    sheets.flatMap(({ marks }) => marks),
  )
  const minded = sheets.flatMap(({ marks }) => marks.filter(({ kind }) => !isConcern(kind)))
  if (!sheets.some(isBegun)) return null
  return (
    <section aria-label={t('follows')} aria-live="polite" className="grid gap-2">
      <h3 className="text-lg">{t('follows')}</h3>
      {told.length === 0 ? (
        <p className="text-ink-soft">{t('followsNothing')}</p>
      ) : (
        <p className="flex flex-wrap gap-2">
          {told.map((concern) => (
            <Badge key={concern} tone="ochre" icon={<CircleDot aria-hidden="true" />}>
              {names(concern)}
            </Badge>
          ))}
        </p>
      )}
      {minded.length > 0 && (
        <p>
          <span className="me-3 text-sm text-ink-soft">{map('minded')}</span>
          {format.list(minded.map(({ area, kind }) => `${wordsOf.area(area)} ${wordsOf.kind(kind)}`))}
        </p>
      )}
    </section>
  )
}

export function isBegun({ readings, marks }: VisitSheet): boolean {
  return marks.length > 0 || readings.some(({ before }) => before !== null)
}

function filledOf({ readings }: VisitSheet, t: (key: 'filled', values: Record<string, number>) => string) {
  return t('filled', {
    taken: readings.filter(({ before }) => before !== null).length,
    count: readings.length,
  })
}

/** What was read on her last visit, before and after, and when. */
function useLastTold(now: Date) {
  const t = useTranslations('assessments.visit')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return ({ last, unit }: VisitSheet['readings'][number]): string | null => {
    if (!last) return null
    const day = formatBriefly(new Date(last.at), now, timeZone, locale)
    const of = (value: number) => (unit ? `${value}${unit}` : String(value))
    return last.after === null || last.after === last.before
      ? t('lastTime', { value: of(last.before), day })
      : t('lastChange', { before: of(last.before), after: of(last.after), day })
  }
}
