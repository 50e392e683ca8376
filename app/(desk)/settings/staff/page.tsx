// The people who work here.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayManageStaff } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listStaff } from '@/lib/staff/staff-queries'
import { StaffDesk } from './_components/staff-desk'
import {
  changeRoleAction,
  createStaffMemberAction,
  deactivateStaffMemberAction,
  handOnAction,
  nameForSafetyAction,
  reactivateStaffMemberAction,
  renameStaffMemberAction,
  resetPasswordAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.staff.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayManageStaff)
  const t = await getTranslations('settings')
  const colleagues = await listStaff(staff)
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.staff.title')}
        description={t('sections.staff.about')}
      />
      <StaffDesk
        colleagues={colleagues}
        ownId={staff.id}
        actions={{
          create: createStaffMemberAction,
          changeRole: changeRoleAction,
          resetPassword: resetPasswordAction,
          deactivate: deactivateStaffMemberAction,
          nameForSafety: nameForSafetyAction,
          reactivate: reactivateStaffMemberAction,
          rename: renameStaffMemberAction,
          handOn: handOnAction,
        }}
      />
    </>
  )
}
