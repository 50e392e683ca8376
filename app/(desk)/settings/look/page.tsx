// Every part of the look in every state, for whoever cares for how the house looks.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LookGallery } from '@/components/ui/look-gallery'
import { maySeeLook } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.look.title') }
}

export default async function Page() {
  await requireStaff(maySeeLook)
  return <LookGallery />
}
