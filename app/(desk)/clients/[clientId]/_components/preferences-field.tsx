// How she likes things: noted in a few words, the outdated ones put away.
'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { KindAndTextForm } from '@/components/clients/kind-and-text-form'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { PREFERENCE_KINDS, type PreferenceKind } from '@/lib/clients/client-schemas'
import { notePreferenceAction, retirePreferenceAction } from '../../actions'

export type ShownPreference = { id: string; kind: PreferenceKind; text: string }

export type PreferencesFieldProps = {
  clientId: string
  preferences: readonly ShownPreference[]
}

export function PreferencesField({ clientId, preferences }: PreferencesFieldProps) {
  const t = useTranslations('clients.preferences')
  const kinds = useTranslations('door-card.preferences')
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
        <KindAndTextForm
          action={notePreferenceAction}
          namespace="clients.preferences"
          kinds={PREFERENCE_KINDS.map((id) => ({ id, label: kinds(id) }))}
          first={
            PREFERENCE_KINDS.find((kind) => !preferences.some((noted) => noted.kind === kind)) ?? 'other'
          }
          about={{ clientId }}
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
