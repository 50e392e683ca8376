// How she lives: family, schooling, work, character, what she loves.
'use client'

import { useTranslations } from 'next-intl'
import { inputOf } from '@/components/clients/basics-draft'
import { TextAreaField, TextField } from '@/components/ui/field'
import type { ArchiveBasics } from '@/lib/clients/basics-queries'
import { reviseBasicsAction } from '../../../actions'
import { EditableSection } from './editable-section'
import { Facts } from './facts'

const FIELDS = ['family', 'education', 'occupation', 'character', 'hobbies'] as const
const LONG: readonly string[] = ['family', 'character', 'hobbies']

export function LifeSection({ client, isEditable }: { client: ArchiveBasics; isEditable: boolean }) {
  const t = useTranslations('archive-basics')
  return (
    <EditableSection
      client={client}
      section="life"
      title={t('sections.life')}
      isEditable={isEditable}
      now={{
        family: client.family ?? '',
        education: client.education ?? '',
        occupation: client.occupation ?? '',
        character: client.character ?? '',
        hobbies: client.hobbies ?? '',
      }}
      action={reviseBasicsAction}
      inputOf={(draft) => ({ section: 'life', ...inputOf(draft) })}
      facts={
        <Facts
          none={t('lifeNone')}
          facts={FIELDS.map((field) => ({ label: t(`fields.${field}`), value: client[field] }))}
        />
      }
    >
      {({ field }) =>
        FIELDS.map((name) =>
          LONG.includes(name) ? (
            <TextAreaField
              key={name}
              {...field(name)}
              placeholder={t(`examples.${name}`)}
              rows={2}
              maxLength={500}
            />
          ) : (
            <TextField
              key={name}
              {...field(name)}
              placeholder={t(`examples.${name}`)}
              maxLength={120}
              autoComplete="off"
            />
          ),
        )
      }
    </EditableSection>
  )
}
