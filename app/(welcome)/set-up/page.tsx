// Set-up: the first page of an empty house, and never again.
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { SetUpForm } from '@/components/shell/set-up-form'
import { isSetUp } from '@/lib/salons/salon-queries'
import { chooseLanguageAction } from '../../language-action'
import { setUpAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('set-up')
  return { title: t('pageTitle') }
}

export default async function SetUpPage() {
  if (await isSetUp()) redirect('/sign-in')
  return (
    <SetUpForm
      action={setUpAction}
      chooseLanguage={chooseLanguageAction}
      locale={await getLocale()}
      timeZones={Intl.supportedValuesOf('timeZone')}
    />
  )
}
