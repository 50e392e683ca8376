// Whose archive is the double: found by name or number.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ClientSearch } from '@/components/clients/client-search'
import { Card } from '@/components/ui/card'

export function FindPartner({ clientId }: { clientId: string }) {
  const t = useTranslations('merge.partner')
  const router = useRouter()
  return (
    <Card as="section" aria-label={t('search')} className="p-6!">
      <ClientSearch
        label={t('search')}
        resting={<p className="text-ink-soft">{t('resting')}</p>}
        actionOf={(client) => (client.clientId === clientId ? t('herself') : t('choose'))}
        onChoose={(client) => {
          if (client.clientId === clientId) return
          router.push(`/clients/duplicates?with=${clientId}&other=${client.clientId}`)
        }}
      />
    </Card>
  )
}
