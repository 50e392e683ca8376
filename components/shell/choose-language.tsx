// The two languages, each in its own words.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { locales } from '@/lib/i18n/locale'

export function ChooseLanguage({ action }: { action: StaffAction }) {
  const t = useTranslations('shell')
  const common = useTranslations('common')
  const locale = useLocale()
  const { submit, pending } = useStaffAction(action)
  const choose = (chosen: string) => {
    const formData = new FormData()
    formData.set('locale', chosen)
    void submit(formData)
  }
  return (
    <RadioGroup value={locale} onChange={choose} isDisabled={pending} orientation="horizontal">
      <Label className="sr-only">{t('language')}</Label>
      <div className="flex overflow-hidden rounded-md border border-edge bg-sheet">
        {locales.map((name) => (
          <Radio
            key={name}
            value={name}
            lang={name}
            className="flex min-h-12 flex-1 cursor-pointer items-center justify-center px-4 selected:bg-celadon-wash selected:font-medium selected:text-celadon-dark hover:bg-fold focus-visible:ring-brush"
          >
            {common(`languages.${name}`)}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
