// Sign-in. A demo salon names its three accounts here.
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SignInForm } from '@/components/shell/sign-in-form'
import { currentNewcomer, currentStaff } from '@/lib/auth/require-staff'
import { getFrontDoor } from '@/lib/salons/salon-queries'
import { chooseLanguageAction } from '../../language-action'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth')
  return { title: t('pageTitle') }
}

export default async function SignInPage() {
  if (await currentStaff()) redirect('/today')
  if (await currentNewcomer()) redirect('/first-password')
  const door = await getFrontDoor()
  if (!door) redirect('/set-up')
  return <SignInForm houseName={door.houseName} isDemo={door.isDemo} chooseLanguage={chooseLanguageAction} />
}
