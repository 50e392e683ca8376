// The form of one entry of the settings: says what a colleague has changed meanwhile before it overwrites anything.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { StaffForm, type StaffFormParts } from '@/components/forms/staff-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { showToast } from '@/components/ui/toast'
import type { ActionState, StaffAction } from '@/lib/actions/action-state'

/** What stands in a field now, in words. */
export type Stands = { label: string; value: string }

export type EntryFormProps<Result> = {
  action: StaffAction<Result>
  /** What is sent beside the fields: ids, and what the editor has seen. Always of now, never of when it was opened. */
  payload: object
  /** The entry's words as they stand now; left out for a new entry. */
  stands?: readonly Stands[]
  onDone: () => void
  children: (parts: StaffFormParts<Result>) => ReactNode
  /** Stands beside the button that saves. */
  aside?: ReactNode
}

export function EntryForm<Result>({
  action,
  payload,
  stands = [],
  onDone,
  children,
  aside,
}: EntryFormProps<Result>) {
  const common = useTranslations('common')
  const done = () => {
    showToast({ tone: 'success', message: common('saved') })
    onDone()
  }
  return (
    <StaffForm action={action} onDone={done} className="grid gap-5">
      {(parts) => (
        <>
          <input type="hidden" name="payload" value={JSON.stringify(payload)} />
          <ChangedMeanwhile stands={stands} />
          {children(parts)}
          <div className="flex flex-wrap-reverse items-center justify-between gap-3 pt-2">
            {aside ?? <span />}
            <Button type="submit" variant="primary" size="lg" isPending={parts.pending}>
              {common('save')}
            </Button>
          </div>
          <LookAgain state={parts.state} />
        </>
      )}
    </StaffForm>
  )
}

/** Tells which fields no longer say what they said when the form was opened, and what they say now. */
function ChangedMeanwhile({ stands }: { stands: readonly Stands[] }) {
  const t = useTranslations('settings.form')
  const [opened] = useState(stands)
  const changed = stands.filter(({ value }, index) => value !== opened[index]?.value)
  if (changed.length === 0) return null
  return (
    <Notice tone="warning" title={t('changedMeanwhile')}>
      <dl className="mt-1 grid gap-1">
        {changed.map(({ label, value }) => (
          <div key={label} className="flex flex-wrap gap-x-2">
            <dt>{t('nowReads', { label })}</dt>
            <dd className="text-ink">{value || t('nothing')}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  )
}

/** After a business no the page shows what is true, so that the next try is made with open eyes. */
function LookAgain({ state }: { state: ActionState }) {
  const router = useRouter()
  useEffect(() => {
    if (state.status === 'refused') router.refresh()
  }, [state, router])
  return null
}
