// The courtesies on the manager's desk.
'use client'

import { useTranslations } from 'next-intl'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { OCCASIONS } from '@/lib/courtesies/courtesy-schemas'
import { EntryForm } from '../../_components/entry-form'
import { type ListActions, ListDesk, type ListEntry } from '../../_components/list-desk'
import { NameFields, namesStanding } from '../../_components/name-fields'

type Courtesy = ListEntry & { occasion: (typeof OCCASIONS)[number] }

type CourtesiesDeskProps = { courtesies: readonly Courtesy[]; actions: ListActions }

export function CourtesiesDesk({ courtesies, actions }: CourtesiesDeskProps) {
  const t = useTranslations('settings.lists.courtesies')
  const form = useTranslations('settings.form')
  const standsOf = (courtesy: Courtesy) => [
    ...namesStanding(courtesy, form),
    {
      name: 'occasion',
      label: t('occasion'),
      typed: courtesy.occasion,
      value: t(`occasions.${courtesy.occasion}`),
    },
  ]
  return (
    <ListDesk
      words="courtesies"
      entries={courtesies}
      actions={actions}
      nameEntry={(courtesyId) => ({ courtesyId })}
      factsOf={(courtesy) => t(`occasions.${courtesy.occasion}`)}
      form={(courtesy, close, aside) => (
        <EntryForm
          action={courtesy ? actions.revise : actions.add}
          payload={courtesy ? { courtesyId: courtesy.id, seen: seenOf(courtesy) } : {}}
          stands={courtesy ? standsOf(courtesy) : []}
          onDone={close}
          aside={aside}
        >
          {({ errorOf }) => (
            <>
              <NameFields entry={courtesy} errorOf={errorOf} />
              <ChoiceChips
                name="occasion"
                label={t('occasion')}
                items={OCCASIONS.map((id) => ({ id, label: t(`occasions.${id}`) }))}
                defaultValue={courtesy?.occasion ?? 'any'}
                error={errorOf('occasion')}
              />
            </>
          )}
        </EntryForm>
      )}
    />
  )
}

function seenOf({ name, nameEn, occasion }: Courtesy) {
  return { name, nameEn, occasion }
}
