// One's own password. Afterwards every device is signed out, this one too.
'use client'

import { useTranslations } from 'next-intl'
import { StaffForm } from '@/components/forms/staff-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import type { StaffAction } from '@/lib/actions/action-state'
import { leaveDesk } from './leave-desk'

type ChangePasswordProps = {
  action: StaffAction
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

export function ChangePassword({ action, isOpen, onOpenChange }: ChangePasswordProps) {
  const t = useTranslations('shell.password')
  return (
    <Dialog title={t('title')} isOpen={isOpen} onOpenChange={onOpenChange} isSticky>
      <StaffForm action={action} onDone={leaveDesk} className="grid gap-5">
        {({ pending, errorOf }) => (
          <>
            <p className="text-ink-soft">{t('intro')}</p>
            <PasswordField name="currentPassword" label={t('current')} error={errorOf('currentPassword')} />
            <PasswordField
              name="newPassword"
              label={t('next')}
              description={t('nextHint')}
              error={errorOf('newPassword')}
            />
            <Button type="submit" variant="primary" isPending={pending}>
              {t('submit')}
            </Button>
          </>
        )}
      </StaffForm>
    </Dialog>
  )
}

type PasswordFieldProps = {
  name: 'currentPassword' | 'newPassword'
  label: string
  description?: string
  error: string | undefined
}

function PasswordField({ error, ...props }: PasswordFieldProps) {
  return (
    <TextField
      {...props}
      {...(error === undefined ? {} : { error })}
      type="password"
      autoComplete={props.name === 'newPassword' ? 'new-password' : 'current-password'}
      maxLength={200}
    />
  )
}
