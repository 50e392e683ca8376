// One side of the drawing, for eye and finger; the list beside it says the same to everybody else.
'use client'

import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { Area } from '@/lib/concerns/area-flow'
import { isConcern } from '@/lib/concerns/concern-flow'
import type { AreaShape, Drawing } from './drawings'
import { type AreaMark, marksAt } from './marks'

type AreaDrawingProps = {
  drawing: Drawing
  marks: readonly AreaMark[]
  lastMarks: readonly AreaMark[]
  chosen: readonly Area[]
  readOnly: boolean
  onPress: (area: Area, element: Element) => void
}

export function AreaDrawing({ drawing, marks, lastMarks, chosen, readOnly, onPress }: AreaDrawingProps) {
  const t = useTranslations('assessments.map')
  const { view, width, height, lines, areas } = drawing
  const mirror = `translate(${width} 0) scale(-1 1)`
  const isSided = view !== 'left' && view !== 'right'
  // From before, her right is on the viewer's left; from behind and from above it is the other way round.
  const onLeft = view === 'front' ? 'rightMark' : 'leftMark'
  const onRight = view === 'front' ? 'leftMark' : 'rightMark'
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox={`0 0 ${width} ${height}`}
      data-view={view}
      className="mx-auto h-auto w-full max-w-[27rem] touch-manipulation select-none"
    >
      {isSided && (
        <g className="fill-ink-soft text-sm" textAnchor="middle">
          <text x={18} y={height / 2}>
            {t(onLeft)}
          </text>
          <text x={width - 18} y={height / 2}>
            {t(onRight)}
          </text>
        </g>
      )}
      {areas.map((shape) => {
        const here = marksAt(marks, shape.area)
        const isChosen = chosen.includes(shape.area)
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list beside the drawing is for the keyboard
          <g
            key={shape.area}
            data-area={shape.area}
            onClick={(event) => onPress(shape.area, event.currentTarget)}
            className={classNames(
              'group transition-colors',
              readOnly ? 'pointer-events-none' : 'cursor-pointer',
            )}
          >
            <path
              d={shape.d}
              transform={shape.isMirrored ? mirror : undefined}
              className={tintOf(here, isChosen)}
              strokeWidth={here.length > 0 || isChosen ? 2 : 1.2}
              strokeLinejoin="round"
            />
            {lastMarks.some(({ area }) => area === shape.area) && (
              <path
                d={shape.d}
                transform={shape.isMirrored ? mirror : undefined}
                className="fill-none stroke-ochre-line"
                strokeWidth="2"
                strokeDasharray="1.5 5"
                strokeLinecap="round"
              />
            )}
            {/* A rim that catches the finger beside a narrow area. */}
            <path
              d={shape.d}
              transform={shape.isMirrored ? mirror : undefined}
              className="fill-transparent stroke-transparent"
              strokeWidth="4"
            />
          </g>
        )
      })}
      <g
        className="pointer-events-none fill-none stroke-ink-soft/60"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {lines.map(({ d, isMirrored }) => (
          <path key={`${d}${isMirrored}`} d={d} transform={isMirrored ? mirror : undefined} />
        ))}
      </g>
      {areas.map((shape) => (
        <Signs
          key={shape.area}
          shape={shape}
          marks={marksAt(marks, shape.area)}
          isChosen={chosen.includes(shape.area)}
        />
      ))}
    </svg>
  )
}

const TINTS = ['', 'fill-ochre-line/20', 'fill-ochre-line/40', 'fill-ochre-line/65']

/** The stronger, the deeper; what is to be minded is tinted in ink. Number and shape say the same. */
function tintOf([strongest]: AreaMark[], isChosen: boolean): string {
  if (isChosen) return 'fill-celadon-line/40 stroke-celadon'
  if (!strongest)
    return 'fill-paper/50 stroke-edge/55 group-hover:fill-celadon-wash group-hover:stroke-celadon-line'
  if (!isConcern(strongest.kind)) return 'fill-ink/15 stroke-ink-soft'
  return classNames(TINTS[strongest.strength], 'stroke-ochre')
}

const APART = 27
const MOST_SIGNS = 2

type SignsProps = { shape: AreaShape; marks: AreaMark[]; isChosen: boolean }

function Signs({ shape, marks, isChosen }: SignsProps) {
  const [x, y] = shape.at
  if (isChosen)
    return (
      <g className="pointer-events-none">
        <circle cx={x} cy={y} r="13" className="fill-celadon" />
        <path
          d={`M${x - 6} ${y}l4.500 4.500 8-9`}
          className="fill-none stroke-sheet"
          strokeWidth="2.500"
          strokeLinecap="round"
        />
      </g>
    )
  const shown = marks.slice(0, MOST_SIGNS)
  const rest = marks.length - shown.length
  const left = x - ((shown.length - 1) * APART) / 2
  return (
    <g className="pointer-events-none numeric text-sm font-medium" textAnchor="middle">
      {shown.map(({ kind, strength }, index) => (
        <g key={kind} transform={`translate(${left + index * APART} ${y})`}>
          {isConcern(kind) ? (
            <circle r="12" className="fill-sheet stroke-ochre" strokeWidth="1.5" />
          ) : (
            <path d="M0-15 15 0 0 15-15 0Z" className="fill-sheet stroke-ink" strokeWidth="1.500" />
          )}
          <text y="5" className="fill-ink">
            {strength}
          </text>
        </g>
      ))}
      {rest > 0 && (
        <text x={left + shown.length * APART - 6} y={y + 5} className="fill-ink">
          +{rest}
        </text>
      )}
    </g>
  )
}
