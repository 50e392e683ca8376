// Who is signed in, and what she can do about herself: language, password, sign out.
'use client'

import { KeyRound, LogOut } from 'lucide-react'
import { signOut } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DialogTrigger, Popover, Button as RacButton, Dialog as RacDialog } from 'react-aria-components'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { popoverStyle } from '@/components/ui/field-styles'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'
import type { Role } from '@/lib/auth/signed-in-staff'
import { ChangePassword } from './change-password'
import { ChooseLanguage } from './choose-language'
import { leaveDesk } from './leave-desk'

export type AccountMenuProps = {
  staff: { name: string; role: Role }
  actions: { chooseLanguage: StaffAction; changePassword: StaffAction }
  placement: 'bottom end' | 'right bottom'
}

export function AccountMenu({ staff, actions, placement }: AccountMenuProps) {
  const t = useTranslations('shell')
  const common = useTranslations('common')
  const [isChanging, setChanging] = useState(false)
  return (
    <>
      <DialogTrigger>
        <RacButton
          aria-label={t('account', { name: staff.name })}
          className="flex size-12 cursor-pointer items-center justify-center rounded-full hover:bg-celadon-wash"
        >
          <Avatar name={staff.name} size="sm" />
        </RacButton>
        <Popover
          placement={placement}
          offset={placement === 'right bottom' ? 32 : 8}
          className={classNames(popoverStyle, 'w-72')}
        >
          <RacDialog aria-label={t('account', { name: staff.name })} className="outline-none">
            {({ close }) => (
              <div className="grid gap-4 p-4">
                <div className="flex items-center gap-3">
                  <Avatar name={staff.name} />
                  <div className="min-w-0">
                    <p className="truncate font-serif text-lg font-semibold">{staff.name}</p>
                    <p className="text-sm text-ink-soft">{common(`roles.${staff.role}`)}</p>
                  </div>
                </div>
                <ChooseLanguage action={actions.chooseLanguage} />
                <div className="grid gap-2">
                  <Button
                    icon={<KeyRound aria-hidden="true" className="size-5" />}
                    onPress={() => {
                      close()
                      setChanging(true)
                    }}
                  >
                    {t('changePassword')}
                  </Button>
                  <SignOut />
                </div>
              </div>
            )}
          </RacDialog>
        </Popover>
      </DialogTrigger>
      <ChangePassword action={actions.changePassword} isOpen={isChanging} onOpenChange={setChanging} />
    </>
  )
}

function SignOut() {
  const t = useTranslations('shell')
  const [pending, setPending] = useState(false)
  const leave = async () => {
    setPending(true)
    try {
      await signOut({ redirect: false })
      leaveDesk()
    } catch {
      setPending(false)
      showToast({ tone: 'error', message: t('signOutFailed') })
    }
  }
  return (
    <Button icon={<LogOut aria-hidden="true" className="size-5" />} isPending={pending} onPress={leave}>
      {t('signOut')}
    </Button>
  )
}
