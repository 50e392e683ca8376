// A password that the manager gives; it is read out to its owner, so it can be looked at while typed.
'use client'

import { useTranslations } from 'next-intl'
import { TextField } from '@/components/ui/field'

export function NewPasswordField({ error }: { error: string | undefined }) {
  const t = useTranslations('settings.staff')
  return (
    <TextField
      name="password"
      label={t('password')}
      description={t('passwordHint')}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={200}
      error={error}
      isRequired
    />
  )
}
