// There is no such page, or it is not yours to see: the same answer for both.
'use client'

import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export function PageMissing() {
  const t = useTranslations('errors')
  return (
    <EmptyState
      headingLevel={1}
      title={t('notFound.title')}
      action={<ButtonLink href="/today">{t('page.home')}</ButtonLink>}
    >
      <p>{t('notFound.body')}</p>
    </EmptyState>
  )
}
