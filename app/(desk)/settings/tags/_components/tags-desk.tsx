// The tags of clients on the manager's desk.
'use client'

import { useTranslations } from 'next-intl'
import { EntryForm } from '../../_components/entry-form'
import { type ListActions, ListDesk, type ListEntry } from '../../_components/list-desk'
import { NameFields, namesStanding } from '../../_components/name-fields'

type TagsDeskProps = { tags: readonly ListEntry[]; actions: ListActions }

export function TagsDesk({ tags, actions }: TagsDeskProps) {
  const form = useTranslations('settings.form')
  return (
    <ListDesk
      words="tags"
      entries={tags}
      actions={actions}
      nameEntry={(tagId) => ({ tagId })}
      form={(tag, close, aside) => (
        <EntryForm
          action={tag ? actions.revise : actions.add}
          payload={tag ? { tagId: tag.id, seen: { name: tag.name, nameEn: tag.nameEn } } : {}}
          stands={tag ? namesStanding(tag, form) : []}
          onDone={close}
          aside={aside}
        >
          {({ errorOf }) => <NameFields entry={tag} errorOf={errorOf} />}
        </EntryForm>
      )}
    />
  )
}
