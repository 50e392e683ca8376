// Begins an archive for somebody who is not here yet.
'use client'

import { UserPlus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ClientSearch } from '@/components/clients/client-search'
import { NewClientForm } from '@/components/clients/new-client-form'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet'
import { registerClientAction } from '../actions'

export function NewClientButton() {
  const t = useTranslations('clients')
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [knownPhone, setKnownPhone] = useState<string | null>(null)

  function openChange(opens: boolean) {
    setKnownPhone(null)
    setOpen(opens)
  }

  function openArchive({ clientId }: { clientId: string }) {
    router.push(`/clients/${clientId}`)
    openChange(false)
  }

  return (
    <>
      <Button
        variant="primary"
        icon={<UserPlus aria-hidden="true" className="size-5" />}
        onPress={() => openChange(true)}
      >
        {t('new.open')}
      </Button>
      <Sheet title={t('new.open')} isOpen={isOpen} onOpenChange={openChange}>
        {knownPhone === null ? (
          <NewClientForm
            action={registerClientAction}
            submitLabel={t('new.register')}
            onDone={openArchive}
            onFindKnown={setKnownPhone}
          />
        ) : (
          <ClientSearch initialQuery={knownPhone} onChoose={openArchive} actionOf={() => t('openArchive')} />
        )}
      </Sheet>
    </>
  )
}
