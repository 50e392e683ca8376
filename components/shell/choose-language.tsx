// The language of the desk.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { LanguageChoice } from './language-choice'

export function ChooseLanguage({ action }: { action: StaffAction }) {
  const t = useTranslations('shell')
  const locale = useLocale()
  const { submit, pending } = useStaffAction(action)
  const choose = (chosen: string) => {
    const formData = new FormData()
    formData.set('locale', chosen)
    void submit(formData)
  }
  return (
    <LanguageChoice
      label={t('language')}
      value={locale}
      onChange={choose}
      isDisabled={pending}
      optionClass="flex-1 px-4 hover:bg-fold"
    />
  )
}
