// One reading over visits: a line through what was read before each treatment, and from each point to what came after it.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { boundsOf, goodRange } from '@/lib/assessments/assessment-flow'
import type { TrendOfReading } from '@/lib/assessments/assessment-queries'
import { localName } from '@/lib/i18n/format'

type TrendPlotProps = {
  reading: TrendOfReading
  /** All visits told, so that the plots of one archive stand in step. */
  visits: readonly string[]
  days: readonly string[]
}

const WIDTH = 280
const HEIGHT = 92
const EDGE = 12
const FOOT = 20

export function TrendPlot({ reading, visits, days }: TrendPlotProps) {
  const t = useTranslations('assessments.trends')
  const locale = useLocale()
  const [low, high] = extentOf(reading)
  const x = (visitId: string) =>
    visits.length < 2
      ? WIDTH / 2
      : EDGE + (visits.indexOf(visitId) * (WIDTH - 2 * EDGE)) / (visits.length - 1)
  const y = (value: number) => EDGE + (1 - (value - low) / (high - low)) * (HEIGHT - 2 * EDGE)
  const good = goodRange(reading, reading)
  const befores = reading.points.flatMap(({ visitId, before }) =>
    before === null ? [] : [`${x(visitId)},${y(before)}`],
  )
  const name = localName(reading, locale)
  const latest = reading.points.at(-1)
  return (
    <figure>
      <figcaption className="flex items-baseline justify-between gap-3 pb-1">
        <span className="font-medium">{name}</span>
        <span className="numeric text-sm text-ink-soft">
          {latest && told(latest)}
          {reading.unit}
        </span>
      </figcaption>
      <svg
        role="img"
        aria-label={t('plot', { reading: name, count: reading.points.length })}
        viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`}
        className="h-auto w-full max-w-sm"
      >
        <rect width={WIDTH} height={HEIGHT} rx="6" className="fill-fold/50" />
        {good && (
          <rect
            y={Math.max(0, y(Math.min(high, good[1])) - EDGE / 2)}
            width={WIDTH}
            height={Math.max(
              8,
              Math.min(HEIGHT, y(Math.max(low, good[0])) + EDGE / 2) -
                Math.max(0, y(Math.min(high, good[1])) - EDGE / 2),
            )}
            rx="6"
            className="fill-celadon-wash"
          />
        )}
        <polyline
          points={befores.join(' ')}
          className="fill-none stroke-celadon-line"
          strokeWidth="2"
          strokeLinejoin="round"
        />
        {reading.points.map(({ visitId, before, after }) => (
          <g key={visitId} className="stroke-celadon" strokeWidth="2">
            {before !== null && after !== null && before !== after && (
              <line x1={x(visitId)} x2={x(visitId)} y1={y(before)} y2={y(after)} />
            )}
            {before !== null && <circle cx={x(visitId)} cy={y(before)} r="4.5" className="fill-sheet" />}
            {after !== null && <circle cx={x(visitId)} cy={y(after)} r="4.5" className="fill-celadon" />}
          </g>
        ))}
        <g className="numeric fill-ink-soft text-xs">
          <text x="0" y={HEIGHT + 15}>
            {days[0]}
          </text>
          {days.length > 1 && (
            <text x={WIDTH} y={HEIGHT + 15} textAnchor="end">
              {days.at(-1)}
            </text>
          )}
        </g>
      </svg>
    </figure>
  )
}

/** The whole of a scale; of a measure only as much as there is to see. */
function extentOf(reading: TrendOfReading): [low: number, high: number] {
  const bounds = boundsOf(reading)
  if (reading.form === 'scale') return bounds
  const edges = [reading.concernBelow, reading.concernAbove]
  const values = [...reading.points.flatMap(({ before, after }) => [before, after]), ...edges].filter(
    (value) => value !== null,
  )
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const air = Math.max((most - least) * 0.15, (bounds[1] - bounds[0]) * 0.02)
  return [Math.max(bounds[0], least - air), Math.min(bounds[1], most + air)]
}

function told({ before, after }: TrendOfReading['points'][number]): string {
  return [before, after].filter((value) => value !== null).join(' → ')
}
