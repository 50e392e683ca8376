// Whoever signed in with a password that somebody gave her chooses her own here; the desk opens afterwards.
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FirstPasswordForm } from '@/components/shell/first-password-form'
import { currentNewcomer, requireStaff } from '@/lib/auth/require-staff'
import { chooseFirstPasswordAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth')
  return { title: t('firstPassword.pageTitle') }
}

export default async function FirstPasswordPage() {
  const newcomer = await currentNewcomer()
  if (newcomer) return <FirstPasswordForm action={chooseFirstPasswordAction} name={newcomer.name} />
  await requireStaff()
  redirect('/today')
}
