// The one question between a first sign-in and the desk.
'use client'

import { useTranslations } from 'next-intl'
import { StaffForm } from '@/components/forms/staff-form'
import { BrushLine } from '@/components/ui/brush-line'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import type { StaffAction } from '@/lib/actions/action-state'

export function FirstPasswordForm({ action, name }: { action: StaffAction<unknown>; name: string }) {
  const t = useTranslations('auth.firstPassword')
  return (
    <>
      <p className="text-ink-soft">{name}</p>
      <h1 className="mt-1 text-3xl">{t('title')}</h1>
      <BrushLine className="mt-3 w-24" />
      <p className="mt-4 text-ink-soft">{t('intro')}</p>
      <StaffForm action={action} onDone={() => window.location.replace('/today')} className="mt-8 grid gap-5">
        {({ pending, errorOf, state }) => {
          const error = errorOf('newPassword')
          return (
            <>
              <TextField
                name="newPassword"
                type="password"
                label={t('field')}
                description={t('hint')}
                autoComplete="new-password"
                maxLength={200}
                {...(error === undefined ? {} : { error })}
              />
              <Button
                type="submit"
                variant="primary"
                size="lg"
                isFullWidth
                isPending={pending || state.status === 'done'}
              >
                {t('submit')}
              </Button>
            </>
          )
        }}
      </StaffForm>
    </>
  )
}
