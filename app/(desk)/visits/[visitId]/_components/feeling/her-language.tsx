// Her language, which need not be the desk's.
'use client'

import { useTranslations } from 'next-intl'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { locales } from '@/lib/i18n/locale'

type Props = { language: string; onLanguage: (language: string) => void }

export function HerLanguage({ language, onLanguage }: Props) {
  const t = useTranslations('feeling.her')
  const common = useTranslations('common')
  return (
    <RadioGroup value={language} onChange={onLanguage} orientation="horizontal">
      <Label className="sr-only">{t('language')}</Label>
      <div className="flex overflow-hidden rounded-md border border-edge bg-sheet">
        {locales.map((name) => (
          <Radio
            key={name}
            value={name}
            lang={name}
            className="flex min-h-12 cursor-pointer items-center justify-center px-5 selected:bg-celadon-wash selected:font-medium selected:text-celadon-dark focus-visible:ring-brush"
          >
            {common(`languages.${name}`)}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
