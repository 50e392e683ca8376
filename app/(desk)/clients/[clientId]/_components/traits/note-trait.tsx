// Noting a trait: where there is something to choose from, the choice itself is the last tap; otherwise in words.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionMessage, useFieldError } from '@/components/forms/action-message'
import { errorProps } from '@/components/forms/error-props'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextField } from '@/components/ui/field'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import type { PreferenceKind } from '@/lib/clients/client-schemas'
import { choicesOf, TEA_DEGREES } from '@/lib/clients/preference-schemas'
import type { ClientTraits } from '@/lib/clients/trait-queries'
import { localName } from '@/lib/i18n/format'
import { notePreferenceAction } from '../../../actions'

type Props = Pick<ClientTraits, 'seats' | 'therapists'> & {
  clientId: string
  kind: PreferenceKind
  onClose: () => void
}

export function NoteTrait({ clientId, kind, seats, therapists, onClose }: Props) {
  const t = useTranslations('archive.traits')
  const preference = useTranslations('archive.preference')
  const common = useTranslations('common')
  const locale = useLocale()
  const { state, submit, pending } = useStaffAction(notePreferenceAction)
  const errorOf = useFieldError(state)
  const [degree, setDegree] = useState<string | null>(null)
  const [wish, setWish] = useState<string>('wished')
  const [text, setText] = useState('')

  async function note(chosen: object = {}) {
    const words = text.trim()
    const answer = await submit({
      clientId,
      kind,
      ...(degree ? { degree } : {}),
      ...(words ? { text: words } : {}),
      ...chosen,
    })
    if (answer?.status === 'done') onClose()
  }

  const choices = {
    seat: seats.map((seat) => ({ id: seat.id, label: localName(seat, locale) })),
    therapist: therapists.map(({ id, name }) => ({ id, label: name })),
  }
  const items =
    kind === 'seat' || kind === 'therapist'
      ? choices[kind]
      : choicesOf(kind).map((id) => ({ id, label: preference(`${kind}.${id}`) }))

  function choose(id: string | null) {
    if (!id) return
    if (kind === 'seat') return void note({ seatId: id })
    if (kind === 'therapist') return void note({ therapistId: id, choice: wish })
    void note({ choice: id })
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
      {kind === 'tea' && (
        <ChoiceChips
          label={t('degree')}
          items={TEA_DEGREES.map((id) => ({ id, label: preference(`degree.${id}`) }))}
          value={degree}
          onChange={setDegree}
        />
      )}
      {kind === 'therapist' && (
        <ChoiceChips
          label={t('wish')}
          items={choicesOf('therapist').map((id) => ({ id, label: t(id) }))}
          value={wish}
          onChange={(id) => setWish(id ?? wish)}
        />
      )}
      {items.length > 0 && (
        <ChoiceChips
          label={t(kind === 'seat' || kind === 'therapist' ? kind : 'choose')}
          items={items}
          value={null}
          onChange={choose}
          isDisabled={pending}
        />
      )}
      <TextField
        label={t(items.length > 0 ? 'words' : 'wordsOnly')}
        placeholder={t(`examples.${kind}`)}
        value={text}
        onChange={setText}
        maxLength={200}
        autoComplete="off"
        autoFocus={items.length === 0}
        {...errorProps(errorOf('text'))}
      />
      <ActionMessage state={state} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant={items.length > 0 ? 'secondary' : 'primary'} isPending={pending}>
          {common('save')}
        </Button>
        <Button variant="quiet" onPress={onClose}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  )
}
