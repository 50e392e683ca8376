// Readings and marks shown as they are tapped, and as they are once the answer has come.
'use client'

import { useOptimistic, useTransition } from 'react'
import type { MarkChange } from '@/components/body-map/marks'
import { useToldAction } from '@/components/forms/use-told-action'
import type { Moment } from '@/lib/assessments/assessment-flow'
import type { VisitSheet } from '@/lib/assessments/assessment-queries'
import { markAreaAction, takeReadingAction } from '../../actions'

type Change =
  | { what: 'reading'; readingTypeId: string; moment: Moment; value: number | null }
  | ({ what: 'mark'; templateId: string } & MarkChange)

export function useTaking(visitId: string, sheets: readonly VisitSheet[]) {
  const [shown, change] = useOptimistic(sheets, changed)
  const [, startTransition] = useTransition()
  const take = useToldAction(takeReadingAction)
  const mark = useToldAction(markAreaAction)
  return {
    sheets: shown,
    take(readingTypeId: string, moment: Moment, value: number | null, seen: number | null) {
      startTransition(async () => {
        change({ what: 'reading', readingTypeId, moment, value })
        await take.submit({ visitId, readingTypeId, moment, value, seen })
      })
    },
    mark(templateId: string, asked: MarkChange) {
      startTransition(async () => {
        change({ what: 'mark', templateId, ...asked })
        await mark.submit({ visitId, templateId, ...asked })
      })
    },
  }
}

function changed(sheets: readonly VisitSheet[], change: Change): readonly VisitSheet[] {
  return sheets.map((sheet) =>
    change.what === 'reading'
      ? { ...sheet, readings: sheet.readings.map((reading) => withValue(reading, change)) }
      : sheet.id === change.templateId
        ? { ...sheet, marks: withMark(sheet.marks, change) }
        : sheet,
  )
}

function withValue(
  reading: VisitSheet['readings'][number],
  { readingTypeId, moment, value }: Extract<Change, { what: 'reading' }>,
) {
  return reading.id === readingTypeId ? { ...reading, [moment]: value } : reading
}

function withMark(marks: VisitSheet['marks'], { area, kind, strength }: MarkChange): VisitSheet['marks'] {
  const others = marks.filter((mark) => mark.area !== area || mark.kind !== kind)
  return strength === null ? others : [...others, { area, kind, strength }]
}
