// The sentences that are one tap away in a treatment note.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayEditPhrases } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listPhrasesForSettings } from '@/lib/phrases/phrase-queries'
import { PhrasesDesk } from './_components/phrases-desk'
import {
  addPhraseAction,
  reorderPhrasesAction,
  restorePhraseAction,
  retirePhraseAction,
  revisePhraseAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.phrases.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayEditPhrases)
  const t = await getTranslations('settings')
  const phrases = await listPhrasesForSettings(staff.salon.id)
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.phrases.title')}
        description={t('sections.phrases.about')}
      />
      <PhrasesDesk
        phrases={phrases}
        actions={{
          add: addPhraseAction,
          revise: revisePhraseAction,
          retire: retirePhraseAction,
          restore: restorePhraseAction,
          reorder: reorderPhrasesAction,
        }}
      />
    </>
  )
}
