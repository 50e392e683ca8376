// What treatments have done to guests: open ones first, and what became of the others.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { maySeeReactions } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listReactions } from '@/lib/reactions/reaction-queries'
import { ReactionEntry } from './_components/reaction-entry'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.reactions.title') }
}

export default async function Page() {
  const staff = await requireStaff(maySeeReactions)
  const [t, words, reactions] = await Promise.all([
    getTranslations('settings'),
    getTranslations('reactions'),
    listReactions(staff, new Date()),
  ])
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.reactions.title')}
        description={t('sections.reactions.about')}
      />
      {reactions.length === 0 ? (
        <p className="text-ink-soft">{words('none')}</p>
      ) : (
        <ul className="border-t border-hair">
          {reactions.map((reaction) => (
            <ReactionEntry key={reaction.id} reaction={reaction} ownName={staff.name} />
          ))}
        </ul>
      )}
    </>
  )
}
