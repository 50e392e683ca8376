// The form of one entry of the settings: says what a colleague has changed meanwhile before it overwrites anything.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { StaffForm, type StaffFormParts } from '@/components/forms/staff-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { showToast } from '@/components/ui/toast'
import type { ActionState, StaffAction } from '@/lib/actions/action-state'

/** What stands in a field now: as the form sends it, and in words. */
export type Stands = { name: string; label: string; typed: string; value: string }

export type EntryFormProps<Result> = {
  action: StaffAction<Result>
  /** What is sent beside the fields: ids, and what the editor has seen. Always of now, never of when it was opened. */
  payload: object
  /** The entry's words as they stand now; left out for a new entry. */
  stands?: readonly Stands[]
  onDone?: () => void
  children: (parts: StaffFormParts<Result>) => ReactNode
  /** Stands beside the button that saves. */
  aside?: ReactNode
}

const nothing: readonly Stands[] = []

export function EntryForm<Result>({
  action,
  payload,
  stands = nothing,
  onDone,
  children,
  aside,
}: EntryFormProps<Result>) {
  const common = useTranslations('common')
  const done = () => {
    showToast({ tone: 'success', message: common('saved') })
    onDone?.()
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

/**
 * When a colleague has changed the entry since it was opened: fields left alone take her words over, and where both
 * have written it tells what stands now, so that nothing of hers is overwritten unseen.
 */
function ChangedMeanwhile({ stands }: { stands: readonly Stands[] }) {
  const t = useTranslations('settings.form')
  const place = useRef<HTMLInputElement>(null)
  const opened = useRef(stands)
  const [contested, setContested] = useState<readonly Stands[]>([])
  useEffect(() => {
    const form = place.current?.form
    if (!form) return
    const typed = new FormData(form)
    opened.current = opened.current.map((was, index) => {
      const now = stands[index]
      if (!now || now.typed === was.typed) return was
      const isTaken = typed.get(was.name) === now.typed || takeOver(form, was, now)
      return isTaken ? now : was
    })
    const differing = stands.filter((now, index) => now.typed !== opened.current[index]?.typed)
    setContested((before) => (before.length + differing.length === 0 ? before : differing))
  }, [stands])
  return (
    <>
      <input type="hidden" ref={place} />
      {contested.length > 0 && (
        <Notice tone="warning" title={t('changedMeanwhile')}>
          <dl className="mt-1 grid gap-1">
            {contested.map(({ name, label, value }) => (
              <div key={name} className="flex flex-wrap gap-x-2">
                <dt>{t('nowReads', { label })}</dt>
                <dd className="text-ink">{value || t('nothing')}</dd>
              </div>
            ))}
          </dl>
        </Notice>
      )}
    </>
  )
}

/** Puts the new words into a typed field that still says the old ones; choices keep what they show. */
function takeOver(form: HTMLFormElement, was: Stands, now: Stands): boolean {
  const field = form.elements.namedItem(was.name)
  const isTyped =
    field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text')
  if (!isTyped || field.value !== was.typed) return false
  field.value = now.typed
  return true
}

/** After a business no the page shows what is true, so that the next try is made with open eyes. */
function LookAgain({ state }: { state: ActionState }) {
  const router = useRouter()
  useEffect(() => {
    if (state.status === 'refused') router.refresh()
  }, [state, router])
  return null
}
