// Who she is: name and reading, how she is spoken to, nickname, sex, birthday.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { birthdayDraftOf, inputOf } from '@/components/clients/basics-draft'
import { BirthdayFields } from '@/components/clients/birthday-fields'
import { birthdayWords } from '@/components/clients/birthday-words'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextField } from '@/components/ui/field'
import type { ArchiveBasics } from '@/lib/clients/basics-queries'
import { SEXES } from '@/lib/clients/basics-schemas'
import { reviseBasicsAction } from '../../../actions'
import { EditableSection } from './editable-section'
import { Facts } from './facts'

function wordsOf(client: ArchiveBasics) {
  return {
    name: client.name,
    pinyin: client.pinyin,
    formOfAddress: client.formOfAddress ?? '',
    nickname: client.nickname ?? '',
    sex: client.sex ?? 'unknown',
    ...birthdayDraftOf(client),
  }
}

export function IdentitySection({ client }: { client: ArchiveBasics }) {
  const t = useTranslations('clients.basics')
  const sections = useTranslations('archive-basics')
  return (
    <EditableSection
      client={client}
      section="identity"
      title={sections('sections.identity')}
      isEditable
      now={wordsOf(client)}
      action={reviseBasicsAction}
      inputOf={(draft) => ({ section: 'identity', ...inputOf(draft) })}
      facts={<IdentityFacts client={client} />}
    >
      {({ field }) => (
        <>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField {...field('name')} maxLength={60} autoComplete="off" isRequired />
            <TextField
              {...field('pinyin')}
              description={t('pinyinHint')}
              maxLength={120}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
            />
            <TextField {...field('formOfAddress')} maxLength={30} autoComplete="off" />
            <TextField
              {...field('nickname')}
              description={sections('hints.nickname')}
              maxLength={30}
              autoComplete="off"
            />
          </div>
          <ChoiceChips
            {...field('sex')}
            items={[
              ...SEXES.map((id) => ({ id, label: t(`sexes.${id}`) })),
              { id: 'unknown', label: t('unsaid') },
            ]}
          />
          <BirthdayFields field={field} />
        </>
      )}
    </EditableSection>
  )
}

export function IdentityFacts({ client }: { client: ArchiveBasics }) {
  const t = useTranslations('clients.basics')
  const fields = useTranslations('archive-basics.fields')
  const locale = useLocale()
  return (
    <Facts
      facts={[
        { label: fields('name'), value: client.name },
        { label: fields('pinyin'), value: client.pinyin },
        { label: fields('formOfAddress'), value: client.formOfAddress, isWanted: true },
        { label: fields('nickname'), value: client.nickname },
        { label: fields('sex'), value: client.sex && t(`sexes.${client.sex}`) },
        { label: fields('birthday'), value: birthdayWords(client, locale), isWanted: true },
      ]}
    />
  )
}
