// The natures of clients on the manager's desk.
'use client'

import { useTranslations } from 'next-intl'
import { EntryForm } from '../../_components/entry-form'
import { type ListActions, ListDesk, type ListEntry } from '../../_components/list-desk'
import { NameFields, namesStanding } from '../../_components/name-fields'

type NaturesDeskProps = { natures: readonly ListEntry[]; actions: ListActions }

export function NaturesDesk({ natures, actions }: NaturesDeskProps) {
  const form = useTranslations('settings.form')
  return (
    <ListDesk
      words="natures"
      entries={natures}
      actions={actions}
      nameEntry={(natureId) => ({ natureId })}
      form={(nature, close, aside) => (
        <EntryForm
          action={nature ? actions.revise : actions.add}
          payload={nature ? { natureId: nature.id, seen: { name: nature.name, nameEn: nature.nameEn } } : {}}
          stands={nature ? namesStanding(nature, form) : []}
          onDone={close}
          aside={aside}
        >
          {({ errorOf }) => <NameFields entry={nature} errorOf={errorOf} />}
        </EntryForm>
      )}
    />
  )
}
