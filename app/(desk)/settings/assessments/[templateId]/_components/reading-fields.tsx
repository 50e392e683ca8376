// What one reading of a sheet is: its form and ends, whether it is taken again, and what it tells of.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { errorProps } from '@/components/forms/error-props'
import { Checkbox } from '@/components/ui/checkbox'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { NumberField, TextField } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { READING_FORMS } from '@/lib/assessments/assessment-flow'
import type { ReadingTypeInSettings } from '@/lib/assessments/template-queries'
import { CONCERNS_OF, type Region } from '@/lib/concerns/concern-flow'
import { NameFields } from '../../../_components/name-fields'

/** In the select, where nothing can be chosen by an empty id. */
const NOTHING = 'none'

type ReadingFieldsProps = {
  reading: ReadingTypeInSettings | null
  region: Region
  errorOf: (name: string) => string | undefined
}

export function ReadingFields({ reading, region, errorOf }: ReadingFieldsProps) {
  const t = useTranslations('assessments.settings')
  const concerns = useTranslations('concerns.names')
  const [form, setForm] = useState<string | null>(reading?.form ?? 'scale')
  const [concern, setConcern] = useState<string | null>(reading?.concern ?? NOTHING)
  const field = (name: 'lowEnd' | 'lowEndEn' | 'highEnd' | 'highEndEn') => ({
    name,
    label: t(name),
    defaultValue: reading?.[name] ?? '',
    maxLength: 20,
    autoComplete: 'off',
    ...errorProps(errorOf(name)),
  })
  const number = (name: 'minimum' | 'maximum' | 'concernBelow' | 'concernAbove') => ({
    name,
    label: t(name),
    defaultValue: reading?.[name]?.toString() ?? '',
    allowsDecimals: true,
    ...errorProps(errorOf(name)),
  })
  const isFixed = reading?.isInUse ?? false
  return (
    <>
      <NameFields entry={reading} errorOf={errorOf} />
      <ChoiceChips
        name="form"
        label={t('form')}
        items={READING_FORMS.map((id) => ({ id, label: t(`forms.${id}`) }))}
        value={form}
        onChange={setForm}
        isDisabled={isFixed}
        {...(isFixed ? { description: t('fixed') } : {})}
      />
      {form === 'scale' ? (
        <>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField {...field('lowEnd')} />
            <TextField {...field('lowEndEn')} />
            <TextField {...field('highEnd')} />
            <TextField {...field('highEndEn')} />
          </div>
          <NumberField
            name="steps"
            label={t('steps')}
            description={t('stepsHint')}
            defaultValue={reading?.steps?.toString() ?? '5'}
            isDisabled={isFixed}
            {...errorProps(errorOf('steps'))}
          />
        </>
      ) : (
        <div className="grid gap-5 sm:grid-cols-3">
          <NumberField {...number('minimum')} />
          <NumberField {...number('maximum')} />
          <TextField
            name="unit"
            label={t('unit')}
            placeholder="%"
            defaultValue={reading?.unit ?? ''}
            maxLength={12}
            autoComplete="off"
            isDisabled={isFixed}
            {...errorProps(errorOf('unit'))}
          />
        </div>
      )}
      <Checkbox
        name="isKey"
        label={t('isKey')}
        description={t('isKeyHint')}
        defaultSelected={reading?.isKey ?? false}
      />
      <Select
        label={t('concern')}
        items={[
          { id: NOTHING, label: t('noConcern') },
          ...CONCERNS_OF[region].map((id) => ({ id, label: concerns(id) })),
        ]}
        value={concern}
        onChange={setConcern}
        {...errorProps(errorOf('concern'))}
      />
      {concern !== NOTHING && (
        <>
          <input type="hidden" name="concern" value={concern ?? ''} />
          <div className="grid gap-5 sm:grid-cols-2">
            <NumberField {...number('concernBelow')} />
            <NumberField {...number('concernAbove')} />
          </div>
          <p className="-mt-2 text-sm text-ink-soft">{t('thresholdHint')}</p>
        </>
      )}
    </>
  )
}
