// A treatment that once did her harm may be done again: with a name and a reason.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useWordDraft } from '@/components/clients/word-drafts'
import { StaffForm } from '@/components/forms/staff-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextAreaField } from '@/components/ui/field'
import { showToast } from '@/components/ui/toast'
import { clearReactionAction } from '../actions'

type Props = { reactionId: string; guest: string; treatment: string; ownName: string }

export function ClearReaction({ reactionId, guest, treatment, ownName }: Props) {
  const t = useTranslations('reactions')
  const [isOpen, setOpen] = useState(false)
  // Kept while the dialog is shut, and across a reload: nothing takes away what was typed.
  const draft = useWordDraft(`clear:${reactionId}`, { reason: '' })
  const cleared = () => {
    draft.drop()
    showToast({ tone: 'success', message: t('done') })
    setOpen(false)
  }
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('clear')}</Button>
      <Dialog title={t('clearTitle', { guest, treatment })} isOpen={isOpen} onOpenChange={setOpen} isSticky>
        <StaffForm action={clearReactionAction} onDone={cleared} className="grid gap-5">
          {({ pending, errorOf }) => (
            <>
              <p className="text-ink-soft">{t('clearAbout')}</p>
              <input type="hidden" name="reactionId" value={reactionId} />
              <TextAreaField
                name="reason"
                label={t('clearReason')}
                description={t('clearReasonHint')}
                rows={2}
                maxLength={500}
                value={draft.words.reason}
                onChange={(text) => draft.write({ reason: text })}
                error={errorOf('reason')}
                isRequired
              />
              <Button type="submit" variant="danger" size="lg" isPending={pending}>
                {t('clearSign', { name: ownName })}
              </Button>
            </>
          )}
        </StaffForm>
      </Dialog>
    </>
  )
}
