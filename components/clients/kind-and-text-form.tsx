// Something about her in a few words: of which kind, and what.
'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { ActionMessage, useFieldError } from '@/components/forms/action-message'
import { errorProps } from '@/components/forms/error-props'
import { FormButtons } from '@/components/forms/form-buttons'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextField } from '@/components/ui/field'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'

type Props<Kind extends string, Result> = {
  action: StaffAction<Result>
  /** Holds the words `kind`, `text` and, for every kind, `examples.<kind>`. */
  namespace: 'clients.alerts' | 'clients.preferences'
  kinds: readonly { id: Kind; label: string }[]
  first: Kind
  /** Sent along with kind and text. */
  about: object
  onClose: () => void
  /** Fields below the text. */
  children?: ReactNode
}

export function KindAndTextForm<Kind extends string, Result>({
  action,
  namespace,
  kinds,
  first,
  about,
  onClose,
  children,
}: Props<Kind, Result>) {
  const t = useTranslations(namespace)
  const { state, submit, pending } = useStaffAction(action)
  const errorOf = useFieldError(state)
  const [kind, setKind] = useState<string>(first)
  const [text, setText] = useState('')

  async function note() {
    const answer = await submit({ ...about, kind, text })
    if (answer?.status === 'done') onClose()
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void note()
      }}
      className="grid gap-4 rounded-lg border border-hair p-4"
    >
      <ChoiceChips label={t('kind')} items={kinds} value={kind} onChange={(id) => setKind(id ?? kind)} />
      <TextField
        label={t('text')}
        placeholder={t(`examples.${kind}`)}
        value={text}
        onChange={setText}
        maxLength={200}
        autoComplete="off"
        autoFocus
        {...errorProps(errorOf('text'))}
      />
      {children}
      <ActionMessage state={state} />
      <FormButtons pending={pending} onClose={onClose} />
    </form>
  )
}
