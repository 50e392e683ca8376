// The manager's table of contents: what can be set, and how it stands.
import { ChevronRight } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { maySeeSettings } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { countSettings } from '@/lib/salons/salon-settings-queries'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('title') }
}

const GROUPS = [
  {
    group: 'service',
    sections: [
      'standards',
      'menu',
      'contraindications',
      'products',
      'assessments',
      'phrases',
      'courtesies',
      'cases',
    ],
  },
  { group: 'clients', sections: ['natures', 'tags', 'overrides', 'reactions', 'retention', 'audit'] },
  { group: 'house', sections: ['staff', 'skills', 'places', 'times', 'wall-boards', 'backups'] },
] as const

export default async function Page() {
  const staff = await requireStaff(maySeeSettings)
  const t = await getTranslations('settings')
  const counts = await countSettings(staff.salon.id)
  const { opensAt, closesAt } = staff.salon
  const stands = {
    standards: t('stands.standards', { count: counts.standards, version: counts.version }),
    menu: t('stands.menu', { count: counts.treatments }),
    products: t('stands.products', { count: counts.products }),
    courtesies: t('stands.courtesies', { count: counts.courtesies }),
    staff: t('stands.staff', { count: counts.staff }),
    places: t('stands.places', { seats: counts.seats, rooms: counts.rooms }),
    times: t('stands.times', { opensAt, closesAt }),
    natures: t('stands.natures', { count: counts.natures }),
    assessments: t('stands.assessments', { count: counts.assessmentTemplates }),
    phrases: t('stands.phrases', { count: counts.phrases }),
    skills: t('stands.skills', { count: counts.skills }),
    contraindications: t('stands.contraindications', { count: counts.contraindications }),
    cases: t('stands.cases', { count: counts.shownCases }),
    tags: t('stands.tags', { count: counts.tags }),
    retention: t('stands.retention', { years: staff.salon.retentionYears }),
    'wall-boards': t('stands.wall-boards', { count: counts.wallBoards }),
    audit: '',
    overrides: '',
    reactions: '',
    backups: '',
  }
  return (
    <>
      <PageHeader title={t('title')} description={t('about')} />
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-2">
        {GROUPS.map(({ group, sections }) => (
          <section key={group}>
            <h2 className="pb-2 text-lg text-ink-soft">{t(`groups.${group}`)}</h2>
            <ul className="border-t border-hair">
              {sections.map((section) => (
                <li key={section} className="border-b border-hair">
                  <Link
                    href={`/settings/${section}`}
                    className="group flex min-h-20 items-center gap-4 rounded-md px-2 py-3 no-underline hover:bg-sheet"
                  >
                    <span className="min-w-0 flex-1">
                      <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                        <span className="font-serif text-xl font-semibold group-hover:text-celadon-deep">
                          {t(`sections.${section}.title`)}
                        </span>
                        <span className="numeric text-sm text-ink-soft">{stands[section]}</span>
                      </span>
                      <span className="block pt-0.5 text-sm text-ink-soft">
                        {t(`sections.${section}.short`)}
                      </span>
                    </span>
                    <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-ink-soft" />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
