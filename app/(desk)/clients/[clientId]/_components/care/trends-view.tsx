// Readings over visits: as plots to see where they go, or as a table to read them.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { Table, TableCell, TableHeader, TableRow } from '@/components/ui/table'
import type { TrendOfReading, Trends } from '@/lib/assessments/assessment-queries'
import { formatBriefly, localName } from '@/lib/i18n/format'
import { TrendPlot } from './trend-plot'

type TrendsViewProps = { trends: Trends; nowIso: string }

export function TrendsView({ trends, nowIso }: TrendsViewProps) {
  const t = useTranslations('assessments.trends')
  const [shown, show] = useState<string | null>('plots')
  return (
    <div className="grid gap-5">
      <ChoiceChips
        label={t('shown')}
        isLabelHidden
        items={[
          { id: 'plots', label: t('asPlot') },
          { id: 'table', label: t('asTable') },
        ]}
        value={shown}
        onChange={show}
      />
      {shown === 'table' ? (
        <Tables trends={trends} nowIso={nowIso} />
      ) : (
        <Plots trends={trends} nowIso={nowIso} />
      )}
    </div>
  )
}

function useDay(nowIso: string) {
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return (at: Date) => formatBriefly(new Date(at), new Date(nowIso), timeZone, locale)
}

function Plots({ trends, nowIso }: TrendsViewProps) {
  const t = useTranslations('assessments.trends')
  const locale = useLocale()
  const dayOf = useDay(nowIso)
  return (
    <div className="grid gap-6">
      {trends.sheets.map((sheet) => (
        <section key={sheet.id} className="grid gap-3">
          <h3 className="text-base">{localName(sheet, locale)}</h3>
          <ul className="grid gap-x-6 gap-y-5 sm:grid-cols-2 xl:grid-cols-3">
            {keyFirst(sheet.readings).map((reading) => (
              <li key={reading.id}>
                <TrendPlot
                  reading={reading}
                  visits={trends.visits.map(({ id }) => id)}
                  days={trends.visits.map(({ at }) => dayOf(at))}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
        <span className="flex items-center gap-1.5">
          <Sign className="fill-sheet" /> {t('legendBefore')}
        </span>
        <span className="flex items-center gap-1.5">
          <Sign className="fill-celadon" /> {t('legendAfter')}
        </span>
        <span className="flex items-center gap-1.5">
          <span aria-hidden="true" className="h-3.5 w-6 rounded-sm bg-celadon-wash" /> {t('legendGood')}
        </span>
      </p>
    </div>
  )
}

function Sign({ className }: { className: string }) {
  return (
    <svg aria-hidden="true" focusable="false" viewBox="0 0 14 14" className="size-3.5">
      <circle cx="7" cy="7" r="5" className={`stroke-celadon ${className}`} strokeWidth="2" />
    </svg>
  )
}

function keyFirst(readings: readonly TrendOfReading[]): TrendOfReading[] {
  return readings.toSorted((one, other) => Number(other.isKey) - Number(one.isKey))
}

function Tables({ trends, nowIso }: TrendsViewProps) {
  const t = useTranslations('assessments.trends')
  const locale = useLocale()
  const dayOf = useDay(nowIso)
  return trends.sheets.map((sheet) => (
    <Table key={sheet.id} caption={localName(sheet, locale)}>
      <thead>
        <tr>
          <TableHeader className="min-w-32">{t('title')}</TableHeader>
          {trends.visits.map(({ id, at }) => (
            <TableHeader key={id} isNumeric className="whitespace-nowrap">
              {dayOf(at)}
            </TableHeader>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyFirst(sheet.readings).map((reading) => (
          <TableRow key={reading.id}>
            <th scope="row" className="py-2 pe-3 text-start font-medium">
              {localName(reading, locale)}
              {reading.unit && <span className="text-sm font-normal text-ink-soft"> {reading.unit}</span>}
            </th>
            {trends.visits.map(({ id }) => (
              <TableCell key={id} isNumeric className="whitespace-nowrap">
                <Pair point={reading.points.find((point) => point.visitId === id)} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </tbody>
    </Table>
  ))
}

function Pair({ point }: { point: TrendOfReading['points'][number] | undefined }) {
  const t = useTranslations('assessments.trends')
  const { before = null, after = null } = point ?? {}
  if (before !== null && after !== null) return t('pair', { before, after })
  if (before === null && after === null)
    return (
      <>
        <span aria-hidden="true" className="text-ink-soft">
          –
        </span>
        <span className="sr-only">{t('notTaken')}</span>
      </>
    )
  return before ?? after
}
