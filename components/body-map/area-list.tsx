// The areas of a map as buttons: one stop of the keyboard, arrows within.
'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { AREAS_OF, type Area } from '@/lib/concerns/area-flow'
import type { Region } from '@/lib/concerns/concern-flow'
import type { MarkWords } from './mark-words'
import { type AreaMark, marksAt } from './marks'

type AreaListProps = {
  region: Region
  marks: readonly AreaMark[]
  lastMarks: readonly AreaMark[]
  chosen: readonly Area[]
  isChoosing: boolean
  readOnly: boolean
  wordsOf: MarkWords
  onFocus: (area: Area) => void
  onPress: (area: Area, element: Element) => void
}

export function AreaList(props: AreaListProps) {
  const { region, marks, lastMarks, chosen, isChoosing, readOnly, wordsOf } = props
  const t = useTranslations('assessments.map')
  const areas: readonly Area[] = AREAS_OF[region]
  const [current, setCurrent] = useState<Area | null>(null)
  const buttons = useRef(new Map<Area, HTMLButtonElement>())
  const stop = current !== null && areas.includes(current) ? current : areas[0]

  function roam(event: KeyboardEvent): void {
    const index = stop === undefined ? -1 : areas.indexOf(stop)
    const target = targetOf(event.key, index, areas.length)
    const area = target === null ? undefined : areas[target]
    if (!area) return
    event.preventDefault()
    buttons.current.get(area)?.focus()
  }

  const told = (found: readonly AreaMark[]) =>
    found.map(({ kind, strength }) =>
      t('marked', { kind: wordsOf.kind(kind), strength: wordsOf.strength(strength) }),
    )

  if (readOnly) {
    const held = areas.filter((area) => chosen.includes(area) || marks.some((mark) => mark.area === area))
    if (held.length === 0) return <p className="text-center text-ink-soft">{t('none')}</p>
    return (
      <ul className="flex flex-wrap justify-center gap-2">
        {held.map((area) => (
          <li key={area} className="rounded-md border border-hair bg-sheet px-3 py-1.5">
            {wordsOf.area(area)}{' '}
            <span className="text-sm text-ink-soft">{told(marksAt(marks, area)).join(' ')}</span>
          </li>
        ))}
      </ul>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no element for a group of buttons
    <div
      role="group"
      aria-label={t('areas')}
      onKeyDown={roam}
      className="flex flex-wrap justify-center gap-2"
    >
      {areas.map((area) => {
        const here = marksAt(marks, area)
        const before = told(marksAt(lastMarks, area))
        const isHeld = here.length > 0 || chosen.includes(area)
        return (
          <button
            key={area}
            type="button"
            ref={(button) => {
              if (button) buttons.current.set(area, button)
              else buttons.current.delete(area)
            }}
            tabIndex={area === stop ? 0 : -1}
            {...(isChoosing ? { 'aria-pressed': chosen.includes(area) } : { 'aria-haspopup': 'dialog' })}
            onFocus={() => {
              setCurrent(area)
              props.onFocus(area)
            }}
            onClick={(event) => props.onPress(area, event.currentTarget)}
            className={classNames(
              'flex min-h-12 cursor-pointer items-center gap-1.5 rounded-md border px-3 py-1.5 text-start text-sm focus-visible:ring-brush',
              !isHeld && 'border-hair bg-sheet hover:border-celadon',
              isHeld &&
                (isChoosing ? 'border-celadon bg-celadon-wash font-medium' : 'border-ochre bg-ochre-wash'),
            )}
          >
            {chosen.includes(area) && <Check aria-hidden="true" className="size-4" />}
            <span>
              {wordsOf.area(area)}
              {here.length > 0 && <span className="block font-medium">{told(here).join(' ')}</span>}
              {before.length > 0 && (
                <span className="block text-xs text-ink-soft">
                  {t('lastTime')} {before.join(' ')}
                </span>
              )}
              {!isChoosing && here.length === 0 && <span className="sr-only">{t('unmarked')}</span>}
            </span>
          </button>
        )
      })}
    </div>
  )
}

/** Where an arrow leads, round and round; null for any other key. */
function targetOf(key: string, index: number, count: number): number | null {
  if (key === 'ArrowRight' || key === 'ArrowDown') return (index + 1) % count
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (index - 1 + count) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}
