// Set-up: the first page of an empty house, and never again.
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { SetUpForm } from '@/components/shell/set-up-form'
import { Notice } from '@/components/ui/notice'
import { isKnownHost } from '@/lib/auth/known-host'
import { isSetUp } from '@/lib/salons/salon-queries'
import { chooseLanguageAction } from '../../language-action'
import { setUpAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('set-up')
  return { title: t('pageTitle') }
}

export default async function SetUpPage() {
  if (await isSetUp()) redirect('/sign-in')
  if (!isKnownHost(await headers())) return <SetUpElsewhere />
  return (
    <SetUpForm
      action={setUpAction}
      chooseLanguage={chooseLanguageAction}
      locale={await getLocale()}
      timeZones={Intl.supportedValuesOf('timeZone')}
    />
  )
}

/** Somebody led a browser here by a name that is not this computer's. */
async function SetUpElsewhere() {
  const t = await getTranslations('set-up')
  return (
    <>
      <h1 className="text-2xl">{t('title')}</h1>
      <Notice tone="warning" className="mt-6">
        {t('hostUnknown')}
      </Notice>
    </>
  )
}
