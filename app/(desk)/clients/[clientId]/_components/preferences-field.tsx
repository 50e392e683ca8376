// How she likes things: noted in a few words, the outdated ones put away.
'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionMessage, useFieldError } from '@/components/forms/action-message'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextField } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { PREFERENCE_KINDS, type PreferenceKind } from '@/lib/clients/client-schemas'
import { notePreferenceAction, retirePreferenceAction } from '../../actions'

export type ShownPreference = { id: string; kind: PreferenceKind; text: string }

export type PreferencesFieldProps = {
  clientId: string
  preferences: readonly ShownPreference[]
}

export function PreferencesField({ clientId, preferences }: PreferencesFieldProps) {
  const t = useTranslations('clients.preferences')
  const [isNoting, setNoting] = useState(false)
  return (
    <div className="grid gap-4">
      {preferences.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
      {preferences.length > 0 && (
        <ul className="divide-y divide-hair">
          {preferences.map((preference) => (
            <PreferenceLine key={preference.id} preference={preference} />
          ))}
        </ul>
      )}
      {isNoting ? (
        <NotePreferenceForm
          clientId={clientId}
          first={
            PREFERENCE_KINDS.find((kind) => !preferences.some((noted) => noted.kind === kind)) ?? 'other'
          }
          onClose={() => setNoting(false)}
        />
      ) : (
        <div>
          <Button icon={<Plus aria-hidden="true" className="size-5" />} onPress={() => setNoting(true)}>
            {t('note')}
          </Button>
        </div>
      )}
    </div>
  )
}

function PreferenceLine({ preference }: { preference: ShownPreference }) {
  const t = useTranslations('clients.preferences')
  const kinds = useTranslations('door-card.preferences')
  const { submit, pending } = useToldAction(retirePreferenceAction)
  return (
    <li className="flex min-h-12 items-center gap-4">
      <span className="w-20 shrink-0 text-sm text-ink-soft">{kinds(preference.kind)}</span>
      <span className="min-w-0 flex-1 py-2">{preference.text}</span>
      <IconButton
        label={t('retire', { text: preference.text })}
        icon={<X aria-hidden="true" className="size-5" />}
        isDisabled={pending}
        onPress={() => void submit({ preferenceId: preference.id })}
      />
    </li>
  )
}

type FormProps = { clientId: string; first: PreferenceKind; onClose: () => void }

function NotePreferenceForm({ clientId, first, onClose }: FormProps) {
  const t = useTranslations('clients.preferences')
  const kinds = useTranslations('door-card.preferences')
  const words = useTranslations('common')
  const { state, submit, pending } = useStaffAction(notePreferenceAction)
  const error = useFieldError(state)('text')
  const [kind, setKind] = useState<string>(first)
  const [text, setText] = useState('')

  async function note() {
    const answer = await submit({ clientId, kind, text })
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
        onChange={(id) => setKind(id ?? kind)}
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
