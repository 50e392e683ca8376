// Nobody has asked her yet: she is asked here and now, and the answer opens the gate or says what to mind.
'use client'

import { Check, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { NoteAlertForm } from '@/components/clients/note-alert-form'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { hasRefused } from '@/lib/consents/consent-flow'
import { noteAlertAction, recordNoAlertsAction } from '../../../../clients/actions'
import type { GateDesk } from './gate-flow'

export function AskNow({ desk }: { desk: GateDesk }) {
  const t = useTranslations('safety.gate')
  const [isNoting, setNoting] = useState(false)
  const none = useToldAction(recordNoAlertsAction)
  const { safety, visitId, healthConsent } = desk
  const about = { clientId: safety.clientId, visitId }
  if (isNoting) {
    return (
      <NoteAlertForm
        about={about}
        action={noteAlertAction}
        entries={safety.entries}
        asksConsent={healthConsent !== 'given'}
        onClose={() => setNoting(false)}
      />
    )
  }
  return (
    <div className="flex flex-wrap gap-2.5">
      <Button
        icon={<Check aria-hidden="true" className="size-5" />}
        isPending={none.pending}
        onPress={() => void none.submit(about)}
      >
        {t('recordNone')}
      </Button>
      {!hasRefused(healthConsent) && (
        <Button icon={<Plus aria-hidden="true" className="size-5" />} onPress={() => setNoting(true)}>
          {t('noteIt')}
        </Button>
      )}
    </div>
  )
}
