// What was let begin past the safety gate: by whom, when, with whom, and why.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { legible } from '@/lib/actions/read-input'
import { maySeeOverrides } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listOverrides } from '@/lib/safety/safety-queries'
import { overridesAskedSchema } from '@/lib/safety/safety-schemas'
import { OverrideEntry } from './_components/override-entry'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.overrides.title') }
}

export default async function Page({ searchParams }: Props) {
  const staff = await requireStaff(maySeeOverrides)
  const { before } = overridesAskedSchema.parse(legible(await searchParams))
  const [t, words, { overrides, older }] = await Promise.all([
    getTranslations('settings'),
    getTranslations('safety.list'),
    listOverrides(staff, new Date(), before),
  ])
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.overrides.title')}
        description={t('sections.overrides.about')}
      />
      {overrides.length === 0 ? (
        <p className="text-ink-soft">{words('none')}</p>
      ) : (
        <ul className="border-t border-hair">
          {overrides.map((override) => (
            <OverrideEntry key={override.id} override={override} />
          ))}
        </ul>
      )}
      {older && (
        <p className="pt-6">
          <ButtonLink href={`?before=${older}`}>{words('older')}</ButtonLink>
        </p>
      )}
      {before && (
        <p className="pt-4">
          <Link
            href="/settings/overrides"
            className="inline-flex min-h-12 items-center font-medium text-celadon-deep underline-offset-4 hover:underline"
          >
            {words('newest')}
          </Link>
        </p>
      )}
    </>
  )
}
