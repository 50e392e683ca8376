// The question before an archive is erased: why, and that it cannot be taken back.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { StaffForm } from '@/components/forms/staff-form'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'
import { ERASURE_REASONS, type ErasureReason } from '@/lib/clients/erase-schemas'

type EraseArchiveProps = {
  clientId: string
  /** How she is called here. */
  guest: string
  reason: ErasureReason
  action: StaffAction<unknown>
}

export function EraseArchive({ clientId, guest, reason, action }: EraseArchiveProps) {
  const t = useTranslations('rights.erase')
  const [isOpen, setOpen] = useState(false)
  const [isSure, setSure] = useState(false)
  const change = (open: boolean) => {
    setOpen(open)
    setSure(false)
  }
  return (
    <>
      <Button variant="danger" onPress={() => change(true)} aria-label={t('openFor', { guest })}>
        {t('open')}
      </Button>
      <Dialog title={t('title', { guest })} isOpen={isOpen} onOpenChange={change} isSticky>
        <StaffForm
          action={action}
          className="grid gap-5"
          onDone={() => {
            change(false)
            showToast({ tone: 'success', message: t('done') })
          }}
        >
          {({ pending, errorOf }) => (
            <>
              <p>{t('body')}</p>
              <input type="hidden" name="clientId" value={clientId} />
              <RadioGroup
                label={t('why')}
                name="reason"
                defaultValue={reason}
                error={errorOf('reason')}
                items={ERASURE_REASONS.map((id) => ({ id, label: t(`reasons.${id}`) }))}
              />
              <Checkbox label={t('sure')} isSelected={isSure} onChange={setSure} />
              <div className="flex flex-wrap justify-end gap-3">
                <Button variant="quiet" onPress={() => change(false)}>
                  {t('keep')}
                </Button>
                <Button variant="danger" type="submit" isDisabled={!isSure} isPending={pending}>
                  {t('confirm')}
                </Button>
              </div>
            </>
          )}
        </StaffForm>
      </Dialog>
    </>
  )
}
