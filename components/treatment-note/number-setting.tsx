// A figure the treatment was done with. What cannot be one stays in the field, and is not saved.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { NumberField } from '@/components/ui/field'
import { SETTING_ENDS } from '@/lib/treatment-notes/note-schemas'

type Props = {
  setting: keyof typeof SETTING_ENDS
  value: number | null
  onChange: (value: number | null) => void
}

export function NumberSetting({ setting, value, onChange }: Props) {
  const t = useTranslations('treatment-note')
  const [typed, setTyped] = useState(value === null ? '' : String(value))
  const ends = SETTING_ENDS[setting]
  const read = readNumber(typed, ends)
  // Somebody else has changed it meanwhile.
  const shown = read === undefined || read === value ? typed : value === null ? '' : String(value)
  return (
    <NumberField
      label={t(setting)}
      suffix={t(`units.${setting}`)}
      value={shown}
      allowsDecimals={setting === 'temperature'}
      error={read === undefined && shown === typed ? t('between', ends) : undefined}
      onChange={(text) => {
        setTyped(text)
        const next = readNumber(text, ends)
        if (next !== undefined) onChange(next)
      }}
    />
  )
}

/** Null for nothing, undefined for what is no such figure. Full-width digits are digits. */
function readNumber(typed: string, { from, to }: { from: number; to: number }): number | null | undefined {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return null
  const number = Number(text)
  return /^\d{1,3}(\.\d)?$/.test(text) && number >= from && number <= to ? number : undefined
}
