// How she likes things: noted in a few words, the outdated ones put away.
'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToldAction } from '@/components/actions/use-told-action'
import { ActionMessage, useFieldError } from '@/components/forms/action-message'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextField } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { PREFERENCE_KINDS, type PreferenceKind } from '@/lib/clients/client-schemas'

export type ShownPreference = { id: string; kind: PreferenceKind; text: string }

export type PreferenceActions = {
  notePreference: StaffAction<{ preferenceId: string }>
  retirePreference: StaffAction<void>
}

export type PreferencesFieldProps = {
  clientId: string
  /** The visit in which she said so. */
  visitId?: string
  preferences: readonly ShownPreference[]
  actions: PreferenceActions
  isEditable?: boolean
}

export function PreferencesField({
  clientId,
  visitId,
  preferences,
  actions,
  isEditable = true,
}: PreferencesFieldProps) {
  const t = useTranslations('clients.preferences')
  const [isNoting, setNoting] = useState(false)
  const about = { clientId, ...(visitId ? { visitId } : {}) }
  return (
    <div className="grid gap-4">
      {preferences.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
      {preferences.length > 0 && (
        <ul className="divide-y divide-hair">
          {preferences.map((preference) => (
            <PreferenceLine
              key={preference.id}
              preference={preference}
              action={actions.retirePreference}
              isEditable={isEditable}
            />
          ))}
        </ul>
      )}
      {isEditable &&
        (isNoting ? (
          <NotePreferenceForm
            about={about}
            first={PREFERENCE_KINDS.find((kind) => !preferences.some((noted) => noted.kind === kind)) ?? 'other'}
            action={actions.notePreference}
            onClose={() => setNoting(false)}
          />
        ) : (
          <div>
            <Button icon={<Plus aria-hidden="true" className="size-5" />} onPress={() => setNoting(true)}>
              {t('note')}
            </Button>
          </div>
        ))}
    </div>
  )
}

type LineProps = { preference: ShownPreference; action: StaffAction<void>; isEditable: boolean }

function PreferenceLine({ preference, action, isEditable }: LineProps) {
  const t = useTranslations('clients.preferences')
  const kinds = useTranslations('door-card.preferences')
  const { submit, pending } = useToldAction(action)
  return (
    <li className="flex min-h-12 items-center gap-4">
      <span className="w-20 shrink-0 text-sm text-ink-soft">{kinds(preference.kind)}</span>
      <span className="min-w-0 flex-1 py-2">{preference.text}</span>
      {isEditable && (
        <IconButton
          label={t('retire', { text: preference.text })}
          icon={<X aria-hidden="true" className="size-5" />}
          isDisabled={pending}
          onPress={() => void submit({ preferenceId: preference.id })}
        />
      )}
    </li>
  )
}

type FormProps = {
  about: { clientId: string; visitId?: string }
  first: PreferenceKind
  action: StaffAction<{ preferenceId: string }>
  onClose: () => void
}

function NotePreferenceForm({ about, first, action, onClose }: FormProps) {
  const t = useTranslations('clients.preferences')
  const kinds = useTranslations('door-card.preferences')
  const words = useTranslations('common')
  const { state, submit, pending } = useStaffAction(action)
  const error = useFieldError(state)('text')
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
      <ChoiceChips
        label={t('kind')}
        items={PREFERENCE_KINDS.map((id) => ({ id, label: kinds(id) }))}
        value={kind}
        onChange={setKind}
      />
      <TextField
        label={t('text')}
        placeholder={t(`examples.${kind}`)}
        value={text}
        onChange={setText}
        maxLength={200}
        autoComplete="off"
        autoFocus
        {...(error ? { error } : {})}
      />
      <ActionMessage state={state} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" isPending={pending}>
          {words('save')}
        </Button>
        <Button variant="quiet" onPress={onClose}>
          {words('cancel')}
        </Button>
      </div>
    </form>
  )
}
