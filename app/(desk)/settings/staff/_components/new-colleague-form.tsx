// Taking somebody on: her name, how she signs in, what she does.
'use client'

import { useTranslations } from 'next-intl'
import { StaffForm } from '@/components/forms/staff-form'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextField } from '@/components/ui/field'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'
import { roleSchema } from '@/lib/staff/staff-schemas'
import { NewPasswordField } from './new-password-field'

type NewColleagueFormProps = { action: StaffAction<unknown>; onDone: () => void }

export function NewColleagueForm({ action, onDone }: NewColleagueFormProps) {
  const t = useTranslations('settings.staff')
  const roles = useTranslations('common.roles')
  const done = () => {
    showToast({ tone: 'success', message: t('added') })
    onDone()
  }
  return (
    <StaffForm action={action} onDone={done} isKept className="grid gap-5">
      {({ pending, errorOf }) => (
        <>
          <TextField
            name="name"
            label={t('name')}
            autoComplete="off"
            maxLength={40}
            error={errorOf('name')}
            isRequired
          />
          <ChoiceChips
            name="role"
            label={t('role')}
            items={roleSchema.options.map((id) => ({ id, label: roles(id), description: t(`does.${id}`) }))}
            error={errorOf('role')}
            isRequired
          />
          <TextField
            name="userName"
            label={t('userName')}
            description={t('userNameHint')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
            error={errorOf('userName')}
            isRequired
          />
          <NewPasswordField error={errorOf('password')} />
          <Button type="submit" variant="primary" size="lg" isPending={pending}>
            {t('add')}
          </Button>
        </>
      )}
    </StaffForm>
  )
}
