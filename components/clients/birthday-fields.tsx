// A birthday in three figures; the year may stay unsaid.
'use client'

import { useTranslations } from 'next-intl'
import { NumberField } from '@/components/ui/field'

type Part = 'birthYear' | 'birthMonth' | 'birthDay'
type FieldProps = { label: string; value: string; onChange: (value: string) => void; error?: string }

export function BirthdayFields({ field }: { field: (name: Part) => FieldProps }) {
  const t = useTranslations('clients.basics')
  return (
    <fieldset className="grid gap-1.5">
      <legend className="text-sm font-medium">{t('birthday')}</legend>
      <div className="grid grid-cols-3 gap-3">
        <NumberField {...field('birthYear')} maxLength={4} />
        <NumberField {...field('birthMonth')} maxLength={2} />
        <NumberField {...field('birthDay')} maxLength={2} />
      </div>
    </fieldset>
  )
}
