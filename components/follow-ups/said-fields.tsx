// What comes up in a call besides how she feels: a promise made to her, something she is not happy about.
'use client'

import { HandHeart, MessageSquareWarning } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { DatePicker } from '@/components/ui/date-picker'
import { TextAreaField, TextField } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

export type TypedPromise = { text: string; ownerId: string; dueOn: string }

export const emptyPromise: TypedPromise = { text: '', ownerId: '', dueOn: '' }

type PromiseFieldProps = {
  /** Null: none was made. */
  promise: TypedPromise | null
  owners: readonly { id: string; name: string }[]
  today: string
  onChange: (promise: TypedPromise | null) => void
  onAdd: () => void
  error?: string
}

export function PromiseField({ promise, owners, today, onChange, onAdd, error }: PromiseFieldProps) {
  const t = useTranslations('follow-ups.record')
  if (!promise) {
    return (
      <Button
        className="justify-self-start"
        icon={<HandHeart aria-hidden="true" className="size-5" />}
        onPress={onAdd}
      >
        {t('addPromise')}
      </Button>
    )
  }
  const set = (change: Partial<TypedPromise>) => onChange({ ...promise, ...change })
  return (
    <fieldset className="grid gap-4 rounded-lg bg-fold/60 p-4">
      <legend className="sr-only">{t('addPromise')}</legend>
      <TextField
        label={t('promise')}
        value={promise.text}
        onChange={(text) => set({ text })}
        maxLength={2000}
        {...(error ? { error } : {})}
      />
      <div className="flex flex-wrap gap-4">
        <Select
          label={t('promiseOwner')}
          items={owners.map(({ id, name }) => ({ id, label: name }))}
          value={promise.ownerId || null}
          onChange={(ownerId) => set({ ownerId: ownerId ?? '' })}
          className="min-w-44 flex-1"
        />
        <DatePicker
          label={t('promiseDue')}
          value={promise.dueOn || null}
          min={today}
          today={today}
          onChange={(dueOn) => set({ dueOn: dueOn ?? '' })}
          className="min-w-52 flex-1"
        />
      </div>
      <Button variant="quiet" className="justify-self-start" onPress={() => onChange(null)}>
        {t('dropPromise')}
      </Button>
    </fieldset>
  )
}

type ComplaintFieldProps = {
  /** Null: there is none. */
  text: string | null
  onChange: (text: string | null) => void
  error?: string
}

export function ComplaintField({ text, onChange, error }: ComplaintFieldProps) {
  const t = useTranslations('follow-ups.record')
  if (text === null) {
    return (
      <Button
        className="justify-self-start"
        icon={<MessageSquareWarning aria-hidden="true" className="size-5" />}
        onPress={() => onChange('')}
      >
        {t('addComplaint')}
      </Button>
    )
  }
  return (
    <div className="grid gap-3 rounded-lg bg-rouge-wash/60 p-4">
      <TextAreaField
        label={t('complaint')}
        description={t('complaintHint')}
        value={text}
        onChange={onChange}
        rows={2}
        maxLength={2000}
        {...(error ? { error } : {})}
      />
      <Button variant="quiet" className="justify-self-start" onPress={() => onChange(null)}>
        {t('dropComplaint')}
      </Button>
    </div>
  )
}
