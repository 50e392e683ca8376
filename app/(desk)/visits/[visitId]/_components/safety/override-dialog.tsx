// Beginning all the same: what she signs stands before her once more, with her name and her reason.
'use client'

import { useTranslations } from 'next-intl'
import { useWordDraft } from '@/components/clients/word-drafts'
import { StaffForm } from '@/components/forms/staff-form'
import { StopList } from '@/components/safety/stop-list'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { TextAreaField } from '@/components/ui/field'
import { showToast } from '@/components/ui/toast'
import type { Gate } from '@/lib/safety/safety-queries'
import { REASON_LENGTH } from '@/lib/safety/safety-schemas'
import { overrideSafetyAction } from '../../actions'

type Props = {
  gate: Gate
  treatment: string
  ownName: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** Only what she said of something mild may pass for good. */
function mayLast({ stops }: Gate): boolean {
  return stops.every(({ kind, alert }) => kind === 'said' && alert?.severity === 'mild')
}

export function OverrideDialog({ gate, treatment, ownName, isOpen, onOpenChange }: Props) {
  const t = useTranslations('safety.override')
  const draft = useWordDraft(`override:${gate.sessionId}`, { reason: '' })
  const signed = () => {
    draft.drop()
    showToast({ tone: 'success', message: t(gate.isStarted ? 'doneGoOn' : 'done') })
    onOpenChange(false)
  }
  return (
    <Dialog
      title={t(gate.isStarted ? 'titleGoOn' : 'title')}
      eyebrow={treatment}
      width="wide"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isSticky
    >
      <StaffForm action={overrideSafetyAction} onDone={signed} className="grid gap-5">
        {({ pending, errorOf }) => (
          <>
            <div className="rounded-lg border border-rouge bg-rouge-wash p-4">
              <StopList stops={gate.stops} />
            </div>
            <p className="text-ink-soft">{t('about')}</p>
            <input type="hidden" name="sessionId" value={gate.sessionId} />
            {gate.stops.map(({ key }) => (
              <input key={key} type="hidden" name="stops" value={key} />
            ))}
            <TextAreaField
              name="reason"
              label={t('reason')}
              description={t('reasonHint')}
              rows={2}
              value={draft.words.reason}
              onChange={(reason) => draft.write({ reason })}
              maxLength={REASON_LENGTH.most}
              error={errorOf('reason')}
              isRequired
            />
            {mayLast(gate) && (
              <Checkbox name="isLasting" label={t('lasting')} description={t('lastingAbout')} />
            )}
            <Button type="submit" variant="danger" size="lg" isPending={pending}>
              {t('sign', { name: ownName })}
            </Button>
          </>
        )}
      </StaffForm>
    </Dialog>
  )
}
