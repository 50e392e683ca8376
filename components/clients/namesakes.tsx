// Somebody of this name is known already: who they are, before a second archive is begun.
'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { FoundClientLine } from './found-client-line'
import { useClientSearch } from './use-client-search'

type Props = {
  name: string
  clientIds: string[]
  count: number
  isPending: boolean
  onFind: () => void
  onAnother: () => void
}

export function Namesakes({ name, clientIds, count, isPending, onFind, onAnother }: Props) {
  const t = useTranslations('clients.new')
  const { found } = useClientSearch(name)
  return (
    <Notice
      tone="warning"
      title={t('sameName', { name, count })}
      action={
        <>
          <Button variant="primary" onPress={onFind}>
            {t('findSameName', { count })}
          </Button>
          <Button onPress={onAnother} isPending={isPending}>
            {t('anotherOfName')}
          </Button>
        </>
      }
    >
      <ul className="-mx-3">
        {found
          .filter(({ clientId }) => clientIds.includes(clientId))
          .map((client) => (
            <li key={client.clientId}>
              <FoundClientLine client={client} action={null} isPending={false} />
            </li>
          ))}
      </ul>
    </Notice>
  )
}
