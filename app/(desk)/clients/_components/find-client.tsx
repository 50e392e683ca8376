// Search above, the list below; the list rests while something is typed.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ClientSearch } from '@/components/clients/client-search'

export function FindClient({ children }: { children: ReactNode }) {
  const t = useTranslations('clients')
  const router = useRouter()
  const [chosenId, setChosenId] = useState<string | null>(null)
  return (
    <ClientSearch
      label={t('find')}
      chosenId={chosenId}
      onChoose={({ clientId }) => {
        setChosenId(clientId)
        router.push(`/clients/${clientId}`)
      }}
      resting={children}
    />
  )
}
