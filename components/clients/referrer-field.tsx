// Through whom she came: another client, found as everywhere else.
'use client'

import { UserSearch, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ClientSearch } from '@/components/clients/client-search'
import { Button } from '@/components/ui/button'
import { fieldStyles } from '@/components/ui/field-styles'
import { IconButton } from '@/components/ui/icon-button'
import { Sheet } from '@/components/ui/sheet'

type Props = {
  clientId: string
  /** The referrer's id, or nothing. */
  value: string
  known: { id: string; name: string } | null
  onChange: (clientId: string) => void
}

export function ReferrerField({ clientId, value, known, onChange }: Props) {
  const t = useTranslations('clients.basics')
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState(known)
  const name =
    value === ''
      ? null
      : chosen?.id === value
        ? chosen.name
        : known?.id === value
          ? known.name
          : t('anotherGuest')
  return (
    <div className={fieldStyles.root}>
      <span className={fieldStyles.label}>{t('referredBy')}</span>
      <div className="flex items-center gap-3">
        {name && <span className="min-w-0">{name}</span>}
        <Button icon={<UserSearch aria-hidden="true" className="size-5" />} onPress={() => setOpen(true)}>
          {t(name ? 'changeReferrer' : 'chooseReferrer')}
        </Button>
        {name && (
          <IconButton
            label={t('noReferrer')}
            icon={<X aria-hidden="true" className="size-5" />}
            onPress={() => onChange('')}
          />
        )}
      </div>
      <Sheet title={t('referredBy')} isOpen={isOpen} onOpenChange={setOpen}>
        <ClientSearch
          autoFocus
          resting={null}
          actionOf={(client) => (client.clientId === clientId ? null : t('choose'))}
          onChoose={(client) => {
            if (client.clientId === clientId) return
            setChosen({ id: client.clientId, name: client.name })
            onChange(client.clientId)
            setOpen(false)
          }}
        />
      </Sheet>
    </div>
  )
}
