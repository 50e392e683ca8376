// A birthday in three figures, by the solar calendar or the lunar; the year may stay unsaid.
'use client'

import { useTranslations } from 'next-intl'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { NumberField } from '@/components/ui/field'

type Part = 'birthYear' | 'birthMonth' | 'birthDay' | 'birthLunar'
type FieldProps = { label: string; value: string; onChange: (value: string) => void; error?: string }

export function BirthdayFields({ field }: { field: (name: Part) => FieldProps }) {
  const t = useTranslations('archive-basics')
  const calendar = field('birthLunar')
  return (
    <fieldset className="grid gap-2.5">
      <legend className="pb-1.5 text-sm font-medium">{t('fields.birthday')}</legend>
      <ChoiceChips
        {...calendar}
        isLabelHidden
        onChange={(id) => calendar.onChange(id ?? 'solar')}
        items={(['solar', 'lunar'] as const).map((id) => ({ id, label: t(`calendars.${id}`) }))}
      />
      <div className="grid grid-cols-3 gap-3">
        <NumberField {...field('birthYear')} />
        <NumberField {...field('birthMonth')} />
        <NumberField {...field('birthDay')} />
      </div>
    </fieldset>
  )
}
