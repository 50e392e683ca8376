// The two languages, each in its own words.
'use client'

import { useTranslations } from 'next-intl'
import { Label, Radio, RadioGroup, type RadioGroupProps } from 'react-aria-components'
import { classNames } from '@/components/ui/class-names'
import { locales } from '@/lib/i18n/locale'

type Props = Pick<RadioGroupProps, 'value' | 'onChange' | 'isDisabled'> & {
  label: string
  optionClass: string
}

export function LanguageChoice({ label, optionClass, ...props }: Props) {
  const t = useTranslations('common')
  return (
    <RadioGroup {...props} orientation="horizontal">
      <Label className="sr-only">{label}</Label>
      <div className="flex overflow-hidden rounded-md border border-edge bg-sheet">
        {locales.map((name) => (
          <Radio
            key={name}
            value={name}
            lang={name}
            className={classNames(
              'flex min-h-12 cursor-pointer items-center justify-center selected:bg-celadon-wash selected:font-medium selected:text-celadon-dark focus-visible:ring-brush',
              optionClass,
            )}
          >
            {t(`languages.${name}`)}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
