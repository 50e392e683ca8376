// Which encoding a text was written in, each shown by what it makes of the first names.
'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { RadioGroup } from '@/components/ui/radio-group'
import { TEXT_ENCODINGS, type TextEncoding } from '@/lib/imports/import-flow'
import { previewOf } from './held-file-client'

type Props = {
  file: File
  value: TextEncoding | null
  onChange: (encoding: TextEncoding) => void
}

const OFFERED = TEXT_ENCODINGS.filter((encoding) => !encoding.startsWith('utf-16'))

export function EncodingChoice({ file, value, onChange }: Props) {
  const t = useTranslations('imports.source')
  const [previews, setPreviews] = useState<Partial<Record<TextEncoding, string>>>({})
  useEffect(() => {
    let isLeft = false
    void Promise.all(OFFERED.map(async (each) => [each, await previewOf(file, each)] as const)).then(
      (found) => isLeft || setPreviews(Object.fromEntries(found)),
    )
    return () => {
      isLeft = true
    }
  }, [file])
  // What loses signs cannot be it, and two that make the same of it are one choice.
  const shown = OFFERED.filter((each, at) => {
    const preview = previews[each]
    if (each === value || !preview) return true
    return !preview.includes('\uFFFD') && OFFERED.findIndex((other) => previews[other] === preview) === at
  })
  return (
    <RadioGroup
      label={t('encoding')}
      items={shown.map((id) => ({ id, label: t(`encodings.${id}`), description: previews[id] ?? '' }))}
      value={value}
      onChange={(id) => {
        const chosen = OFFERED.find((each) => each === id)
        if (chosen) onChange(chosen)
      }}
    />
  )
}
