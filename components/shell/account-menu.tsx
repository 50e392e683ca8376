// Who is signed in, and what she can do about herself: language, password, sign out.
'use client'

import { KeyRound, LogOut } from 'lucide-react'
import { signOut } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button as RacButton } from 'react-aria-components'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Dialog, DialogTrigger } from '@/components/ui/dialog'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'
import type { Role } from '@/lib/auth/signed-in-staff'
import { ChangePassword } from './change-password'
import { ChooseLanguage } from './choose-language'
import { forgetPlace } from './last-place'
import { leaveDesk } from './leave-desk'

export type AccountMenuProps = {
  staff: { name: string; role: Role }
  actions: { chooseLanguage: StaffAction; changePassword: StaffAction }
}

export function AccountMenu({ staff, actions }: AccountMenuProps) {
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
        <Dialog title={staff.name} eyebrow={common(`roles.${staff.role}`)}>
          {(close) => (
            <div className="grid gap-6">
              <ChooseLanguage action={actions.chooseLanguage} />
              <div className="grid gap-3 sm:grid-cols-2">
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
        </Dialog>
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
      forgetPlace()
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
