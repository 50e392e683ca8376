// An assessment as it was taken, for whoever only reads.
import { useLocale, useTranslations } from 'next-intl'
import { AreaMap } from '@/components/body-map/area-map'
import type { VisitAssessment, VisitSheet } from '@/lib/assessments/assessment-queries'
import { localName } from '@/lib/i18n/format'
import { Concerns, isBegun } from './assessment-form'

export function AssessmentTaken({ assessment }: { assessment: VisitAssessment }) {
  const t = useTranslations('assessments.visit')
  const taken = assessment.sheets.filter(isBegun)
  if (taken.length === 0) return <p className="text-ink-soft">{t('nothingTaken')}</p>
  return (
    <div className="grid gap-5">
      {taken.map((sheet) => (
        <SheetTaken key={sheet.id} sheet={sheet} />
      ))}
      <Concerns sheets={taken} />
    </div>
  )
}

function SheetTaken({ sheet }: { sheet: VisitSheet }) {
  const t = useTranslations('assessments.visit')
  const locale = useLocale()
  const read = sheet.readings.filter(({ before }) => before !== null)
  return (
    <section className="grid gap-3">
      <h3 className="text-lg">{localName(sheet, locale)}</h3>
      <dl className="grid gap-x-8 gap-y-1 sm:grid-cols-2">
        {read.map(({ before, after, ...reading }) => (
          <div key={reading.id} className="flex justify-between gap-4 border-b border-hair py-1.5">
            <dt>{localName(reading, locale)}</dt>
            <dd className="numeric">
              {valueTold(reading, before)}
              {after !== null && ` → ${valueTold(reading, after)}`}
            </dd>
          </div>
        ))}
      </dl>
      {sheet.marks.length > 0 && (
        <AreaMap region={sheet.region} label={t('map')} marks={sheet.marks} readOnly />
      )}
    </section>
  )
}

function valueTold({ steps, unit }: { steps: number | null; unit: string | null }, value: number | null) {
  return steps ? `${value} / ${steps}` : `${value}${unit ?? ''}`
}
