// The signed-in shell: navigation, live updates, idle guard. Every page below still authorises itself.
import type { ReactNode } from 'react'
import { DeskShell } from '@/components/shell/desk-shell'
import { IdleGuard } from '@/components/shell/idle-guard'
import { LiveDesk } from '@/components/shell/live-desk'
import { ThanksToHer } from '@/components/shell/thanks-to-her'
import { maySeeHealth, maySeeSettings } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { renewalSeconds, warningSeconds } from '@/lib/auth/session-verdict'
import { knownWarnings } from '@/lib/health/health'
import { buildId } from '@/lib/live/build-id'
import { readMark } from '@/lib/live/read-mark'
import { chooseLanguageAction } from '../language-action'
import { changePasswordAction } from './account-actions'

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const staff = await requireStaff()
  const { idleMinutes } = staff.salon
  return (
    <LiveDesk readMark={readMark()} build={buildId()}>
      <IdleGuard
        idleMinutes={idleMinutes}
        renewalSeconds={renewalSeconds(idleMinutes)}
        warningSeconds={warningSeconds(idleMinutes)}
      />
      <ThanksToHer />
      <DeskShell
        salonName={staff.salon.name}
        staff={{ name: staff.name, role: staff.role }}
        maySeeSettings={maySeeSettings(staff)}
        warnings={maySeeHealth(staff) ? knownWarnings(new Date()) : []}
        actions={{ chooseLanguage: chooseLanguageAction, changePassword: changePasswordAction }}
      >
        {children}
      </DeskShell>
    </LiveDesk>
  )
}
