// The phrases on the manager's desk.
'use client'

import { useTranslations } from 'next-intl'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextAreaField } from '@/components/ui/field'
import { PHRASE_KINDS, PHRASE_LENGTH, type PhraseKind } from '@/lib/phrases/phrase-schemas'
import { EntryForm } from '../../_components/entry-form'
import { type ListActions, ListDesk, type ListEntry } from '../../_components/list-desk'

type Phrase = ListEntry & { kind: PhraseKind }

type PhrasesDeskProps = { phrases: readonly Phrase[]; actions: ListActions }

export function PhrasesDesk({ phrases, actions }: PhrasesDeskProps) {
  const t = useTranslations('settings.lists.phrases')
  const standsOf = ({ name, nameEn, kind }: Phrase) => [
    { name: 'name', label: t('sentence'), typed: name, value: name },
    { name: 'nameEn', label: t('sentenceEn'), typed: nameEn ?? '', value: nameEn ?? '' },
    { name: 'kind', label: t('kind'), typed: kind, value: t(`kinds.${kind}`) },
  ]
  return (
    <ListDesk
      words="phrases"
      entries={phrases}
      actions={actions}
      nameEntry={(phraseId) => ({ phraseId })}
      factsOf={(phrase) => t(`kinds.${phrase.kind}`)}
      form={(phrase, close, aside) => (
        <EntryForm
          action={phrase ? actions.revise : actions.add}
          payload={phrase ? { phraseId: phrase.id, seen: seenOf(phrase) } : {}}
          stands={phrase ? standsOf(phrase) : []}
          onDone={close}
          aside={aside}
        >
          {({ errorOf }) => (
            <>
              <ChoiceChips
                name="kind"
                label={t('kind')}
                items={PHRASE_KINDS.map((id) => ({ id, label: t(`kinds.${id}`) }))}
                defaultValue={phrase?.kind ?? 'observation'}
                error={errorOf('kind')}
              />
              <TextAreaField
                name="name"
                label={t('sentence')}
                defaultValue={phrase?.name ?? ''}
                rows={2}
                maxLength={PHRASE_LENGTH}
                error={errorOf('name')}
                isRequired
              />
              <TextAreaField
                name="nameEn"
                label={t('sentenceEn')}
                description={t('sentenceEnHint')}
                defaultValue={phrase?.nameEn ?? ''}
                rows={2}
                maxLength={PHRASE_LENGTH}
                error={errorOf('nameEn')}
              />
            </>
          )}
        </EntryForm>
      )}
    />
  )
}

function seenOf({ name, nameEn, kind }: Phrase) {
  return { name, nameEn, kind }
}
