// One colleague: her role, a new password, and whether she works here.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { StaffForm } from '@/components/forms/staff-form'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { Notice } from '@/components/ui/notice'
import { Sheet } from '@/components/ui/sheet'
import { showToast } from '@/components/ui/toast'
import type { ListedStaffMember } from '@/lib/staff/staff-queries'
import { roleSchema } from '@/lib/staff/staff-schemas'
import { NewPasswordField } from './new-password-field'
import type { StaffActions } from './staff-desk'

type ColleagueSheetProps = {
  colleague: ListedStaffMember
  isOneself: boolean
  actions: StaffActions
  onClose: () => void
}

export function ColleagueSheet({ colleague, isOneself, actions, onClose }: ColleagueSheetProps) {
  const t = useTranslations('settings.staff')
  return (
    <Sheet
      title={colleague.name}
      eyebrow={colleague.userName}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      isSticky
    >
      <div className="grid gap-8">
        {isOneself && <Notice>{t('oneself')}</Notice>}
        {colleague.deactivatedAt ? (
          <Return colleague={colleague} actions={actions} />
        ) : (
          <>
            <ChangeRole colleague={colleague} actions={actions} />
            {colleague.role !== 'manager' && <NameForSafety colleague={colleague} actions={actions} />}
            {!isOneself && <ResetPassword colleague={colleague} actions={actions} />}
            {!isOneself && <Leave colleague={colleague} actions={actions} />}
          </>
        )}
      </div>
    </Sheet>
  )
}

type PartProps = Pick<ColleagueSheetProps, 'colleague' | 'actions'>

function ChangeRole({ colleague, actions }: PartProps) {
  const t = useTranslations('settings.staff')
  const common = useTranslations('common')
  const { submit, pending } = useToldAction(actions.changeRole)
  const choose = async (role: string | null) => {
    if (!role || role === colleague.role) return
    if (await submit({ staffMemberId: colleague.id, role }))
      showToast({ tone: 'success', message: common('saved') })
  }
  return (
    <ChoiceChips
      label={t('role')}
      description={t('roleHint')}
      items={roleSchema.options.map((id) => ({ id, label: common(`roles.${id}`) }))}
      value={colleague.role}
      onChange={choose}
      isDisabled={pending}
    />
  )
}

/** Whether she may let begin what the safety gate stops; the manager always may. */
function NameForSafety({ colleague, actions }: PartProps) {
  const t = useTranslations('safety.staff')
  const common = useTranslations('common')
  const { submit, pending } = useToldAction(actions.nameForSafety)
  const name = async (mayOverrideSafety: boolean) => {
    if (await submit({ staffMemberId: colleague.id, mayOverrideSafety }))
      showToast({ tone: 'success', message: common('saved') })
  }
  return (
    <Checkbox
      label={t('label')}
      description={t('hint')}
      isSelected={colleague.mayOverrideSafety}
      onChange={(isNamed) => void name(isNamed)}
      isDisabled={pending}
    />
  )
}

function ResetPassword({ colleague, actions }: PartProps) {
  const t = useTranslations('settings.staff')
  return (
    <section>
      <h3 className="pb-3 text-lg">{t('newPassword')}</h3>
      <StaffForm
        action={actions.resetPassword}
        onDone={() => showToast({ tone: 'success', message: t('passwordGiven') })}
        resetOnDone
        className="grid gap-4"
      >
        {({ pending, errorOf }) => (
          <>
            <input type="hidden" name="staffMemberId" value={colleague.id} />
            <NewPasswordField error={errorOf('password')} />
            <Button type="submit" className="justify-self-start" isPending={pending}>
              {t('givePassword')}
            </Button>
          </>
        )}
      </StaffForm>
    </section>
  )
}

/** Asked twice: her tablets go dark at once. */
function Leave({ colleague, actions }: PartProps) {
  const t = useTranslations('settings.staff')
  const common = useTranslations('common')
  const [isAsked, setAsked] = useState(false)
  const { submit, pending } = useToldAction(actions.deactivate)
  return (
    <section>
      <h3 className="pb-2 text-lg">{t('leave')}</h3>
      <p className="pb-3 text-ink-soft">{t('leaveHint')}</p>
      {isAsked ? (
        <div className="flex flex-wrap gap-3">
          <Button
            variant="danger"
            isPending={pending}
            onPress={() => submit({ staffMemberId: colleague.id })}
          >
            {t('reallyDeactivate', { name: colleague.name })}
          </Button>
          <Button variant="quiet" onPress={() => setAsked(false)}>
            {common('cancel')}
          </Button>
        </div>
      ) : (
        <Button onPress={() => setAsked(true)}>{t('deactivate')}</Button>
      )}
    </section>
  )
}

function Return({ colleague, actions }: PartProps) {
  const t = useTranslations('settings.staff')
  const { submit, pending } = useToldAction(actions.reactivate)
  return (
    <section>
      <p className="pb-3 text-ink-soft">{t('returnHint')}</p>
      <Button variant="primary" isPending={pending} onPress={() => submit({ staffMemberId: colleague.id })}>
        {t('reactivate')}
      </Button>
    </section>
  )
}
