// Something is promised to her, or she has said something worth settling: written down in its place.
'use client'

import { useTranslations } from 'next-intl'
import { errorProps } from '@/components/forms/error-props'
import { FormButtons } from '@/components/forms/form-buttons'
import { StaffForm } from '@/components/forms/staff-form'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { DatePicker } from '@/components/ui/date-picker'
import { TextAreaField, TextField } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { CASE_KINDS } from '@/lib/clients/client-schemas'
import { makePromiseAction, openCaseAction } from '../../../actions'

type PromiseFormProps = {
  clientId: string
  colleagues: readonly { id: string; name: string }[]
  /** Who is signed in: most promises are one's own. */
  staffId: string
  /** YYYY-MM-DD in the salon's zone. */
  today: string
  onClose: () => void
}

export function PromiseForm({ clientId, colleagues, staffId, today, onClose }: PromiseFormProps) {
  const t = useTranslations('clients.promises')
  return (
    <StaffForm action={makePromiseAction} onDone={onClose}>
      {({ pending, errorOf }) => (
        <div className="grid gap-4 rounded-lg border border-hair p-4">
          <input type="hidden" name="clientId" value={clientId} />
          <TextField
            label={t('text')}
            name="text"
            maxLength={200}
            autoComplete="off"
            autoFocus
            {...errorProps(errorOf('text'))}
          />
          <Select
            label={t('owner')}
            name="ownerId"
            items={colleagues.map(({ id, name }) => ({ id, label: name }))}
            defaultValue={staffId}
            {...errorProps(errorOf('ownerId'))}
          />
          <DatePicker
            label={t('dueOn')}
            name="dueOn"
            today={today}
            min={today}
            {...errorProps(errorOf('dueOn'))}
          />
          <FormButtons pending={pending} onClose={onClose} />
        </div>
      )}
    </StaffForm>
  )
}

export function OpenCaseForm({ clientId, onClose }: { clientId: string; onClose: () => void }) {
  const t = useTranslations('clients.cases')
  return (
    <StaffForm action={openCaseAction} onDone={onClose}>
      {({ pending, errorOf }) => (
        <div className="grid gap-4 rounded-lg border border-hair p-4">
          <input type="hidden" name="clientId" value={clientId} />
          <ChoiceChips
            label={t('kind')}
            name="kind"
            items={CASE_KINDS.map((id) => ({ id, label: t(`kinds.${id}`) }))}
            {...errorProps(errorOf('kind'))}
          />
          <TextAreaField
            label={t('text')}
            name="text"
            rows={3}
            maxLength={1000}
            description={t('textHint')}
            {...errorProps(errorOf('text'))}
          />
          <FormButtons pending={pending} onClose={onClose} />
        </div>
      )}
    </StaffForm>
  )
}
