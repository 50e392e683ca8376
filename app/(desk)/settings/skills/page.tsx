// What therapists have learnt, and who has learnt it.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayEditSkills } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listSkillsForSettings } from '@/lib/skills/skill-queries'
import { SkillsDesk } from './_components/skills-desk'
import {
  addSkillAction,
  reorderSkillsAction,
  restoreSkillAction,
  retireSkillAction,
  reviseSkillAction,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.skills.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayEditSkills)
  const t = await getTranslations('settings')
  const { skills, therapists } = await listSkillsForSettings(staff.salon.id)
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.skills.title')}
        description={t('sections.skills.about')}
      />
      <SkillsDesk
        skills={skills}
        therapists={therapists}
        actions={{
          add: addSkillAction,
          revise: reviseSkillAction,
          retire: retireSkillAction,
          restore: restoreSkillAction,
          reorder: reorderSkillsAction,
        }}
      />
    </>
  )
}
