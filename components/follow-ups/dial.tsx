// Her number, to be touched.
'use client'

import { Phone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { buttonStyles } from '@/components/ui/button-styles'
import { Notice } from '@/components/ui/notice'
import { formatPhone } from '@/lib/i18n/format-phone'

type DialProps = { client: { id: string; phone: string | null }; phoneCountry: string }

export function Dial({ client, phoneCountry }: DialProps) {
  const t = useTranslations('follow-ups')
  if (!client.phone) {
    return (
      <Notice tone="warning" action={<ButtonLink href={`/clients/${client.id}`}>{t('addPhone')}</ButtonLink>}>
        {t('noPhone')}
      </Notice>
    )
  }
  return (
    <a href={`tel:${client.phone}`} className={buttonStyles('secondary', 'lg', false, 'numeric')}>
      <Phone aria-hidden="true" className="size-5 text-celadon" />
      {t('callNumber', { phone: formatPhone(client.phone, phoneCountry) })}
    </a>
  )
}
