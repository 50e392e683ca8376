// Something to mind that she mentions while she is being cared for: noted here, without leaving the treatment.
'use client'

import { ShieldPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { BLANK_NOTE, NoteAlertForm } from '@/components/clients/note-alert-form'
import { useWordDraft } from '@/components/clients/word-drafts'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet'
import { hasRefused } from '@/lib/consents/consent-flow'
import { noteAlertAction } from '../../../../clients/actions'
import type { GateDesk } from './gate-flow'

export function AlertHere({ desk }: { desk: GateDesk }) {
  const t = useTranslations('safety.alertHere')
  const [isOpen, setOpen] = useState(false)
  const { safety, visitId, healthConsent } = desk
  // Kept while the sheet is shut, and across a reload: nothing takes away what she mentioned.
  const draft = useWordDraft(`mention:${visitId}`, BLANK_NOTE)
  if (hasRefused(healthConsent)) return null
  return (
    <>
      <Button icon={<ShieldPlus aria-hidden="true" className="size-5" />} onPress={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Sheet title={t('title')} isOpen={isOpen} onOpenChange={setOpen}>
        <div className="grid gap-4">
          <p className="text-ink-soft">{t('about')}</p>
          <NoteAlertForm
            action={noteAlertAction}
            about={{ clientId: safety.clientId, visitId }}
            asksConsent={healthConsent !== 'given'}
            entries={safety.entries}
            draft={draft}
            onClose={() => setOpen(false)}
          />
        </div>
      </Sheet>
    </>
  )
}
