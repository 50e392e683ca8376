// One colleague: her names, her role, what stands with her, a new password, and whether she works here.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { StaffForm } from '@/components/forms/staff-form'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { Sheet } from '@/components/ui/sheet'
import { showToast } from '@/components/ui/toast'
import { changesOfRole, type Work } from '@/lib/auth/role-flow'
import type { Role } from '@/lib/auth/signed-in-staff'
import type { ListedStaffMember } from '@/lib/staff/staff-queries'
import { roleSchema } from '@/lib/staff/staff-schemas'
import { HandOn } from './hand-on'
import { NewPasswordField } from './new-password-field'
import type { StaffActions } from './staff-desk'

type ColleagueSheetProps = {
  colleague: ListedStaffMember
  /** Who else works here. */
  others: readonly ListedStaffMember[]
  isOneself: boolean
  actions: StaffActions
  onClose: () => void
}

export function ColleagueSheet({ colleague, others, isOneself, actions, onClose }: ColleagueSheetProps) {
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
            <Rename colleague={colleague} actions={actions} />
            <ChangeRole colleague={colleague} isOneself={isOneself} actions={actions} />
            {colleague.role !== 'manager' && <NameForSafety colleague={colleague} actions={actions} />}
            <HandOn colleague={colleague} others={others} handOn={actions.handOn} />
            {!isOneself && <ResetPassword colleague={colleague} actions={actions} />}
            {!isOneself && <Leave colleague={colleague} actions={actions} />}
          </>
        )}
      </div>
    </Sheet>
  )
}

type PartProps = Pick<ColleagueSheetProps, 'colleague' | 'actions'>

/** Sessions stay: only what she is called, and what she types at the door. */
function Rename({ colleague: { id, name, userName }, actions }: PartProps) {
  const t = useTranslations('settings.staff')
  const common = useTranslations('common')
  return (
    <StaffForm
      action={actions.rename}
      onDone={() => showToast({ tone: 'success', message: common('saved') })}
      isKept
      className="grid gap-4"
    >
      {({ pending, errorOf }) => (
        <>
          <input
            type="hidden"
            name="payload"
            value={JSON.stringify({ staffMemberId: id, seen: { name, userName } })}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              name="name"
              label={t('name')}
              defaultValue={name}
              autoComplete="off"
              maxLength={40}
              error={errorOf('name')}
              isRequired
            />
            <TextField
              name="userName"
              label={t('userName')}
              defaultValue={userName}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={40}
              error={errorOf('userName')}
              isRequired
            />
          </div>
          <Button type="submit" className="justify-self-start" isPending={pending}>
            {t('rename')}
          </Button>
        </>
      )}
    </StaffForm>
  )
}

/** Chosen first, then asked: what she will no longer be able to do stands there before it is so. */
function ChangeRole({ colleague, isOneself, actions }: PartProps & { isOneself: boolean }) {
  const t = useTranslations('settings.staff')
  const common = useTranslations('common')
  const { submit, pending } = useToldAction(actions.changeRole)
  const [wanted, setWanted] = useState<Role | null>(null)
  const role = wanted ?? colleague.role
  const choose = (id: string | null) => {
    const chosen = roleSchema.options.find((each) => each === id)
    setWanted(chosen === undefined || chosen === colleague.role ? null : chosen)
  }
  const change = async () => {
    const isDone = await submit({ staffMemberId: colleague.id, role })
    if (isDone) showToast({ tone: 'success', message: common('saved') })
    setWanted(null)
  }
  return (
    <section className="grid gap-4">
      <ChoiceChips
        label={t('role')}
        description={t('roleHint')}
        items={roleSchema.options.map((id) => ({ id, label: common(`roles.${id}`) }))}
        value={role}
        onChange={choose}
        isDisabled={pending}
      />
      {wanted && (
        <div className="grid gap-3 rounded-lg bg-ochre-wash p-4">
          <p className="font-medium">
            {t(isOneself ? 'askOwnRole' : 'askRole', {
              name: colleague.name,
              from: common(`roles.${colleague.role}`),
              to: common(`roles.${wanted}`),
            })}
          </p>
          <RoleChanges from={colleague.role} to={wanted} />
          <div className="flex flex-wrap gap-3">
            <Button
              variant={isOneself ? 'danger' : 'primary'}
              isPending={pending}
              onPress={() => void change()}
            >
              {t('changeRole', { to: common(`roles.${wanted}`) })}
            </Button>
            <Button variant="quiet" onPress={() => setWanted(null)}>
              {common('cancel')}
            </Button>
          </div>
        </div>
      )}
    </section>
  )
}

function RoleChanges({ from, to }: { from: Role; to: Role }) {
  const t = useTranslations('settings.staff')
  const format = useFormatter()
  const { loses, gains } = changesOfRole(from, to)
  const said = (work: readonly Work[]) => format.list(work.map((each) => t(`can.${each}`)))
  return (
    <>
      {loses.length > 0 && <p>{t('noLonger', { work: said(loses) })}</p>}
      {gains.length > 0 && <p>{t('fromNow', { work: said(gains) })}</p>}
    </>
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
        isKept
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
