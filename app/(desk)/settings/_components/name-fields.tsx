// What an entry is called, in both languages.
'use client'

import { useTranslations } from 'next-intl'
import type { Stands } from '@/components/forms/follow-stands'
import { TextField } from '@/components/ui/field'

type NameFieldsProps = {
  entry: { name: string; nameEn: string | null } | null
  errorOf: (name: string) => string | undefined
}

export function NameFields({ entry, errorOf }: NameFieldsProps) {
  const t = useTranslations('settings.form')
  return (
    <>
      <TextField
        name="name"
        label={t('name')}
        defaultValue={entry?.name}
        maxLength={40}
        autoComplete="off"
        error={errorOf('name')}
        isRequired
      />
      <TextField
        name="nameEn"
        label={t('nameEn')}
        description={t('nameEnHint')}
        defaultValue={entry?.nameEn ?? ''}
        maxLength={60}
        autoComplete="off"
        error={errorOf('nameEn')}
      />
    </>
  )
}

type Named = { name: string; nameEn: string | null }

/** What the two fields say now, for the form that holds them. */
export function namesStanding({ name, nameEn }: Named, t: (label: 'name' | 'nameEn') => string): Stands[] {
  return [
    { name: 'name', label: t('name'), typed: name, value: name },
    { name: 'nameEn', label: t('nameEn'), typed: nameEn ?? '', value: nameEn ?? '' },
  ]
}
