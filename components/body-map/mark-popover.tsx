// What is seen or felt at one area: a kind with one tap, its strength with another.
'use client'

import { Eraser, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { Dialog, Heading, Popover, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { popoverStyle } from '@/components/ui/field-styles'
import { IconButton } from '@/components/ui/icon-button'
import { type Area, FINDINGS_TO_MIND } from '@/lib/concerns/area-flow'
import { CONCERNS_OF, type Region } from '@/lib/concerns/concern-flow'
import { useMarkWords } from './mark-words'
import { type AreaMark, type MarkChange, marksAt } from './marks'

const STRENGTHS = [1, 2, 3] as const
/** What a tap on a kind says before anything is said of its strength. */
const AT_FIRST = 2
/** Hers as a whole, at no area. */
const NOT_LOCAL: readonly string[] = ['poor_sleep', 'fatigue']
/** What the popover needs beside the area, in pixels. */
const ROOM = 432

type MarkPopoverProps = {
  region: Region
  area: Area | null
  marks: readonly AreaMark[]
  anchor: RefObject<Element | null>
  onMark: (change: MarkChange) => void
  onClose: () => void
}

export function MarkPopover({ region, area, marks, anchor, onMark, onClose }: MarkPopoverProps) {
  const t = useTranslations('assessments.map')
  const wordsOf = useMarkWords()
  const here = area ? marksAt(marks, area) : []
  const local = CONCERNS_OF[region].filter((concern) => !NOT_LOCAL.includes(concern))
  const kinds = [...local, ...FINDINGS_TO_MIND]
  const open = kinds.filter((kind) => !here.some((mark) => mark.kind === kind))
  const put = (kind: string, strength: number | null) => {
    const seen = here.find((mark) => mark.kind === kind)?.strength ?? null
    if (area) onMark({ area, kind, strength, seen })
  }
  return (
    <Popover
      triggerRef={anchor}
      isOpen={area !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      placement={placementBeside(anchor.current)}
      className={classNames(popoverStyle, 'max-h-[80vh] w-[min(25rem,94vw)] overflow-y-auto')}
    >
      <Dialog className="grid gap-3 p-4 outline-none">
        <Heading slot="title" className="text-lg">
          {area && wordsOf.area(area)}
        </Heading>
        {here
          .toSorted((one, other) => kinds.indexOf(one.kind as never) - kinds.indexOf(other.kind as never))
          .map(({ kind, strength }) => (
            <div key={kind} className="flex items-center gap-2">
              <span className="min-w-0 flex-1 font-medium">{wordsOf.kind(kind)}</span>
              <Strength
                label={t('strengthOf', { kind: wordsOf.kind(kind) })}
                value={strength}
                onChange={(value) => put(kind, value)}
              />
              <IconButton
                label={t('wipeNamed', { kind: wordsOf.kind(kind) })}
                icon={<Eraser aria-hidden="true" className="size-5" />}
                onPress={() => put(kind, null)}
              />
            </div>
          ))}
        <p className="text-sm text-ink-soft">{t('addKind')}</p>
        <div className="flex flex-wrap gap-2">
          {open.map((kind) => (
            <Button
              key={kind}
              icon={<Plus aria-hidden="true" className="size-4" />}
              onPress={() => put(kind, AT_FIRST)}
            >
              {wordsOf.kind(kind)}
            </Button>
          ))}
        </div>
        <Button variant="primary" onPress={onClose}>
          {t('done')}
        </Button>
      </Dialog>
    </Popover>
  )
}

/** Beside the area where there is room for it, so that the map stays in sight. */
function placementBeside(element: Element | null): 'end' | 'start' | 'top' | 'bottom' {
  if (!element) return 'bottom'
  const { left, right, top, bottom } = element.getBoundingClientRect()
  if (window.innerWidth - right > ROOM) return 'end'
  if (left > ROOM) return 'start'
  return top > window.innerHeight - bottom ? 'top' : 'bottom'
}

type StrengthProps = { label: string; value: number; onChange: (strength: number) => void }

function Strength({ label, value, onChange }: StrengthProps) {
  const wordsOf = useMarkWords()
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[String(value)]}
      onSelectionChange={(keys) => {
        const [chosen] = keys
        if (chosen !== undefined) onChange(Number(chosen))
      }}
      className="flex overflow-hidden rounded-md border border-edge"
    >
      {STRENGTHS.map((strength) => (
        <ToggleButton
          key={strength}
          id={String(strength)}
          className="flex min-h-12 min-w-13 cursor-pointer items-center justify-center gap-1 border-edge bg-sheet px-2 text-sm not-first:border-s selected:bg-ochre-wash selected:font-medium selected:text-ochre focus-visible:ring-brush"
        >
          <span className="numeric">{strength}</span> {wordsOf.strength(strength)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
