// The salon itself: its name and zone, its hours, limits and delays.
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayEditSalon } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { COUNTRIES, CURRENCIES } from '@/lib/salons/salon-region'
import { readSalonSettings } from '@/lib/salons/salon-settings-queries'
import { SalonForm } from './_components/salon-form'
import { reviseSalonAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.times.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayEditSalon)
  const [t, locale, settings] = await Promise.all([
    getTranslations('settings'),
    getLocale(),
    readSalonSettings(staff.salon.id),
  ])
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.times.title')}
        description={t('sections.times.about')}
      />
      <div className="max-w-4xl">
        <SalonForm
          action={reviseSalonAction}
          settings={settings}
          timeZones={[...new Set([settings.timeZone, ...Intl.supportedValuesOf('timeZone')])].sort()}
          regionNames={{
            currency: namesOf(CURRENCIES, 'currency', locale),
            phoneCountry: namesOf(COUNTRIES, 'region', locale),
          }}
        />
      </div>
    </>
  )
}

function namesOf(
  codes: readonly string[],
  type: 'currency' | 'region',
  locale: string,
): Record<string, string> {
  const names = new Intl.DisplayNames(locale, { type })
  return Object.fromEntries(codes.map((code) => [code, names.of(code) ?? code]))
}
