// Face, body or scalp as a drawing whose areas are tapped, and the same areas as a list for the keyboard: what is marked
// on one stands on the other.
'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { ChoiceChips } from '@/components/ui/choice-chips'
import type { Area } from '@/lib/concerns/area-flow'
import type { Region } from '@/lib/concerns/concern-flow'
import { AreaDrawing } from './area-drawing'
import { AreaList } from './area-list'
import { DRAWINGS, type View } from './drawings'
import { MarkPopover } from './mark-popover'
import { useMarkWords } from './mark-words'
import type { AreaMark, MarkChange } from './marks'

type SharedProps = {
  region: Region
  /** What is marked or chosen here, for whoever hears it. */
  label: string
  readOnly?: boolean
}

type MarkProps = {
  mode?: 'mark'
  marks: readonly AreaMark[]
  /** Of the time before; outlined, never counted. */
  lastMarks?: readonly AreaMark[]
  onMark?: (change: MarkChange) => void
}

type ChooseProps = {
  /** Areas are simply chosen, and chosen no more. */
  mode: 'choose'
  chosen: readonly Area[]
  onChoose?: (area: Area) => void
}

export type AreaMapProps = SharedProps & (MarkProps | ChooseProps)

export function AreaMap(props: AreaMapProps) {
  const { region, label, readOnly = false } = props
  const t = useTranslations('assessments.map')
  const drawings = DRAWINGS[region]
  const [view, setView] = useState<View>(() => firstView(props))
  const [open, setOpen] = useState<Area | null>(null)
  const anchor = useRef<Element | null>(null)
  const wordsOf = useMarkWords()
  const drawing = drawings.find((each) => each.view === view) ?? drawings[0]
  const marks = props.mode === 'choose' ? [] : props.marks
  const lastMarks = props.mode === 'choose' ? [] : (props.lastMarks ?? [])
  const chosen = props.mode === 'choose' ? props.chosen : []

  function show(area: Area): void {
    if (drawing?.areas.some((shape) => shape.area === area)) return
    const other = drawings.find(({ areas }) => areas.some((shape) => shape.area === area))
    if (other) setView(other.view)
  }

  function press(area: Area, element: Element): void {
    if (readOnly) return
    if (props.mode === 'choose') props.onChoose?.(area)
    else {
      anchor.current = element
      setOpen(area)
    }
  }

  return (
    <section aria-label={label} className="grid gap-4">
      <ChoiceChips
        label={t('views')}
        isLabelHidden
        items={drawings.map((each) => ({ id: each.view, label: t(`view.${each.view}`) }))}
        value={view}
        onChange={(id) => setView(drawings.find((each) => each.view === id)?.view ?? view)}
      />
      {drawing && (
        <AreaDrawing
          drawing={drawing}
          marks={marks}
          lastMarks={lastMarks}
          chosen={chosen}
          readOnly={readOnly}
          onPress={press}
        />
      )}
      <p className="text-center text-sm text-ink-soft">
        {t('hers')} {props.mode !== 'choose' && t('legend')}
      </p>
      <AreaList
        region={region}
        marks={marks}
        lastMarks={lastMarks}
        chosen={chosen}
        isChoosing={props.mode === 'choose'}
        readOnly={readOnly}
        wordsOf={wordsOf}
        onFocus={show}
        onPress={press}
      />
      {props.mode !== 'choose' && (
        <MarkPopover
          region={region}
          area={open}
          marks={marks}
          anchor={anchor}
          onMark={(change) => props.onMark?.(change)}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  )
}

/** The side on which most of it stands. */
function firstView(props: AreaMapProps): View {
  const held: readonly Area[] = props.mode === 'choose' ? props.chosen : props.marks.map(({ area }) => area)
  const seen = DRAWINGS[props.region].map(({ view, areas }) => ({
    view,
    count: areas.filter(({ area }) => held.includes(area)).length,
  }))
  return seen.reduce((best, each) => (each.count > best.count ? each : best)).view
}
