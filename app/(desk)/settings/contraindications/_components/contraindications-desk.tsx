// The contraindications on the manager's desk.
'use client'

import { useTranslations } from 'next-intl'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextAreaField } from '@/components/ui/field'
import type { ContraindicationInSettings } from '@/lib/contraindications/contraindication-queries'
import { CONTRAINDICATION_KINDS } from '@/lib/contraindications/contraindication-schemas'
import { EntryForm } from '../../_components/entry-form'
import { type ListActions, ListDesk } from '../../_components/list-desk'
import { NameFields, namesStanding } from '../../_components/name-fields'

type ContraindicationsDeskProps = {
  contraindications: readonly ContraindicationInSettings[]
  actions: ListActions
}

export function ContraindicationsDesk({ contraindications, actions }: ContraindicationsDeskProps) {
  const t = useTranslations('contraindications')
  const kinds = useTranslations('menu.kinds')
  const form = useTranslations('settings.form')
  const usesOf = ({ treatments, products }: ContraindicationInSettings['_count']) =>
    treatments + products > 0 ? t('uses', { treatments, products }) : t('unused')
  const standsOf = (entry: ContraindicationInSettings) => [
    ...namesStanding(entry, form),
    { name: 'kind', label: t('kind'), typed: entry.kind, value: kinds(entry.kind) },
    { name: 'words', label: t('words'), typed: joined(entry.words), value: joined(entry.words) },
  ]
  return (
    <ListDesk
      words="contraindications"
      entries={contraindications}
      actions={actions}
      nameEntry={(contraindicationId) => ({ contraindicationId })}
      factsOf={(entry) => `${kinds(entry.kind)} · ${usesOf(entry._count)}`}
      form={(entry, close, aside) => (
        <EntryForm
          action={entry ? actions.revise : actions.add}
          payload={entry ? { contraindicationId: entry.id, seen: seenOf(entry) } : {}}
          stands={entry ? standsOf(entry) : []}
          onDone={close}
          aside={aside}
        >
          {({ errorOf }) => (
            <>
              <NameFields entry={entry} errorOf={errorOf} />
              <ChoiceChips
                name="kind"
                label={t('kind')}
                items={CONTRAINDICATION_KINDS.map((id) => ({ id, label: kinds(id) }))}
                defaultValue={entry?.kind ?? 'allergy'}
                error={errorOf('kind')}
              />
              <TextAreaField
                name="words"
                label={t('words')}
                description={t('wordsHint')}
                defaultValue={entry ? joined(entry.words) : ''}
                maxLength={600}
                rows={3}
                error={errorOf('words')}
              />
            </>
          )}
        </EntryForm>
      )}
    />
  )
}

function joined(words: readonly string[]): string {
  return words.join('、')
}

function seenOf({ kind, name, nameEn, words }: ContraindicationInSettings) {
  return { kind, name, nameEn, words }
}
