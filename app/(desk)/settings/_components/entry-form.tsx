// The form of one entry of the settings: says what a colleague has changed meanwhile before it overwrites anything.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { follow, type Stands, type TypedForm } from '@/components/forms/follow-stands'
import { StaffForm, type StaffFormParts } from '@/components/forms/staff-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { showToast } from '@/components/ui/toast'
import type { ActionState, StaffAction } from '@/lib/actions/action-state'

export type EntryFormProps<Result> = {
  action: StaffAction<Result>
  /** What is sent beside the fields: ids, and what the editor has seen. Always of now, never of when it was opened. */
  payload: object
  /** The entry's words as they stand now; left out for a new entry. */
  stands?: readonly Stands[]
  onDone?: (result: Result) => void
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
  const done = (result: Result) => {
    showToast({ tone: 'success', message: common('saved') })
    onDone?.(result)
  }
  return (
    <StaffForm action={action} onDone={done} isKept className="grid gap-5">
      {(parts) => (
        <>
          <input type="hidden" name="payload" value={JSON.stringify(payload)} />
          <ChangedMeanwhile stands={stands} {...parts} />
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

type ChangedMeanwhileProps = { stands: readonly Stands[]; state: ActionState; pending: boolean }

/**
 * When a colleague has changed the entry since it was opened: fields left alone take her words over, and where both
 * have written it tells what stands now, so that nothing of hers is overwritten unseen.
 */
function ChangedMeanwhile({ stands, state, pending }: ChangedMeanwhileProps) {
  const t = useTranslations('settings.form')
  const place = useRef<HTMLInputElement>(null)
  const opened = useRef(stands)
  const savedIn = useSaved(place, state)
  const [contested, setContested] = useState<readonly Stands[]>([])
  useEffect(() => {
    const form = place.current?.form
    if (!form) return
    const asTyped = typedForm(form, savedIn())
    opened.current = opened.current.map((was, index) => {
      const now = stands[index]
      return now ? follow(was, now, asTyped) : was
    })
    const differing = stands.filter((now, index) => now.typed !== opened.current[index]?.typed)
    setContested((before) => (before.length + differing.length === 0 ? before : differing))
  }, [stands, savedIn])
  // While the answer is on its way, what stands may be her own.
  const isShown = contested.length > 0 && !pending
  return (
    <>
      <input type="hidden" ref={place} />
      {isShown && (
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

/** What was sent with the save that succeeded last; asked anew with every answer. */
function useSaved(place: RefObject<HTMLInputElement | null>, state: ActionState): () => FormData | null {
  const sent = useRef<FormData>(null)
  const saved = useRef<{ stamp: string; form: FormData | null }>({ stamp: '', form: null })
  useEffect(() => {
    const form = place.current?.form
    const remember = () => {
      sent.current = form ? new FormData(form) : null
    }
    form?.addEventListener('submit', remember)
    return () => form?.removeEventListener('submit', remember)
  }, [place])
  return useCallback(() => {
    if (state.status === 'done' && state.stamp !== saved.current.stamp) {
      saved.current = { stamp: state.stamp, form: sent.current }
    }
    return saved.current.form
  }, [state])
}

function typedForm(form: HTMLFormElement, saved: FormData | null): TypedForm {
  const typed = new FormData(form)
  return {
    typed: (name) => wordsOf(typed.get(name)),
    saved: (name) => wordsOf(saved?.get(name) ?? null),
    write: (name, words) => {
      const field = form.elements.namedItem(name)
      const isTyped =
        field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text')
      if (isTyped) field.value = words
      return isTyped
    },
  }
}

function wordsOf(value: FormDataEntryValue | null): string | null {
  return typeof value === 'string' ? value : null
}

/** After a business no the page shows what is true, so that the next try is made with open eyes. */
function LookAgain({ state }: { state: ActionState }) {
  const router = useRouter()
  useEffect(() => {
    if (state.status === 'refused') router.refresh()
  }, [state, router])
  return null
}
