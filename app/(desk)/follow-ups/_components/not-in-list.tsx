// She was asked for by name, and there is no call to make: who she is, why, and the way to her archive.
'use client'

import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { NotToCall } from '@/lib/follow-ups/follow-up-queries'
import { guestName } from '@/lib/i18n/format'

export function NotInList({ client, why }: NotToCall) {
  const t = useTranslations('follow-ups')
  const guest = guestName(client)
  return (
    <Notice
      tone="warning"
      className="mb-6"
      title={t('notToCall.title', { guest })}
      action={<ButtonLink href={`/clients/${client.id}`}>{t('addPhone')}</ButtonLink>}
    >
      {t(`notToCall.${why}`)}
    </Notice>
  )
}
